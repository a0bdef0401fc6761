import type { Clock } from "../../core/async/clock.js";
import type { MockResponse } from "../kit/response.js";
import type { QuotaExcess } from "./quota-excess.js";
import type { CloudRequest } from "./request.js";

/** A part of the cloud: the service below one root. */
export interface CloudPart {
  /** The path before all paths of the part, without a trailing slash: `/cyclades/compute/v2.0`. */
  readonly root: string;
  /**
   * @returns The response; undefined if the part has no such path, which the server responds to with 400.
   * @throws CloudFault, which the server sends.
   */
  readonly handle: (request: CloudRequest) => MockResponse | undefined;
  /** Finishes all asynchronous work now, as the control endpoint `/__tick` requests. */
  readonly tick?: () => void;
  /** Abandons all asynchronous work: the server is reset. */
  readonly stop?: () => void;
  /** Whether the part is not an API but serves web pages: its responses have no `Last-Modified`. Default: false. */
  readonly isForPages?: boolean;
}

/** What the parts of the cloud share. */
export interface Cloud {
  readonly clock: Clock;
  /** The users of the cloud, their projects and who may do what. */
  readonly users: Users;
  /** What projects and users use, and what they may use. */
  readonly quotas: Quotas;
  /** Whether asynchronous work waits for `/__tick` instead of for the clock. */
  readonly isStepped: boolean;
}

/** A user as far as the other services are concerned. */
export interface CloudUser {
  readonly uuid: string;
  readonly email: string;
  /** The id of the project for which resources are counted that name no project. */
  readonly defaultProject: string;
  /** Whether the user belongs to the administrators. */
  readonly isAdmin: boolean;
}

/** The face of the identity service that the other services see. */
export interface Users {
  /**
   * The user whose token the request has.
   *
   * @throws CloudFault with 401, as a service sends it: `unauthorized` without a token, else the relayed fault of the identity service.
   */
  userOf(request: CloudRequest): CloudUser;
  /** The active user with that UUID. */
  find(uuid: string): CloudUser | undefined;
  /** Whether the user may use resources of a project: the membership is accepted and the project is active. */
  mayUse(user: CloudUser, project: string): boolean;
}

/** A change of what a user uses of a project. */
export interface QuotaChange {
  /** The UUID of the user. */
  readonly user: string;
  /** The id of the project. */
  readonly project: string;
  /** The name of the resource: `cyclades.vm`. */
  readonly resource: string;
  /** The amount, in the unit of the resource. A negative one is a release. */
  readonly amount: number;
}

/** The quotas of users and projects, changed by a service's own commissions, which are accepted at once. */
export interface Quotas {
  /**
   * Changes all or nothing. A user who has never been a member of the project has a limit of zero there.
   *
   * @returns The first change that a limit does not allow; undefined if all were made.
   */
  charge(changes: readonly QuotaChange[]): QuotaExcess | undefined;
  /** The opposite of `charge`: releases the amounts. Limits do not matter. */
  release(changes: readonly QuotaChange[]): void;
  /** What a user uses and may use of a resource in each project. */
  of(user: string, resource: string): readonly ProjectQuota[];
}

/** What a user uses and may use of a resource in one project. */
export interface ProjectQuota {
  /** The id of the project. */
  readonly project: string;
  readonly limit: number;
  readonly usage: number;
}
