import { checkOptions, requireArray } from "../../core/data/checks.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { fromWireAmount } from "../amounts.js";
import type { Schemas } from "../contract.js";
import { recordOf } from "../record-schema.js";

/** Quotas: `cloud.quotas`. */
export class QuotaManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /**
   * Gets the user's quotas in each project that the user is a member of.
   *
   * @returns The quotas by the id of the project, and there by the name of the resource.
   * @example
   * ```ts
   * const quotas = await cloud.quotas.get();
   * console.log(quotas[project.id]?.["cyclades.vm"]?.available);
   * ```
   */
  async get(options?: RequestOptions): Promise<QuotasByProject> {
    const self = selfOf(this);
    return toQuotas(await self.#transport.call({ method: "GET", path: "/quotas", options }, quotasByProject));
  }

  /**
   * Gets quotas of users for the resources of one service. Needs the token of that service.
   *
   * @returns The quotas by the UUID of the user, and of each user by the id of the project.
   * @throws A `NotFoundError` if users were given and none of them has quotas.
   */
  async forService(options: ServiceQuotaOptions = {}): Promise<Record<string, QuotasByProject>> {
    const self = selfOf(this);
    checkOptions("options", options, { ...requestChecks, users: checkIds, projects: checkIds });
    const { users, projects, ...request } = options;
    const query = { ...(users && { user: users.join(",") }), ...(projects && { project: projects.join(",") }) };
    const spec = { method: "GET", path: "/service_quotas", query, options: request } as const;
    return mapValues(await self.#transport.call(spec, quotasByUser), toQuotas);
  }

  /**
   * Gets quotas of projects for the resources of one service. Needs the token of that service.
   *
   * @returns The quotas by the id of the project, and there by the name of the resource.
   * @throws A `NotFoundError` if projects were given and none of them has quotas.
   */
  async forProjects(options: ProjectQuotaOptions = {}): Promise<Record<string, Record<string, ProjectQuota>>> {
    const self = selfOf(this);
    checkOptions("options", options, { ...requestChecks, projects: checkIds });
    const { projects, ...request } = options;
    const query: Record<string, string> = projects === undefined ? {} : { project: projects.join(",") };
    const spec = { method: "GET", path: "/service_project_quotas", query, options: request } as const;
    return mapValues(await self.#transport.call(spec, projectQuotas), (resources) =>
      mapValues(resources, toProjectQuota),
    );
  }
}

/** The quotas of a user by the id of the project, and there by the name of the resource, such as `cyclades.vm`. */
export type QuotasByProject = Record<string, Record<string, Quota>>;

/**
 * What a user may use of a resource in a project, and uses; in the unit of the resource, such as bytes. `Infinity` means that there is no
 * limit. JavaScript rounds numbers beyond 2^53.
 */
export interface Quota {
  /** What the user uses in the project. */
  readonly usage: number;
  /** What the user may use in the project, if the project has enough. */
  readonly limit: number;
  /** What pending commissions change of the user's usage. */
  readonly pending: number;
  /** What all members use in the project. */
  readonly projectUsage: number;
  /** What all members together may use. */
  readonly projectLimit: number;
  /** What pending commissions change of the project's usage. */
  readonly projectPending: number;
  /**
   * What the user can use at most, computed: the smaller of `limit` and of what the usage of the other members leaves of `projectLimit`.
   * Not below 0.
   */
  readonly effectiveLimit: number;
  /** How much more the user can use now, computed: by both limits, and without what pending commissions have reserved. Not below 0. */
  readonly available: number;
}

/** What a project may use of a resource, and uses; in the unit of the resource, such as bytes. `Infinity` means that there is no limit. */
export interface ProjectQuota {
  /** What all members use in the project. */
  readonly usage: number;
  /** What all members together may use. */
  readonly limit: number;
  /** What pending commissions change of the usage. */
  readonly pending: number;
  /** How much more the members can use now, computed: without what pending commissions have reserved. Not below 0. */
  readonly available: number;
}

/** Which quotas of projects to get. */
export interface ProjectQuotaOptions extends RequestOptions {
  /** The ids of the projects. Default: all. */
  readonly projects?: readonly string[] | undefined;
}

/** Which quotas of users to get. */
export interface ServiceQuotaOptions extends ProjectQuotaOptions {
  /** The UUIDs of the users. Default: all. */
  readonly users?: readonly string[] | undefined;
}

type QuotaWire = Schemas["identity"]["Quota"];
type ProjectQuotaWire = Schemas["identity"]["ProjectQuota"];

const amount = z.custom<number>((value) => typeof value === "number", "expected a number");
const projectFields = { project_usage: amount, project_limit: amount, project_pending: amount };
const quotasByProject = recordOf(
  recordOf(z.looseObject({ usage: amount, limit: amount, pending: amount, ...projectFields })),
);
const quotasByUser = recordOf(quotasByProject);
const projectQuotas = recordOf(recordOf(z.looseObject(projectFields)));

function toQuotas(wires: Readonly<Record<string, Readonly<Record<string, QuotaWire>>>>): QuotasByProject {
  return mapValues(wires, (resources) => mapValues(resources, toQuota));
}

function toQuota(wire: QuotaWire): Quota {
  const usage = fromWireAmount(wire.usage);
  const limit = fromWireAmount(wire.limit);
  const pending = fromWireAmount(wire.pending);
  const project = toProjectQuota(wire);
  return {
    ...{ usage, limit, pending },
    ...{ projectUsage: project.usage, projectLimit: project.limit, projectPending: project.pending },
    effectiveLimit: Math.max(0, Math.min(limit, project.limit - (project.usage - usage))),
    available: Math.max(0, Math.min(limit - usage - pending, project.available)),
  };
}

function toProjectQuota({ project_usage, project_limit, project_pending }: ProjectQuotaWire): ProjectQuota {
  const usage = fromWireAmount(project_usage);
  const limit = fromWireAmount(project_limit);
  const pending = fromWireAmount(project_pending);
  return { usage, limit, pending, available: Math.max(0, limit - usage - pending) };
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

function checkIds(name: string, value: unknown): void {
  requireArray(name, value);
  if (value.length === 0) throw new InvalidInputError(`${name} must not be empty; leave it out for all`);
  for (const [index, id] of value.entries()) {
    // A comma would separate it into two.
    if (typeof id === "string" && /^[^,\s]+$/.test(id)) continue;
    throw new InvalidInputError(`${name}[${index}] must be an id, not ${describeValue(id)}`);
  }
}
