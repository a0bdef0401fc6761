import { redacted, type TextAnswer } from "./attempt.js";
import { ResponseValidationError } from "./errors/answer-errors.js";
import { issuesText, issueWords, pathText } from "./issues.js";
import { sameDigits } from "./json-digits.js";
import type { Schema } from "./schema.js";

/**
 * Reads an answer's body.
 *
 * @throws {@link ResponseValidationError} naming each place where the body is not what the contract promises.
 */
export function decode<T>(schema: Schema<T>, answer: TextAnswer): T {
  const result = schema.safeParse(answer.body, { error: issueWords });
  if (result.success) return sameDigits(answer.body, result.data);
  const { issues } = result.error;
  const differing = answer.redact(issuesText(issues));
  throw new ResponseValidationError(
    `${answer.status} ${answer.method} ${answer.path}: the answer is not what the contract promises: ${differing}`,
    redacted(answer),
    issues.map(({ path, message }) => ({ path: answer.redact(pathText(path)), message: answer.redact(message) })),
  );
}
