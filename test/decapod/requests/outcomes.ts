import { BadHttpRequestError, DecapodError } from "saltant/decapod";
import { isRecordedError, type RecordedCall, type RecordedError } from "./recorded-calls.js";

/** How a call ended, in the form in which it is compared. */
export type Outcome = { readonly value: unknown } | { readonly error: ErrorDescription };

/** What the comparison looks at in an error. */
export interface ErrorDescription {
  readonly name: string;
  /** Of the response; undefined if there was none. */
  readonly status?: number;
  /** The API's name for the refusal. */
  readonly reason?: string | null;
  /** The server's own words. */
  readonly words?: unknown;
}

/** What the facade threw. An error that is not one of the client's is a fault of this test, and is thrown again. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof DecapodError) && !isInvalidInput(error)) throw error;
  if (!(error instanceof BadHttpRequestError)) return { name: error.name };
  const { name, status, reason, body } = error;
  return { name, status, reason, words: wordsOf(body) };
}

function isInvalidInput(error: unknown): error is Error {
  return error instanceof Error && error.name === "InvalidInputError";
}

/** What decapodlib raised, as the facade says it. */
export function describeRecordedError(recorded: RecordedError): ErrorDescription {
  const { code, error, description } = recorded;
  if (code === "") return { name: failures[error] ?? `a counterpart of ${error}` };
  // Where a response was no JSON, decapodlib has the status' own phrase; where it was for no route, a sentence.
  const isName = /^[A-Z]\w*$/.test(error) && !isHtml(description);
  return { name: classOf(code, error), status: code, reason: isName ? error : null, words: description };
}

/** What the call is to end with, before deliberate differences. */
export function recordedOutcome({ returns }: Pick<RecordedCall, "returns">): Outcome {
  return isRecordedError(returns) ? { error: describeRecordedError(returns) } : { value: returns };
}

/** The errors of decapodlib without a response, which are named after the exceptions of Python's requests. */
const failures: Readonly<Record<string, string>> = {
  ConnectionError: "ConnectionError",
  ConnectTimeout: "TimeoutError",
  ReadTimeout: "TimeoutError",
  Timeout: "TimeoutError",
  ChunkedEncodingError: "ConnectionError",
  JSONDecodeError: "UnexpectedResponseError",
  ValueError: "UnexpectedResponseError",
};

/** The API's names for conflicts, which it sends as 400. */
export const conflicts = [
  "CannotUpdateManagedFieldsError",
  "CannotUpdateDeletedModel",
  "ImpossibleToCreateSuchModel",
  "CannotUpdateModelWithSuchParameters",
  "CannotDeleteRoleWithActiveUsers",
  "CannotDeleteClusterWithServers",
  "CannotDeleteLockedPlaybookConfiguration",
  "ClusterMustBeDeployedError",
  "CannotExecuteOnDeletedCluster",
];

const classes: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  405: "MethodNotAllowedError",
  409: "ConflictError",
  412: "PreconditionFailedError",
  413: "PayloadTooLargeError",
  422: "UnprocessableContentError",
  429: "RateLimitError",
};

function classOf(status: number, reason: string): string {
  if (status === 400 && conflicts.includes(reason)) return "ConflictError";
  return classes[status] ?? (status >= 500 ? "ServerError" : "BadHttpRequestError");
}

function isHtml(text: string): boolean {
  return /^\s*</.test(text);
}

function wordsOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "message" in body ? body.message : body;
}
