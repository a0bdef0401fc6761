import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadEnvironmentError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  TaskStateUnknownError,
  TimeoutError,
  WaitTimeoutError,
} from "saltant";

/** What the command ends with. Scripts rely on these numbers: they stay as they are. docs/command-line.md lists them. */
export const exitCodes = {
  /** All was done. */
  done: 0,
  /** The server refused, or something else went wrong. */
  failed: 1,
  /** The command line makes no sense; nothing was sent. */
  usage: 2,
  /** The user is not logged in, or does not have the permission. */
  denied: 3,
  /** There is no such thing. */
  notFound: 4,
  /** What was waited for failed or was terminated. */
  unsuccessful: 5,
  /** The deadline of a wait passed; the task goes on. */
  waitTimeout: 6,
  /** Some of many were done, and others were not. */
  partly: 7,
  /** A launch was sent, and its outcome is unknown. */
  ambiguous: 8,
  /** The server cannot be reached, or does not answer in time. */
  unreachable: 9,
  /** What was waited for has ended, and whether it succeeded is not known: neither `unsuccessful` nor `waitTimeout` is true. */
  unknownEnd: 10,
  /** The terminal was closed. */
  hungUp: 129,
  /** Ctrl-C. */
  interrupted: 130,
  /** The reader of the output closed the pipe. */
  brokenPipe: 141,
  /** SIGTERM. */
  terminated: 143,
} as const;

/** A wrong use of the command. The message says how to correct it. */
export class UsageError extends Error {}

/** The user is not logged in. */
export class NotLoggedInError extends Error {}

/** A login that failed. Tokens of an earlier login are unchanged. */
export class LoginError extends Error {
  declare readonly cause: Error;

  constructor(apiUrl: string, cause: Error) {
    super(`not logged in to ${apiUrl}: ${cause.message}`, { cause });
  }
}

/** The signals that ask the process to end, and what it then ends with. */
const codesBySignal = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
} as const;

/** What asks the process to end. */
export type TerminationSignal = keyof typeof codesBySignal;

/** The end that a signal asked for. */
export class Interruption extends Error {
  readonly signal: TerminationSignal;
  /** How to resume. */
  readonly hint: string | undefined;

  constructor(signal: TerminationSignal, message = "stopped", hint?: string) {
    super(message);
    this.signal = signal;
    this.hint = hint;
  }

  /** The same interruption with a message that says what was stopped, and a hint that says how to resume. */
  withMessage(message: string, hint?: string): Interruption {
    return new Interruption(this.signal, message, hint);
  }
}

/** The exit code for any error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Interruption) return codesBySignal[error.signal];
  if (error instanceof LoginError) return exitCodeOf(error.cause);
  if (error instanceof UsageError || error instanceof InvalidInputError) return exitCodes.usage;
  if (error instanceof NotLoggedInError || error instanceof BadEnvironmentError) return exitCodes.denied;
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) return exitCodes.denied;
  if (error instanceof NotFoundError) return exitCodes.notFound;
  if (error instanceof WaitTimeoutError) return exitCodes.waitTimeout;
  if (error instanceof TaskStateUnknownError) return exitCodes.unknownEnd;
  if (error instanceof AmbiguousOutcomeError) return exitCodes.ambiguous;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return exitCodes.unreachable;
  return exitCodes.failed;
}

/** The exit code for several failures: theirs, if it is the same for all. */
export function exitCodeOfAll(failures: readonly unknown[]): number {
  const codes = new Set(failures.map(exitCodeOf));
  const [only = exitCodes.failed] = codes;
  return codes.size === 1 ? only : exitCodes.failed;
}
