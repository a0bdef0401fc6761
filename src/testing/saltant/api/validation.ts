import { ModelError, nonFieldError } from "../django/errors.js";
import { validationErrorText } from "../django/python/repr.js";

/**
 * Runs a model's check as a serializer does, before anything is saved.
 *
 * @throws ErrorReply 400 that says what does not hold.
 */
export function validated<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (error instanceof ModelError) throw nonFieldError(validationErrorText(error.message));
    throw error;
  }
}
