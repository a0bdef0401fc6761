import { ApiError, errorName } from "./api-error.js";

/** The environment lacks a variable that `fromEnv` needs, or holds an unusable one. Nothing was sent. */
export class BadEnvironmentError extends ApiError {
  static override readonly [errorName]: string = "BadEnvironmentError";
  readonly code = "BAD_ENVIRONMENT";
  /** The name of the variable that is missing or unusable. */
  readonly variable: string;

  /** @internal Errors are made by the library. */
  constructor(variable: string, message: string) {
    super(message);
    this.variable = variable;
  }
}

/**
 * What the caller passed cannot be sent: an id that is none, an unknown filter, arguments that are not JSON, a missing required
 * argument. Nothing was sent.
 */
export class InvalidInputError extends ApiError {
  static override readonly [errorName]: string = "InvalidInputError";
  readonly code = "INVALID_INPUT";
}
