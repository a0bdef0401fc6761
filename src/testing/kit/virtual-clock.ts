import type { Clock } from "../../core/async/clock.js";
import { checkNames, checkType } from "./checks.js";
import { type EventLoopTurns, eventLoopTurns } from "./event-loop-turns.js";
import { type Timer, TimerQueue } from "./timer-queue.js";

/**
 * A clock for tests: time passes when the test says so, or when everybody waits for it.
 *
 * @example
 * ```ts
 * const clock = new VirtualClock({ start: new Date("2026-03-01T12:00:00Z"), autoAdvance: false });
 * const server = new EmbeddedServer({ clock });
 * await clock.advance(60_000); // everything that was due within the minute has happened
 * ```
 */
export class VirtualClock implements Clock {
  readonly #timers = new TimerQueue();
  readonly #autoAdvance: boolean;
  #nowMs: number;
  #holds = 0;
  /** Counts events, so that a comparison tells whether there was one in between. */
  #events = 0;
  #isWatching = false;

  /** @throws RangeError if the start is no date; TypeError for other options that cannot be. */
  constructor(options: VirtualClockOptions = {}) {
    checkType("What a clock is given", options, "object");
    checkNames("A clock", options, ["start", "autoAdvance"]);
    this.#nowMs = Number(options.start ?? Date.UTC(2026, 0, 1));
    if (!Number.isFinite(this.#nowMs)) throw new RangeError("The clock's start is not a date.");
    this.#autoAdvance = options.autoAdvance ?? true;
    checkType("autoAdvance", this.#autoAdvance, "boolean");
  }

  /** Milliseconds since 1970-01-01 UTC. */
  now(): number {
    return this.#nowMs;
  }

  /**
   * Calls `callback` once the clock has moved on by `delayMs`; never, if that is `Infinity`.
   *
   * @returns A function that takes the timer back.
   * @throws RangeError if `delayMs` is not a number.
   */
  setTimer(callback: () => void, delayMs: number): () => void {
    if (Number.isNaN(delayMs)) throw new RangeError("A timer is set for a number of milliseconds.");
    // A callback that is never due needs no timer, and the clock must not jump there.
    if (delayMs === Infinity) return () => undefined;
    const timer = this.#timers.add(callback, this.#nowMs + Math.max(0, delayMs));
    this.#changed();
    return () => {
      this.#timers.remove(timer);
      this.#events += 1;
    };
  }

  /** How many timers are set. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /**
   * Moves the clock on by `ms` milliseconds. Timers fire in the order in which they are due, each with `now()` at its time,
   * and what they set off is let run before the next.
   */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError("A clock advances by zero or more milliseconds.");
    const untilMs = this.#nowMs + ms;
    await this.#settle();
    for (let next = this.#timers.next(); next !== undefined && next.dueMs <= untilMs; next = this.#timers.next()) {
      this.#fire(next);
      await this.#settle();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
    this.#changed();
  }

  /** Sets the clock, forwards or back. Timers that are thereby due fire soon after, not within this call. */
  set(to: Date | number): void {
    const ms = Number(to);
    if (!Number.isFinite(ms)) throw new RangeError("A clock is set to a date or to milliseconds.");
    this.#nowMs = ms;
    this.#changed();
  }

  /**
   * Keeps the clock from jumping while something is being worked on that does not wait for it.
   *
   * @returns A function that releases it; calling it twice does nothing.
   */
  hold(): () => void {
    this.#holds += 1;
    this.#events += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      this.#changed();
    };
  }

  #changed(): void {
    this.#events += 1;
    if (this.#isWatching || !this.#mayFire()) return;
    this.#isWatching = true;
    void this.#watch();
  }

  #mayFire(): boolean {
    const next = this.#timers.next();
    return next !== undefined && this.#holds === 0 && (this.#autoAdvance || next.dueMs <= this.#nowMs);
  }

  async #watch(): Promise<void> {
    const turns = eventLoopTurns();
    try {
      while (this.#mayFire()) {
        const isIdle = await this.#staysIdle(turns);
        const next = this.#timers.next();
        if (isIdle && next !== undefined && this.#mayFire()) this.#fire(next);
      }
    } finally {
      this.#isWatching = false;
      turns.close();
    }
  }

  async #staysIdle(turns: EventLoopTurns): Promise<boolean> {
    const before = this.#events;
    for (let turn = 0; turn < idleTurns; turn += 1) {
      await turns.next();
      if (this.#events !== before) return false;
    }
    return true;
  }

  /** Waits until all work that is due at the present time is done. */
  async #settle(): Promise<void> {
    const turns = eventLoopTurns();
    try {
      while (!(await this.#staysIdle(turns)) || this.#holds > 0);
    } finally {
      turns.close();
    }
  }

  #fire(timer: Timer): void {
    this.#timers.remove(timer);
    this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
    this.#events += 1;
    timer.callback();
  }
}

/** How a `VirtualClock` starts and runs. */
export interface VirtualClockOptions {
  /** What the clock shows at first, as a date or in milliseconds since 1970. Default: 2026-01-01T00:00:00Z. */
  start?: Date | number;
  /**
   * Whether the clock jumps to its next timer whenever nothing else is going on, so that a wait of an hour is over at
   * once. Default: true. Switch it off for a server that is reached over a socket: what is on its way there cannot be seen
   * from here, and deadlines would pass meanwhile.
   */
  autoAdvance?: boolean;
}

/** How many turns of the event loop must pass with no event before the clock takes the program to be waiting. */
const idleTurns = 5;
