import { dict, type PythonDict, type PythonValue } from "./python/values.js";

/** DRF's `APIException`: an error response with the reason as JSON. */
export class ApiException extends Error {
  override name = "ApiException";
  readonly status: number;
  readonly data: PythonValue;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, data: PythonValue, headers: Readonly<Record<string, string>> = {}) {
    super(`The server responds with the status ${status}.`);
    this.status = status;
    this.data = data;
    this.headers = headers;
  }
}

/** An error whose body is `{"detail": …}`, optionally with a code. */
export function detailError(status: number, detail: string, more: PythonDict = new Map()): ApiException {
  return new ApiException(status, new Map([...dict(["detail", detail]), ...more]));
}

export function notFound(): ApiException {
  return detailError(404, "Not found.");
}

/** The errors of the fields of a request, by field. */
export function validationError(messages: ReadonlyMap<string, readonly string[]>): ApiException {
  return new ApiException(400, new Map(Array.from(messages, ([field, texts]) => [field, [...texts]])));
}

/** An error of a request as a whole. */
export function nonFieldError(message: string): ApiException {
  return validationError(new Map([["non_field_errors", [message]]]));
}

/** An error of one value. The field or filter collects it under its name. */
export class FieldError extends Error {
  override name = "FieldError";
  readonly messages: readonly string[];

  constructor(...messages: readonly string[]) {
    super(messages.join(" "));
    this.messages = messages;
  }
}

/**
 * An exception that the real server does not catch: the response is an error page. Any other exception is a bug of the embedded
 * server itself, and is not hidden.
 */
export class UncaughtException extends Error {
  override name = "UncaughtException";
}

/** A model's `ValidationError`: a 400 if a serializer ran the check, uncaught if the model was saved without one. */
export class ModelError extends UncaughtException {
  override name = "ModelError";
}

/** A value that PostgreSQL rejects; the response is a 500. */
export class DataError extends UncaughtException {
  override name = "DataError";
}

/** An error that PostgreSQL finds only when it plans a query. */
export class PlanningError extends UncaughtException {
  override name = "PlanningError";
}
