import { AmbiguousOutcomeError, AuthenticationError, ConnectionError, SaltantError, TimeoutError } from "saltant";
import { printable } from "../core/printable.js";
import { Interruption, NotLoggedInError, UsageError } from "./exit-codes.js";

const mostCharacters = 2_000;

/**
 * What is told of an error: a line that says what went wrong, and perhaps one that says what to do.
 *
 * @param about - Which of many things it is about.
 */
export function reportOf(error: unknown, about?: string): string[] {
  const hint = hintFor(error);
  const message = about === undefined ? messageOf(error) : `${about}: ${messageOf(error)}`;
  return [`saltant: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])];
}

function messageOf(error: unknown): string {
  // The library's messages are fit to be shown as they are; those of others may hold anything.
  if (error instanceof SaltantError) return error.message;
  return printable(error instanceof Error ? error.message : String(error), mostCharacters);
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof Interruption) return error.hint;
  if (error instanceof AmbiguousOutcomeError) return "Look whether it is there before you launch it again.";
  if (error instanceof AuthenticationError) return "saltant login logs you in; saltant whoami shows who you are.";
  if (error instanceof ConnectionError) return "saltant whoami shows which server was asked.";
  if (error instanceof TimeoutError) return "--request-timeout gives each request more time.";
  const isOurs = error instanceof SaltantError || error instanceof UsageError || error instanceof NotLoggedInError;
  return isOurs ? undefined : "--debug shows where it happened.";
}
