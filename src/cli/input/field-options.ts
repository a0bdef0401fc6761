import { Option } from "commander";
import type { RequestOptions, SaltantClient } from "saltant";
import { UsageError } from "../exit-codes.js";
import type { Field } from "../resources/fields.js";
import { isId } from "../resources/id-or-name.js";
import { containerTaskTypes, executableTaskTypes } from "../resources/task-types.js";
import { taskWhitelists } from "../resources/queues-and-whitelists.js";
import type { WritableResource } from "../resources/resource.js";
import { readPairs } from "./pairs.js";

/** Collects the values of an option that may be repeated. */
export function collect(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** The options of a field: one, or two for a flag and for a nullable string. */
export function optionsOf({ option, kind, description, choices }: Field): Option[] {
  switch (kind) {
    case "flag":
      return [new Option(`--${option}`, description), new Option(`--no-${option}`, `the opposite of --${option}`)];
    case "string": {
      const one = new Option(`--${option} <string>`, description);
      return [choices === undefined ? one : one.choices(choices)];
    }
    case "nullable string":
      return [
        new Option(`--${option} <string>`, description),
        new Option(`--no-${option}`, `set to null; --${option} "" sets an empty string`),
      ];
    case "strings":
      return [new Option(`--${option} <string>`, `${description}; may be repeated, "" for none`).argParser(collect)];
    case "values":
      return [
        new Option(`--${option} <name=value>`, `${description}; may be repeated, "" for none`).argParser(collect),
      ];
    case "container types":
    case "executable types":
    case "whitelists":
      return [
        new Option(`--${option} <id-or-name>`, `${description}; may be repeated, "" for none`).argParser(collect),
      ];
  }
}

/** What a lookup of an id by name requires. */
export interface Lookup {
  readonly client: SaltantClient;
  readonly request: RequestOptions;
}

/** The values of fields in the options, by the names of the library's properties. */
export async function readFields(
  fields: readonly Field[],
  options: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const [first] = optionsOf(field);
    const given = first === undefined ? undefined : options[first.attributeName()];
    if (given !== undefined) values[field.name] = await readField(field, given, lookup);
  }
  return values;
}

async function readField({ kind, option }: Field, given: unknown, lookup: Lookup): Promise<unknown> {
  if (kind === "flag" || kind === "string") return given;
  // A `--no-` option sets false.
  if (kind === "nullable string") return given === false ? null : given;
  // Values of repeatable options were collected. A single empty string means an empty list.
  const texts = given as readonly string[];
  const some = texts.length === 1 && texts[0] === "" ? [] : texts;
  if (kind === "strings") return some;
  if (kind === "values") return readPairs(`--${option}`, some);
  const resource = {
    "container types": containerTaskTypes,
    "executable types": executableTaskTypes,
    whitelists: taskWhitelists,
  }[kind];
  return Promise.all(some.map((text) => idOf(resource, text, lookup)));
}

/** Reads an id, or looks it up by name. */
export async function idOf(resource: WritableResource, text: string, { client, request }: Lookup): Promise<number> {
  return isId(text) ? Number(text) : (await resource.get(client, text, request)).id;
}

/** Properties that only the server sets. `--from` may contain them; they are ignored. */
const readOnlyNames = new Set(["id", "uuid", "user", "state", "datetime_created", "datetime_finished"]);

/** Converts a record in the format of `get --json` to the names of the library's properties. */
export function fromRecord(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    const name = names.find((each) => each === key || snakeCase(each) === key);
    if (name !== undefined) values[name] = value;
    else if (!readOnlyNames.has(key)) {
      throw new UsageError(
        `--from: unknown field ${JSON.stringify(key)}; valid fields: ${names.map(snakeCase).join(", ")}`,
      );
    }
  }
  return values;
}

/** The name of a property in JSON: `task_type` for `taskType`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
