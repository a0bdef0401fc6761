import * as z from "zod/mini";
import { redacted, type TextAnswer } from "./attempt.js";
import { ResponseValidationError } from "./errors/answer-errors.js";
import { issuesText, issueWords, pathText } from "./issues.js";

/** What reads a part of an answer: a zod schema that takes the wire's form and gives ours. */
export type Schema<T> = z.ZodMiniType<T>;

/**
 * Reads an answer's body.
 *
 * @throws {@link ResponseValidationError} naming each place where the body is not what the contract promises.
 */
export function decode<T>(schema: Schema<T>, answer: TextAnswer): T {
  const result = z.safeParse(schema, answer.body, { error: issueWords });
  if (result.success) return result.data;
  const { issues } = result.error;
  const differing = answer.redact(issuesText(issues));
  throw new ResponseValidationError(
    `${answer.status} ${answer.method} ${answer.path}: the answer is not what the contract promises: ${differing}`,
    redacted(answer),
    issues.map(({ path, message }) => ({ path: answer.redact(pathText(path)), message: answer.redact(message) })),
  );
}
