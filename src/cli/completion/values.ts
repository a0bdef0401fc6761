import { TaskInstance, TaskType, type FilterTable, type RequestOptions, type SaltantClient } from "saltant";
import type { Context } from "../context.js";
import { taskQueues, taskWhitelists } from "../resources/queues-and-whitelists.js";
import { resources } from "../resources/index.js";
import type { Resource, WritableResource } from "../resources/resource.js";
import { containerTaskTypes, executableTaskTypes } from "../resources/task-types.js";
import { users } from "../resources/users.js";
import { openSession } from "../session.js";
import { optionValue, type Candidate, type Place, type ValueSource } from "./candidates.js";

/** The deadline for candidates: a slower completion is useless. */
const completionTimeoutMs = 2_000;

/** The maximum number of candidates. */
const maxCandidates = 200;

const dayMs = 86_400_000;

/** Looks up values from the server, the profiles and the filters of lists. */
export function knownValues({ io, profiles }: Context): ValueSource {
  return async (place) => {
    const { path, option, typed, before } = place;
    if (option === "--profile") return [...(await profiles.all()).keys()].map((value) => ({ value, description: "" }));
    const resource = resources.find(({ name }) => name === path[0]);
    if (option === "--filter" && resource !== undefined) return filters(resource.filters, typed);
    const named = option === undefined ? resource : namedBy(option, resource?.types);
    if (named === undefined || (option === "--arg" && typed.includes("="))) return [];
    const where = { profile: optionValue(before, "--profile"), env: io.env, profiles };
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(completionTimeoutMs)]);
    const { client } = await openSession(where, {});
    const request = { signal, retry: false } as const;
    return option === "--arg" ? argumentsOf(named, place, client, request) : namesOf(named, place, client, request);
  };
}

/** The arguments of the given task type that are not given yet. */
async function argumentsOf(
  types: Resource,
  { before }: Place,
  client: SaltantClient,
  request: RequestOptions,
): Promise<Candidate[]> {
  const name = optionValue(before, "--task-type");
  const type = name === undefined ? undefined : await types.get(client, name, request);
  if (!(type instanceof TaskType)) return [];
  return type.requiredArguments
    .filter((argument) => !before.some((word) => word.startsWith(`${argument}=`)))
    .map((argument) => ({ value: `${argument}=`, description: `argument of ${type.name}` }));
}

/** The keys of existing resources. Of instances: the unfinished ones, or those of the last 24 hours. */
async function namesOf(
  resource: Resource,
  { path, typed, before }: Place,
  client: SaltantClient,
  request: RequestOptions,
): Promise<Candidate[]> {
  const isEnding = path[1] === "wait" || path[1] === "terminate";
  const recent = isEnding
    ? { state: ["created", "published", "running"] }
    : { datetimeCreated: { gte: new Date(Date.now() - dayMs) } };
  const narrow = {
    uuid: recent,
    "id or name": typed === "" ? {} : { name: { startswith: typed } },
    username: typed === "" ? {} : { username: { startswith: typed } },
  }[resource.key];
  const found = await resource.list(client, narrow, { ...request, limit: maxCandidates });
  const [key = ""] = resource.columns;
  return found
    .map((item) => {
      const name: unknown = Reflect.get(item, resource.key === "id or name" ? "name" : key);
      return { value: String(name), description: descriptionOf(item, resource) };
    })
    .filter(({ value }) => !before.includes(value));
}

function descriptionOf(item: object, { noun }: Resource): string {
  if (item instanceof TaskInstance) return `${item.state} ${item.name}`;
  return "id" in item && typeof item.id === "number" ? `${noun} ${item.id}` : noun;
}

function filters(table: FilterTable, typed: string): Candidate[] {
  const [, name = ""] = /^([^=.]+)[=.]/.exec(typed) ?? [];
  const field = Object.hasOwn(table, name) ? table[name] : undefined;
  if (field === undefined) {
    return Object.entries(table).flatMap(([each, { lookups }]) => [
      { value: `${each}=`, description: "exactly" },
      ...lookups
        .filter((lookup) => lookup !== "exact")
        .map((lookup) => ({ value: `${each}.${lookup}=`, description: "" })),
    ]);
  }
  if (typed.startsWith(`${name}.`)) {
    return field.lookups.map((lookup) => ({ value: `${name}.${lookup}=`, description: "" }));
  }
  const choices = field.kind === "choice" ? field.choices : field.kind === "boolean" ? ["true", "false"] : [];
  // A comma starts another value.
  const before = typed.slice(0, Math.max(typed.indexOf("="), typed.lastIndexOf(",")) + 1);
  return choices.map((choice) => ({ value: `${before}${choice}`, description: "" }));
}

/** The resource that an option names. */
function namedBy(option: string, types: WritableResource | undefined): Resource | undefined {
  if (option === "--task-type" || option === "--arg") return types;
  if (option === "--task-queue") return taskQueues;
  if (option === "--whitelist") return taskWhitelists;
  if (option === "--container-task-type") return containerTaskTypes;
  if (option === "--user") return users;
  return option === "--executable-task-type" ? executableTaskTypes : undefined;
}
