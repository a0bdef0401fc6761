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
 * Formats an error: one line for the message, and one for a hint if there is one.
 *
 * @param about - The item that the error is about, if there are several.
 */
export function formatError(error: unknown, about?: string): string[] {
  const hint = hintFor(error);
  const message = messageOf(error);
  // Do not name the item twice.
  const isNamed = about === undefined || message.includes(about);
  return [
    `saltant: ${isNamed ? message : `${sanitize(about, maxCharacters)}: ${message}`}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ];
}

/** The message of an error, on one line. */
export function messageOf(error: unknown): string {
  // The library's messages are already sanitized; others may contain control characters.
  if (error instanceof SaltantError) return error.message;
  return sanitize(error instanceof Error ? error.message : String(error), maxCharacters);
}

/** The stack trace of an error, without control characters. */
export function printableStack({ stack = "" }: Error): string {
  return stack.split("\n").map(escapeUnprintable).join("\n");
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof Interruption) return error.hint;
  if (error instanceof AmbiguousOutcomeError)
    return "list --limit 10 shows whether it exists. With --name and --once, a launch can be retried safely.";
  if (error instanceof WaitTimeoutError) return "Run wait again to continue; --timeout sets a longer limit.";
  if (error instanceof AuthenticationError)
    return "Run saltant login to log in; saltant whoami shows the current user.";
  if (causesOf(error).some((cause) => cause instanceof ProxyError))
    return "Set NO_PROXY=HOST,… to connect to these hosts without a proxy.";
  if (causesOf(error).some(isCertificateError))
    return "Set NODE_EXTRA_CA_CERTS=FILE to trust the certificates of a private authority.";
  if (error instanceof ConnectionError || error instanceof UnexpectedResponseError)
    return "Run saltant whoami to see which server is used.";
  if (error instanceof TimeoutError) return "Use --request-timeout to give each request more time.";
  const isOurs = [SaltantError, UsageError, LoginError, NotLoggedInError].some((ours) => error instanceof ours);
  // A system error already names the file or address.
  const isSystemError = error instanceof Error && "syscall" in error;
  return isOurs || isSystemError ? undefined : "Use --debug to print the stack trace.";
}

/** Whether a certificate is signed by an authority that is not trusted. */
function isCertificateError(error: Error): boolean {
  return "code" in error && /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_SELF_SIGNED_)/.test(String(error.code));
}

/** Reports several failures: one line for each, then each distinct hint once. */
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
