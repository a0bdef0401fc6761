// The expected result of a call with a fault. docs/fault-reference.md is generated from the tables of the services.

/**
 * What to do after an error: `repeat` the call, which is safe; `fix` something first, as repeating the call is safe but useless;
 * `look` whether the call has taken effect, as it may have.
 */
export type Advice = "repeat" | "fix" | "look";

/** The expected result of a call. */
export interface Expected {
  /** The name of the error's class; null for a success. */
  readonly error: string | null;
  /** How often the request that meets the fault is sent. */
  readonly sent: number;
  /** What to do after the error; null after a success. */
  readonly advice: Advice | null;
  /** Whether the client finds out by itself what the server has done. */
  readonly looks: boolean;
}
