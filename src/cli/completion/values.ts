import type { FilterTable, RequestOptions } from "saltant";
import type { Context } from "../context.js";
import { taskQueues, taskWhitelists } from "../resources/queues-and-whitelists.js";
import { resources } from "../resources/index.js";
import type { WritableResource } from "../resources/resource.js";
import { containerTaskTypes, executableTaskTypes } from "../resources/task-types.js";
import type { Candidate, ValueSource } from "./candidates.js";

/** Nobody waits long for a list of what could be typed. */
const request: RequestOptions = { timeoutMs: 2_000, totalTimeoutMs: 2_000, retry: false };

/** More names than anybody looks through. */
const mostNames = 200;

/** The values that only the server, the profiles or a list's filters know. Whatever fails gives none. */
export function knownValues({ profiles, session }: Context): ValueSource {
  return async ({ path, option, typed }) => {
    if (option === "--from" || option === "--users" || option === "--out") return "files";
    if (option === "--profile") return [...(await profiles.all()).keys()].map((value) => ({ value, description: "" }));
    const resource = resources.find(({ name }) => name === path[0]);
    if (resource === undefined) return [];
    if (option === "--filter") return filters(resource.filters, typed);
    const named = namedBy(option, resource.types) ?? (option === undefined ? nameable(resource.name) : undefined);
    if (named === undefined) return [];
    const { client } = await session();
    const found = await named.list(client, {}, { ...request, limit: mostNames });
    return found.map(({ name, id }) => ({ value: name, description: `${named.noun} ${id}` }));
  };
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
  // After a comma, another one.
  const before = typed.slice(0, Math.max(typed.indexOf("="), typed.lastIndexOf(",")) + 1);
  return choices.map((choice) => ({ value: `${before}${choice}`, description: "" }));
}

/** What an option names. */
function namedBy(option: string | undefined, types: WritableResource | undefined): WritableResource | undefined {
  if (option === "--task-type") return types;
  if (option === "--task-queue") return taskQueues;
  if (option === "--whitelist") return taskWhitelists;
  if (option === "--container-task-type") return containerTaskTypes;
  return option === "--executable-task-type" ? executableTaskTypes : undefined;
}

/** The resource of that name, if its things have names. */
function nameable(name: string): WritableResource | undefined {
  return [containerTaskTypes, executableTaskTypes, taskQueues, taskWhitelists].find((each) => each.name === name);
}
