import {
  type BadHttpRequestError,
  BadRequestError,
  type HttpResponse,
  PayloadTooLargeError,
  PreconditionFailedError,
  UnprocessableContentError,
} from "../core/errors/index.js";
import { type RefusalClasses, refusalError, refusalMessage } from "../core/http/refusals.js";
import { joinClauses } from "../core/text.js";
import { ConflictError } from "./errors.js";

/** The API's names for a 400 that is about the state of what is there, and not about what was sent. */
const conflicts: ReadonlySet<string> = new Set([
  "CannotUpdateManagedFieldsError",
  "CannotUpdateDeletedModel",
  "ImpossibleToCreateSuchModel",
  "CannotUpdateModelWithSuchParameters",
  "CannotDeleteRoleWithActiveUsers",
  "CannotDeleteClusterWithServers",
  "CannotDeleteLockedPlaybookConfiguration",
  "ClusterMustBeDeployedError",
  "CannotExecuteOnDeletedCluster",
]);

/** The classes of statuses that a proxy before the server may send. */
const classes: RefusalClasses = {
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableContentError,
};

/** The API's name for an update of a version that is not the latest. */
export const staleVersion = "CannotUpdateManagedFieldsError";

/**
 * Makes the error for a response with a status of 400 or above: `{"code", "error", "message"}`. The names are reliable, the messages are
 * not: many are stock sentences of the server's framework.
 */
export function toError(response: HttpResponse, nowMs: number): BadHttpRequestError {
  const { status, body } = response;
  const { error, message } = isObject(body) ? body : {};
  // A name is one word. For an unknown route the server sends a sentence.
  const reason = typeof error === "string" && /^\w+$/.test(error) ? error : undefined;
  const lines = (typeof message === "string" ? message : "").split("\n").filter((line) => line.trim() !== "");
  const said = joinClauses(lines.length === 0 && typeof error === "string" ? [error] : lines);
  const words = reason === undefined || said === reason ? said : `${said.replace(/\.$/, "")} (${reason})`;
  const say = (advice?: string): string => refusalMessage(response, words, advice);
  if (status === 400 && reason !== undefined && conflicts.has(reason)) {
    return new ConflictError(say(), response, { reason });
  }
  if (status === 400) return new BadRequestError(say(), response, { reason, details: lines });
  return refusalError(response, {
    words,
    reason,
    rootAdvice: "is url the root of the API, without /v1?",
    nowMs,
    classes,
  });
}

/** Whether an error says that an update was not of the latest version. */
export function isStale(error: unknown): error is ConflictError {
  return error instanceof ConflictError && error.reason === staleVersion;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
