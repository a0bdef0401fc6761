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

/** The exit codes. Scripts rely on these numbers: do not change them. docs/command-line.md lists them. */
export const exitCodes = {
  /** Everything succeeded. */
  done: 0,
  /** The server rejected a request, or another error occurred. */
  failed: 1,
  /** The command line is invalid; nothing was sent. */
  usage: 2,
  /** The user is not logged in, or does not have the permission. */
  denied: 3,
  /** The resource does not exist. */
  notFound: 4,
  /** A task that the command waited for failed or was terminated. */
  unsuccessful: 5,
  /** The deadline of a wait passed; the task is still running. */
  waitTimeout: 6,
  /** Some operations succeeded, and others failed. */
  partly: 7,
  /** A launch was sent, and its outcome is unknown. */
  ambiguous: 8,
  /** The client cannot connect to the server, or the server does not respond in time. */
  unreachable: 9,
  /** A task that the command waited for has ended, but its outcome is unknown: neither `unsuccessful` nor `waitTimeout` is true. */
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

/** An invalid command line or input. The message says how to correct it. */
export class UsageError extends Error {}

/** The user is not logged in. */
export class NotLoggedInError extends Error {}

/** A login that failed. Tokens of an earlier login are unchanged. */
export class LoginError extends Error {
  declare readonly cause: Error;

  constructor(apiUrl: string, cause: Error) {
    super(`cannot log in to ${apiUrl}: ${cause.message}`, { cause });
  }
}

/** The signals that terminate the process, and the exit code of each. */
const codesBySignal = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
} as const;

/** A signal that terminates the process. */
export type TerminationSignal = keyof typeof codesBySignal;

/** Thrown when a signal interrupts the command. */
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

/** The exit code for several failures: their common code, or `failed` if the codes differ. */
export function exitCodeOfAll(failures: readonly unknown[]): number {
  const codes = new Set(failures.map(exitCodeOf));
  const [only = exitCodes.failed] = codes;
  return codes.size === 1 ? only : exitCodes.failed;
}
