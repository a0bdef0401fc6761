import type { State } from "./samples.js";

/** What a sample without a state needs, and where its response differs from what it needs. */
export interface SampleSetting {
  /** Added to the state that the response shows. */
  readonly state?: State;
  /** A resource whose edit is to fail, as if another edit were stored at the same moment. */
  readonly conflict?: string;
  /** Whether the response lists fewer elements than there are. */
  readonly isShortened?: boolean;
  /** Values that the response has in place of those of the request. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** The body in place of the recorded one, where that is shortened. */
  readonly body?: string;
  /** Requests before it, each of a user. */
  readonly before?: readonly EarlierRequest[];
  /** Replacements in the body of the response, whose values are invented. */
  readonly replaced?: readonly (readonly [string, string])[];
}

/** A request before that of a sample. */
export interface EarlierRequest {
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}
