import { ApiError } from "../../core/errors/index.js";
import { joinClauses, truncate } from "../../core/text.js";
import { ResourceWaitTimeoutError } from "../../core/waits/wait-timeout-error.js";
import type { StatusResource } from "./resource-kinds.js";

/** A wait's deadline passed. What it waited for may still happen: wait again, as with `resumeWait`. */
export class WaitTimeoutError extends ResourceWaitTimeoutError<StatusResource> {
  static override readonly errorService: string = "synnefo";
}

/** A server, port, volume or snapshot failed or was deleted, so that what the wait was for cannot happen by itself. */
export class ResourceFailedError extends ApiError {
  static override readonly errorName: string = "ResourceFailedError";
  static override readonly errorService: string = "synnefo";
  /** Always `"RESOURCE_FAILED"`. */
  readonly code = "RESOURCE_FAILED";
  /** The resource as last seen; null if the server does not know its id, and no poll has seen it. */
  readonly resource: StatusResource | null;
  /** The id of the resource. */
  readonly id: string;
  /** The status in which it ended, such as `ERROR` or `DELETED`. */
  readonly status: string;
  /** Whether it is deleted, or does not exist. */
  readonly isDeleted: boolean;
  /** The cloud's latest diagnostic message about a server; null if there is none, and for other resources. */
  readonly reason: string | null;

  /** @internal Errors are made by the library. */
  constructor(failure: Failure) {
    const { noun, goal, id, resource, status, isDeleted, reason } = failure;
    const what = isDeleted
      ? `${resource === null ? `${noun} ${id}` : resource.toString()} ${resource === null ? "does not exist" : "was deleted"}`
      : `${resource?.toString() ?? `${noun} ${id}`} failed: its status is ${status}`;
    const clauses = [`${what}, so it cannot be ${goal}`, ...(reason === null ? [] : [truncate(reason, 300)])];
    super(joinClauses(clauses));
    this.resource = resource;
    this.id = id;
    this.status = status;
    this.isDeleted = isDeleted;
    this.reason = reason;
  }
}

/** How a wait failed. */
interface Failure {
  /** The kind of resource, and what it was to be. */
  readonly noun: string;
  readonly goal: string;
  readonly id: string;
  readonly resource: StatusResource | null;
  readonly status: string;
  readonly isDeleted: boolean;
  readonly reason: string | null;
}
