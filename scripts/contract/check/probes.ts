import type { Contract, JsonObject } from "../../generate/contract.js";
import type { FieldFilter } from "../../generate/filters.js";
import type { Deviation } from "./response-validator.js";
import { filterValue, NOTHING } from "./filter-values.js";
import { operatorProbes } from "./operator-probes.js";
import type { Source } from "../description/raw-operations.js";
import type { KnownPaths } from "./known-paths.js";
import type { ReadOperation } from "./read-operations.js";
import type { Target } from "./read-only-server.js";

/** A request to send, and its expected response. */
export interface Probe {
  readonly operation: ReadOperation;
  /** Its purpose: `first page`, `filter name__in`, `unknown id`. */
  readonly purpose: string;
  readonly target: Target;
  readonly isAnonymous?: boolean;
  /** The contract's status for this. */
  readonly status: number;
  /** Other statuses that are no differences if the contract lists them. Default: none. */
  readonly others?: readonly number[];
  /** A further check of a body that matches the contract. */
  readonly verify?: (body: JsonObject) => Deviation[];
}

/** A request that cannot be sent, and the reason. */
export interface NotChecked {
  readonly operation: string;
  readonly what: string;
  readonly why: string;
}

/** Small pages reduce the server's load. */
const PAGE_SIZE = 5;

/** A page that no list has. */
const FAR_PAGE = "999999999";

/** The first page of a list, or the response to a GET without parameters in its path. */
export function firstProbe(operation: ReadOperation): Probe {
  return { operation, purpose: "first page", target: pageTarget(operation, "1"), status: 200 };
}

/** Statuses of operations that a server does not offer to all users, or not at all. */
export const REFUSALS = [403, 501];

/** The whole list of a service whose lists have no pages, or the error with which the service always responds to this path. */
export function wholeProbe(operation: ReadOperation): Probe {
  const status = successOf(operation) ?? [400, 404].find((each) => operation.responses.has(String(each))) ?? 200;
  return { ...firstProbe(operation), purpose: "without parameters", status, others: REFUSALS };
}

/** Further requests for a whole list. */
export function wholeListProbes(operation: ReadOperation): { probes: Probe[]; notChecked: NotChecked[] } {
  const why = "lists are requested without parameters";
  const notChecked = [...operation.queryNames].map((name) => ({
    operation: operation.name,
    what: `query ${name}`,
    why,
  }));
  // A path that no server has is refused before the credentials are checked.
  const isServed = successOf(operation) !== undefined;
  return { probes: isServed ? anonymousProbes(operation, wholeProbe(operation).target) : [], notChecked };
}

/** The requests for the paths of an operation with parameters, given what has been read above them. */
export function belowProbes(
  operation: ReadOperation,
  known: KnownPaths,
  source: Source,
): { probes: Probe[]; notChecked: NotChecked[] } {
  const parameter = operation.pathParameters.at(-1) ?? "";
  const schema = source.resolve(operation.schemas.get(parameter) ?? {}, `${parameter} of ${operation.name}`);
  const { paths, none } = known.below(operation.path, unknownId(schema));
  const targetOf = (path: string): Target => ({ method: operation.method, path, query: [] });
  const status = successOf(operation);
  const probes: Probe[] = [];
  if (status !== undefined) {
    for (const path of paths) {
      probes.push({ operation, purpose: "detail", target: targetOf(path), status, others: REFUSALS });
    }
  }
  if (none !== undefined && operation.responses.has("404")) {
    const others = [400, ...REFUSALS];
    probes.push({ operation, purpose: "unknown id", target: targetOf(none), status: 404, others });
  }
  const [first] = paths;
  if (first !== undefined) probes.push(...anonymousProbes(operation, targetOf(first)));
  if (status === undefined || first !== undefined) return { probes, notChecked: [] };
  const why = `nothing that was read has the ${parameter} that its path needs`;
  return { probes, notChecked: [{ operation: operation.name, what: "details", why }] };
}

/** The contract's status of a success, if there is one. */
function successOf({ responses }: ReadOperation): number | undefined {
  const status = [...responses.keys()].find((each) => each.startsWith("2"));
  return status === undefined ? undefined : Number(status);
}

