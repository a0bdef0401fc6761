/** Counts turns of the event loop. Must be closed, or it may keep the process alive. */
export interface EventLoopTurns {
  /** Resolves in the next turn. */
  next(): Promise<void>;
  close(): void;
}

/** Counts turns in the way that the platform supports. */
export function eventLoopTurns(): EventLoopTurns {
  // workerd delivers messages before other pending events, such as the end of a body.
  if (typeof navigator !== "undefined" && navigator.userAgent === "Cloudflare-Workers") return timerTurns;
  try {
    return messageTurns(new MessageChannel());
  } catch {
    // React Native has no message channels, and those of Next.js's edge runtime throw.
    return timerTurns;
  }
}

/**
 * Counts with messages from one port to another: faster than timers, which wait at least a millisecond, and not replaced by test
 * runners.
 */
function messageTurns({ port1, port2 }: MessageChannel): EventLoopTurns {
  let passed: () => void = () => undefined;
  port1.onmessage = () => {
    passed();
  };
  return {
    next: () =>
      new Promise((resolve) => {
        passed = resolve;
        port2.postMessage(null);
      }),
    close() {
      port1.close();
    },
  };
}

/** The platform's own timer: a test runner may replace the global one by a fake later, which would stop the clock. */
const platformTimer = setTimeout;

const timerTurns: EventLoopTurns = {
  next: () => new Promise((resolve) => platformTimer(resolve, 0)),
  close: () => undefined,
};
