import {
  AmbiguousOutcomeError,
  AuthenticationError,
  ConnectionError,
  SaltantError,
  TimeoutError,
  UnexpectedResponseError,
  WaitTimeoutError,
} from "saltant";
import { escapeUnprintable, sanitize } from "../core/text.js";
import { Interruption, LoginError, NotLoggedInError, UsageError } from "./exit-codes.js";
import { causesOf, ProxyError } from "./proxy/proxy-error.js";

const maxCharacters = 2_000;

/**
 * Formats an error: a line that says what went wrong, and perhaps one that says what to do.
 *
 * @param about - Which of many things it is about.
 */
export function formatError(error: unknown, about?: string): string[] {
  const hint = hintFor(error);
  const message = messageOf(error);
  // A message that names it already need not do so twice.
  const isNamed = about === undefined || message.includes(about);
  return [
    `saltant: ${isNamed ? message : `${sanitize(about, maxCharacters)}: ${message}`}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ];
}

/** What an error says, on one line. */
export function messageOf(error: unknown): string {
  // The library's messages are fit to be shown as they are; those of others may hold anything.
  if (error instanceof SaltantError) return error.message;
  return sanitize(error instanceof Error ? error.message : String(error), maxCharacters);
}

/** Where an error happened, with nothing in it that acts on a terminal. */
export function printableStack({ stack = "" }: Error): string {
  return stack.split("\n").map(escapeUnprintable).join("\n");
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof Interruption) return error.hint;
  if (error instanceof AmbiguousOutcomeError)
    return "list --limit 10 shows whether it exists. With --name and --once, a launch can be retried safely.";
  if (error instanceof WaitTimeoutError) return "wait takes it up again; --timeout gives it longer.";
  if (error instanceof AuthenticationError) return "saltant login logs you in; saltant whoami shows who you are.";
  if (causesOf(error).some((cause) => cause instanceof ProxyError))
    return "NO_PROXY=HOST,… names hosts that are reached without a proxy.";
  if (causesOf(error).some(isCertificateError))
    return "NODE_EXTRA_CA_CERTS=FILE trusts the certificates of a private authority.";
  if (error instanceof ConnectionError || error instanceof UnexpectedResponseError)
    return "saltant whoami shows which server was asked.";
  if (error instanceof TimeoutError) return "--request-timeout gives each request more time.";
  const isOurs = [SaltantError, UsageError, LoginError, NotLoggedInError].some((ours) => error instanceof ours);
  // The system says which file or address it is about, too.
  const isSystemError = error instanceof Error && "syscall" in error;
  return isOurs || isSystemError ? undefined : "--debug shows where it happened.";
}

/** Whether a certificate is signed by an authority that is not trusted. */
function isCertificateError(error: Error): boolean {
  return "code" in error && /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_SELF_SIGNED_)/.test(String(error.code));
}

/** Reports several failures: a line for each, and each hint once at the end, as most failures have the same. */
export class FailureReporter {
  readonly #note: (line: string) => void;
  readonly #hints = new Set<string>();

  constructor(note: (line: string) => void) {
    this.#note = note;
  }

  /** Reports one. See {@link formatError}. */
  report(error: unknown, about?: string): void {
    const [line = "", ...hints] = formatError(error, about);
    this.#note(line);
    for (const hint of hints) this.#hints.add(hint);
  }

  /** Writes the hints. */
  finish(): void {
    for (const hint of this.#hints) this.#note(hint);
  }
}