/** Further requests for a list, given some of its rows. */
export function listProbes(
  operation: ReadOperation,
  samples: readonly JsonObject[],
  contract: Contract,
): { probes: Probe[]; notChecked: NotChecked[] } {
  const probes: Probe[] = [];
  const notChecked: NotChecked[] = [];
  if (operation.queryNames.has("page_size")) {
    probes.push({ operation, purpose: "last page", target: pageTarget(operation, "last"), status: 200 });
    if (operation.responses.has("404")) {
      const target = pageTarget(operation, FAR_PAGE);
      probes.push({ operation, purpose: "page past the end", target, status: 404 });
    }
  }
  for (const filter of operation.filters) {
    for (const lookup of filter.lookups) {
      const parameter = lookup === "exact" ? filter.parameter : `${filter.parameter}__${lookup}`;
      const value = filterValue(filter, lookup, samples, contract);
      if (value === undefined) {
        const why = "needs something on the list to take a value from";
        notChecked.push({ operation: operation.name, what: `filter ${parameter}`, why });
        continue;
      }
      const target = pageTarget(operation, "1", [parameter, value.text]);
      probes.push({ operation, purpose: `filter ${parameter}`, target, status: 200, verify: value.verify });
    }
  }
  for (const { name, query, verify } of operatorProbes(contract, operation)) {
    const target = pageTarget(operation, "1", query);
    probes.push({ operation, purpose: `filter ${name}`, target, status: 200, verify });
  }
  probes.push(...invalidFilterProbes(operation), ...anonymousProbes(operation, firstProbe(operation).target));
  return { probes, notChecked };
}

/** An invalid value, one for each kind of filter that has such values. */
function invalidFilterProbes(operation: ReadOperation): Probe[] {
  if (!operation.responses.has("400")) return [];
  const kinds = new Map<string, FieldFilter>();
  for (const filter of operation.filters) {
    const { kind } = filter.value;
    if (kind !== "text" && kind !== "boolean" && !kinds.has(kind) && filter.lookups.includes("exact")) {
      kinds.set(kind, filter);
    }
  }
  return [...kinds.values()].map(({ parameter }) => ({
    operation,
    purpose: `invalid value of filter ${parameter}`,
    target: pageTarget(operation, "1", [parameter, NOTHING]),
    status: 400,
  }));
}

/** The number of a list's rows that are requested one by one. */
const DETAILS = 3;

/** The requests for a GET with one parameter at the end of its path, given some rows of the list above it. */
export function detailProbes(
  operation: ReadOperation,
  samples: readonly JsonObject[],
): { probes: Probe[]; notChecked: NotChecked[] } {
  const [parameter = ""] = operation.pathParameters;
  const probes: Probe[] = [];
  const ids = samples.map((sample) => sample[parameter]).filter(isPlainId);
  for (const id of ids.slice(0, DETAILS)) {
    probes.push({ operation, purpose: "detail", target: detailTarget(operation, id), status: 200 });
  }
  if (operation.responses.has("404")) {
    const target = detailTarget(operation, unknownId(operation.schemas.get(parameter)));
    probes.push({ operation, purpose: "unknown id", target, status: 404 });
  }
  const [first] = ids;
  if (first !== undefined)
    return { probes: [...probes, ...anonymousProbes(operation, detailTarget(operation, first))], notChecked: [] };
  const why = `no row of the list has the ${parameter} that its path needs`;
  return { probes, notChecked: [{ operation: operation.name, what: "details", why }] };
}

/** The same requests without credentials. */
function anonymousProbes(operation: ReadOperation, target: Target): Probe[] {
  const status = [401, 403].find((each) => operation.responses.has(String(each)));
  if (status === undefined || !operation.needsCredentials) return [];
  return [{ operation, purpose: "no credentials", target, status, isAnonymous: true }];
}

function pageTarget({ path, queryNames }: ReadOperation, page: string, ...more: [string, string][]): Target {
  const paging: [string, string][] = [
    ["page", page],
    ["page_size", String(PAGE_SIZE)],
    ["per_page", String(PAGE_SIZE)],
  ];
  return { path, query: [...paging.filter(([name]) => queryNames.has(name)), ...more] };
}

function detailTarget({ path }: ReadOperation, id: string | number): Target {
  return { path: path.replace(/\{[^}]*\}/, encodeURIComponent(id)), query: [] };
}

/** Whether every server accepts an id in a path: Django's default routes match no dot. */
function isPlainId(value: unknown): value is string | number {
  return typeof value === "number" || (typeof value === "string" && /^[^./\\]+$/.test(value));
}

function unknownId(schema: unknown): string | number {
  const { type, format } = typeof schema === "object" && schema !== null ? (schema as JsonObject) : {};
  if ([type].flat().includes("integer")) return 2 ** 31 - 1;
  return format === "uuid" ? "00000000-0000-4000-8000-000000000000" : NOTHING;
}
