import { ApiError } from "../errors/api-error.js";
import { describeDuration } from "../text.js";

/** A wait's deadline passed. What it waited for may still happen: wait again. */
export abstract class ResourceWaitTimeoutError<Resource> extends ApiError {
  static override readonly errorName: string = "WaitTimeoutError";
  /** Always `"WAIT_TIMEOUT"`. */
  readonly code = "WAIT_TIMEOUT";
  /** The resource as last seen; null if no poll succeeded, or if it did not exist. */
  readonly resource: Resource | null;
  /** The id of the resource. */
  readonly id: string;
  /** The states it was seen in, in order, each once in a row. */
  readonly states: readonly string[];
  /** How many polls there were. */
  readonly polls: number;
  /** The deadline that passed, in milliseconds. */
  readonly timeoutMs: number;

  /** @internal Errors are made by the library. */
  constructor(wait: EndedWait<Resource>) {
    const { noun, goal, id, states, polls, timeoutMs } = wait;
    const seen = states.length === 0 ? "never seen" : `seen ${states.join(", ")}`;
    const pollCount = polls === 1 ? "1 poll" : `${polls} polls`;
    super(`${noun} ${id} was not ${goal} after ${describeDuration(timeoutMs)} and ${pollCount} (${seen})`);
    this.resource = wait.resource;
    this.id = id;
    this.states = states;
    this.polls = polls;
    this.timeoutMs = timeoutMs;
  }
}

/** A wait whose deadline has passed. */
export interface EndedWait<Resource> {
  /** The kind of resource, and what it was to be. */
  readonly noun: string;
  readonly goal: string;
  readonly id: string;
  readonly resource: Resource | null;
  readonly states: readonly string[];
  readonly polls: number;
  readonly timeoutMs: number;
}
