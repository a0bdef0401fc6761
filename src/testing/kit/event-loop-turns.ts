/** Counts turns of the event loop. Must be closed, or it may keep the process alive. */
export interface EventLoopTurns {
  /** Is over with the next turn. */
  next(): Promise<void>;
  close(): void;
}

/** Counts turns in the way that the platform has for it. */
export function eventLoopTurns(): EventLoopTurns {
  // workerd delivers messages before all else that is due, such as the end of a body.
  if (typeof navigator !== "undefined" && navigator.userAgent === "Cloudflare-Workers") return timerTurns;
  try {
    return messageTurns(new MessageChannel());
  } catch {
    // React Native has no channels, and those of Next.js's edge runtime throw.
    return timerTurns;
  }
}

/** By messages from one port to the other: faster than timers, which wait a millisecond and more, and not replaced by test runners. */
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

/** The platform's own: fake timers of test runners may replace it later, and would stop the clock. */
const platformTimer = setTimeout;

const timerTurns: EventLoopTurns = {
  next: () => new Promise((resolve) => platformTimer(resolve, 0)),
  close: () => undefined,
};
