/**
 * Calls a function as soon as what is running now has returned. `queueMicrotask` would do the same, but fake timers replace it (Jest's
 * by default), and then nothing is called.
 */
export function nextMicrotask(callback: () => void): void {
  void Promise.resolve().then(callback);
}
