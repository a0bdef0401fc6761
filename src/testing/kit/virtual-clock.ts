import type { Clock } from "../../core/async/clock.js";
import { checkNames, checkType } from "./checks.js";
import { type EventLoopTurns, eventLoopTurns } from "./event-loop-turns.js";
import { type Timer, TimerQueue } from "./timer-queue.js";

/**
 * A clock for tests: time passes when the test advances it, or when all pending work waits for it.
 *
 * @example
 * ```ts
 * const clock = new VirtualClock({ start: new Date("2026-03-01T12:00:00Z"), autoAdvance: false });
 * const server = new EmbeddedServer({ clock });
 * await clock.advance(60_000); // all timers of this minute have fired
 * ```
 */
export class VirtualClock implements Clock {
  readonly #timers = new TimerQueue();
  readonly #autoAdvance: boolean;
  #nowMs: number;
  #holds = 0;
  /** Counts events, to detect whether one occurred in the meantime. */
  #events = 0;
  #isWatching = false;

  /** @throws RangeError if the start is not a valid date; TypeError for other invalid options. */
  constructor(options: VirtualClockOptions = {}) {
    checkType("The options of a clock", options, "object");
    checkNames("A clock", options, ["start", "autoAdvance"]);
    this.#nowMs = Number(options.start ?? Date.UTC(2026, 0, 1));
    if (!Number.isFinite(this.#nowMs)) throw new RangeError("The start of a clock must be a valid date.");
    this.#autoAdvance = options.autoAdvance ?? true;
    checkType("autoAdvance", this.#autoAdvance, "boolean");
  }

  /** Milliseconds since 1970-01-01 UTC. */
  now(): number {
    return this.#nowMs;
  }

  /**
   * Calls `callback` once the clock has advanced by `delayMs`; never if that is `Infinity`.
   *
   * @returns A function that cancels the timer.
   * @throws RangeError if `delayMs` is not a number.
   */
  setTimer(callback: () => void, delayMs: number): () => void {
    if (Number.isNaN(delayMs)) throw new RangeError("The delay of a timer must be a number of milliseconds.");
    // No timer is set for Infinity, because the clock must not jump there.
    if (delayMs === Infinity) return () => undefined;
    const timer = this.#timers.add(callback, this.#nowMs + Math.max(0, delayMs));
    this.#changed();
    return () => {
      this.#timers.remove(timer);
      this.#events += 1;
    };
  }

  /** The number of pending timers. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /**
   * Advances the clock by `ms` milliseconds. Timers fire in the order of their due times, each with `now()` at its due time. All work
   * that a timer starts runs before the next timer fires.
   */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError("A clock can only advance by zero or more milliseconds.");
    const untilMs = this.#nowMs + ms;
    await this.#settle();
    for (let next = this.#timers.next(); next !== undefined && next.dueMs <= untilMs; next = this.#timers.next()) {
      this.#fire(next);
      await this.#settle();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
    this.#changed();
  }

  /** Sets the clock forward or back. Timers that become due fire soon after this call, not during it. */
  set(to: Date | number): void {
    const ms = Number(to);
    if (!Number.isFinite(ms)) throw new RangeError("A clock must be set to a date or to milliseconds.");
    this.#nowMs = ms;
    this.#changed();
  }

  /**
   * Prevents the clock from jumping during work that does not wait for it.
   *
   * @returns A function that releases the clock. A second call does nothing.
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

  /** Waits until all work that is due at the current time is done. */
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

/** The options of a `VirtualClock`. */
export interface VirtualClockOptions {
  /** The initial time, as a date or in milliseconds since 1970. Default: 2026-01-01T00:00:00Z. */
  start?: Date | number;
  /**
   * Whether the clock jumps to its next timer whenever the program is idle: a wait of an hour then ends immediately. Default: true.
   * Set it to false for a server behind a socket: the clock cannot detect data in transit, and deadlines would pass in the meantime.
   */
  autoAdvance?: boolean;
}

/** How many turns of the event loop must pass without an event before the clock considers the program idle. */
const idleTurns = 5;
