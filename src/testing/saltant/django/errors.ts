import { dict, type PythonDict, type PythonValue } from "./python/values.js";

/** An answer that is not what was asked for, as DRF gives it: a status and JSON that says why. */
export class ErrorReply extends Error {
  override name = "ErrorReply";
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
export function detailError(status: number, detail: string, more: PythonDict = new Map()): ErrorReply {
  return new ErrorReply(status, new Map([...dict(["detail", detail]), ...more]));
}

export function notFound(): ErrorReply {
  return detailError(404, "Not found.");
}

/** What is wrong with the fields of a request, by field. */
export function validationError(messages: ReadonlyMap<string, readonly string[]>): ErrorReply {
  return new ErrorReply(400, new Map(Array.from(messages, ([field, texts]) => [field, [...texts]])));
}

/** What is wrong with a request as a whole. */
export function nonFieldError(message: string): ErrorReply {
  return validationError(new Map([["non_field_errors", [message]]]));
}

/** What is wrong with one value: a field or a filter collects it under its name. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly messages: readonly string[];

  constructor(...messages: readonly string[]) {
    super(messages.join(" "));
    this.messages = messages;
  }
}

/**
 * An exception that nothing in the real server catches, so that an error page is the response. Anything else that is thrown
 * here is a fault of the embedded server itself and is not disguised.
 */
export class ServerFault extends Error {
  override name = "ServerFault";
}

/** A model's `ValidationError`: a 400 where a serializer asked for the check, uncaught where the model was saved without. */
export class ModelError extends ServerFault {
  override name = "ModelError";
}
