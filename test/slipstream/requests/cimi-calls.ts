import type { CimiFilterInput, RequestOptions, SlipStreamClient } from "saltant/slipstream";

/** The arguments of a call of slipstream-api, by their names. */
type Arguments = Readonly<Record<string, unknown>>;

type Run = (slipstream: SlipStreamClient, args: Arguments, options: RequestOptions) => Promise<unknown>;

/** The facade's counterparts of the calls of slipstream-api about CIMI. They return what it returned, as JSON. */
export const cimiCalls = {
  cimi_get: async ({ cimi }, { resource_id: id, select }, options) =>
    (await cimi.get(text(id), { ...options, select: strings(select) })).toJSON(),

  async cimi_search({ cimi }, args, options) {
    const { resource_type: type, first, last, filter, select, expand, orderby, aggregation, ...query } = args;
    const { count, resources } = await cimi.collection(text(type), {
      ...options,
      first: number(first),
      last: number(last),
      filter: strings(filter),
      select: strings(select),
      expand: strings(expand),
      orderBy: strings(orderby),
      aggregation: strings(aggregation),
      query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null)) as Record<string, string>,
    });
    return { count, [text(type)]: resources.map((resource) => resource.toJSON()) };
  },

  async cimi_add({ cimi }, { resource_type: type, data }, options) {
    const added = await cimi.add(text(type), data as Arguments, options);
    return { message: added.message, "resource-id": added.id, ...added.secrets() };
  },

  cimi_edit: async ({ cimi }, { resource_id: id, data, select }, options) =>
    (await cimi.edit(text(id), data as Arguments, { ...options, select: strings(select) })).toJSON(),

  cimi_delete: ({ cimi }, { resource_id: id }, options) => cimi.delete(text(id), options),

  cimi_operation: ({ cimi }, { resource_id: id, operation, data }, options) =>
    cimi.operation(text(id), text(operation), (data ?? undefined) as Arguments | undefined, options),

  async get_cloud_credentials({ cimi }, { cimi_filter: filter }, options) {
    const given = strings(filter)?.[0];
    const credentials = await cimi.cloudCredentials(given === "" ? undefined : given, { ...options, ...whole });
    return { count: credentials.length, credentials: credentials.map((credential) => credential.toJSON()) };
  },

  async get_deployment_events({ cimi }, { deployment_id: id, types }, options) {
    const events = await cimi.deploymentEvents(text(id), strings(types) as [] | undefined, { ...options, ...whole });
    return { count: events.length, events: events.map((event) => event.toJSON()) };
  },
} satisfies Readonly<Record<string, Run>>;

/** slipstream-api requests lists without a window. */
const whole = { pageSize: Infinity };

/**
 * What the facade returns for what slipstream-api returned: a search has its count and its resources, an add no status, and a delete
 * nothing, as its sentence never differs.
 */
export function expectedOfCimi(method: string, args: Arguments, json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  const found: Arguments = { ...json };
  switch (method) {
    case "cimi_search":
      return pick(found, ["count", text(args.resource_type)]);
    case "get_cloud_credentials":
      return pick(found, ["count", "credentials"]);
    case "get_deployment_events":
      return pick(found, ["count", "events"]);
    case "cimi_add":
      return pick(
        found,
        Object.keys(found).filter((name) => name !== "status"),
      );
    case "cimi_delete":
      return undefined;
    default:
      return json;
  }
}

/** A form or query of a search as the facade sends it: `id` is always selected, as the operations have no links without it. */
export function withSelectedId(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const last = pairs.findLastIndex(([name]) => name === "$select");
  const names = pairs.flatMap(([name, value]) =>
    name === "$select" ? value.split(",").map((each) => each.trim()) : [],
  );
  if (last < 0 || names.includes("id") || names.includes("*")) return pairs;
  return [...pairs.slice(0, last + 1), ["$select", "id"], ...pairs.slice(last + 1)];
}

/** An argument, which the facade checks. */
function text(value: unknown): string {
  return value as string;
}

/** One string, several, or none. */
function strings(value: unknown): readonly (string & CimiFilterInput)[] | undefined {
  if (value === undefined || value === null) return undefined;
  return (Array.isArray(value) ? value : [value]) as readonly string[];
}

function number(value: unknown): number | undefined {
  return (value ?? undefined) as number | undefined;
}

function pick(found: Arguments, names: readonly string[]): Arguments {
  return Object.fromEntries(names.map((name) => [name, found[name]]));
}
