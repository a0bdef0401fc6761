import * as z from "zod/mini";
import { redacted, type TextAnswer } from "./attempt.js";
import { ResponseValidationError } from "./errors/answer-errors.js";

/** What reads a part of an answer: a zod schema that takes the wire's form and gives ours. */
export type Schema<T> = z.ZodMiniType<T>;

/** How many issues a message shows; the error carries them all. */
const shownIssues = 3;

/**
 * Reads an answer's body.
 *
 * @throws {@link ResponseValidationError} naming each place where the body is not what the contract promises.
 */
export function decode<T>(schema: Schema<T>, answer: TextAnswer): T {
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: answer.redact(pathText(path)), message }));
  const shown = issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
  const more = issues.length > shownIssues ? `; and ${issues.length - shownIssues} more` : "";
  throw new ResponseValidationError(
    `${answer.status} ${answer.method} ${answer.path}: the answer is not what the contract promises: ${shown.join("; ")}${more}`,
    redacted(answer),
    issues,
  );
}

/** `["results", 3, "name"]` as `results[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
