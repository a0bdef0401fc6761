import { sanitize } from "../text.js";

/** How many characters a message has at most: enough for a request, what a server said of it, and what to do. */
const longestMessage = 700;

/** V8's limit for the lines of a stack. Other engines may not have it, although the types say so. */
const engine = Error as unknown as { stackTraceLimit?: number };

/** ES2022's `ErrorOptions`, as programs that compile with an older `lib` have none. */
export interface CauseOptions {
  readonly cause?: unknown;
}

/**
 * The root of every error this library throws. An abort is not among them: a call that is aborted rejects with the signal's own `reason`.
 *
 * `instanceof` works across copies of the package (two versions in one bundle, ESM beside a test runner's copy), as it
 * compares the names of the classes, not their identities.
 */
export abstract class ApiError extends Error {
  /** The class's name, written out because minifiers rename classes. */
  static readonly errorName: string = "ApiError";

  /** The service that the class belongs to. A class without one recognizes the errors of every service. */
  static readonly errorService: string | undefined;

  /**
   * The name of the service that the error is about, in lower case; undefined for errors that are about no service, such as an invalid
   * input.
   */
  declare readonly service: string | undefined;

  /** A stable name for programs, such as `"NOT_FOUND"`. Messages may change between releases, codes do not. */
  abstract readonly code: string;

  /** @internal Errors are made by the library. */
  constructor(message: string, options?: CauseOptions, service?: string) {
    // A call passes through some ten functions of ours, and V8 keeps ten: the caller's line would be the first to go.
    const limit = engine.stackTraceLimit;
    if (limit !== undefined) engine.stackTraceLimit = Math.max(limit, 40);
    // Here, as servers' words end up in messages of all kinds, and messages in logs and on terminals.
    super(sanitize(message, longestMessage), options);
    if (limit !== undefined) engine.stackTraceLimit = limit;
    this.name = new.target.errorName;
    const about = service ?? new.target.errorService;
    if (about !== undefined) this.service = about;
  }

  /** The error as plain data, for logs: its name, code and message. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, code: this.code, message: this.message };
  }

  /**
   * True for instances of this class or of one derived from it, whichever copy of the package made them. A class of one service is
   * false for the errors of the others.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // A class that a program derives from ours has no name of its own: it is compared by identity, as usual.
    if (!Object.hasOwn(this, "errorName") && !Object.hasOwn(this, "errorService"))
      return Function.prototype[Symbol.hasInstance].call(this, value);
    const own = this.errorService;
    // The value may be anything; what it has there is compared only.
    if (own !== undefined && ((Object(value) as Partial<ApiError>).service ?? own) !== own) return false;
    for (let proto = prototypeOf(value); proto !== null; proto = prototypeOf(proto)) {
      const named: unknown = proto.constructor;
      if (typeof named === "function" && Object.hasOwn(named, "errorName")) {
        if ((named as typeof ApiError).errorName === this.errorName) return true;
      }
    }
    return false;
  }
}

function prototypeOf(value: unknown): object | null {
  return typeof value === "object" && value !== null ? (Object.getPrototypeOf(value) as object | null) : null;
}

/** The environment lacks a variable that `fromEnv` needs, or holds an unusable one. Nothing was sent. */
export class BadEnvironmentError extends ApiError {
  static override readonly errorName: string = "BadEnvironmentError";
  /** Always `"BAD_ENVIRONMENT"`. */
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
 * What the caller passed cannot be sent: an id that is none, an unknown filter, data that are not JSON, a required value that is
 * missing. Nothing was sent.
 */
export class InvalidInputError extends ApiError {
  static override readonly errorName: string = "InvalidInputError";
  /** Always `"INVALID_INPUT"`. */
  readonly code = "INVALID_INPUT";
}

/** Whether a value is an error of this library, whichever service it is about. */
export function isApiError(value: unknown): value is ApiError {
  return value instanceof ApiError;
}
