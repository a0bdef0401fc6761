import type { MockResponse } from "../kit/response.js";

/** The change that a limit does not allow. */
export interface QuotaExcess {
  readonly resource: string;
  /** The limit minus the usage, of the user in the project or of the project. */
  readonly available: number;
  readonly requested: number;
  /** How the identity service refuses it. */
  readonly refusal: MockResponse;
}
