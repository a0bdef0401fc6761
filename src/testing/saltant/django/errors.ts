import { dict, type PythonDict, type PythonValue } from "./python/values.js";

/** DRF's `APIException`: an error response with JSON that says why. */
export class ApiException extends Error {
  override name = "ApiException";
  readonly status: number;
  readonly data: PythonValue;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, data: PythonValue, headers: Readonly<Record<string, string>> = {}) {
    super(`The server answers ${status}.`);
    this.status = status;
    this.data = data;
    this.headers = headers;
  }
}

/** An error whose body is `{"detail": …}`, perhaps with a code. */
export function detailError(status: number, detail: string, more: PythonDict = new Map()): ApiException {
  return new ApiException(status, new Map([...dict(["detail", detail]), ...more]));
}

export function notFound(): ApiException {
  return detailError(404, "Not found.");
}

/** What is wrong with the fields of a request, by field. */
export function validationError(messages: ReadonlyMap<string, readonly string[]>): ApiException {
  return new ApiException(400, new Map(Array.from(messages, ([field, texts]) => [field, [...texts]])));
}

/** What is wrong with a request as a whole. */
export function nonFieldError(message: string): ApiException {
  return validationError(new Map([["non_field_errors", [message]]]));
}

/** What is wrong with one value: a field or a filter collects it under its name. */
export class FieldError extends Error {
  override name = "FieldError";
  readonly messages: readonly string[];

  constructor(...messages: readonly string[]) {
    super(messages.join(" "));
    this.messages = messages;
  }
}

/**
 * An exception that nothing in the real server catches, so that an error page is the response. Anything else that is thrown
 * here is a bug of the embedded server itself and is not disguised.
 */
export class UncaughtException extends Error {
  override name = "UncaughtException";
}

/** A model's `ValidationError`: a 400 where a serializer ran the check, uncaught where the model was saved without one. */
export class ModelError extends UncaughtException {
  override name = "ModelError";
}

/** A value that PostgreSQL refuses; the response is a 500. */
export class DataError extends UncaughtException {
  override name = "DataError";
}

/** An error that PostgreSQL finds only when it plans a query. */
export class PlanningError extends UncaughtException {
  override name = "PlanningError";
}
