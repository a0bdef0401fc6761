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
  const { issues } = result.error;
  const differing = answer.redact(issuesText(issues));
  throw new ResponseValidationError(
    `${answer.status} ${answer.method} ${answer.path}: the answer is not what the contract promises: ${differing}`,
    redacted(answer),
    issues.map(({ path, message }) => ({ path: answer.redact(pathText(path)), message })),
  );
}

/** What zod objects to, on one line: the first few places, and how many more there are. */
export function issuesText(issues: readonly z.core.$ZodIssue[]): string {
  const shown = issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`));
  const more = issues.length > shownIssues ? `; and ${issues.length - shownIssues} more` : "";
  return shown.join("; ") + more;
}

/** `["results", 3, "name"]` as `results[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
