import { Option } from "commander";
import type { RequestOptions, SaltantClient } from "saltant";
import { UsageError } from "../exit-codes.js";
import type { Field } from "../resources/fields.js";
import { isId } from "../resources/id-or-name.js";
import { containerTaskTypes, executableTaskTypes } from "../resources/task-types.js";
import { taskWhitelists } from "../resources/queues-and-whitelists.js";
import type { WritableResource } from "../resources/resource.js";
import { readPairs } from "./pairs.js";

/** Gathers an option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** The options of a field: one, or two for yes and no and for a text and none. */
export function optionsOf({ option, kind, description, choices }: Field): Option[] {
  switch (kind) {
    case "flag":
      return [new Option(`--${option}`, description), new Option(`--no-${option}`, `not so: ${description}`)];
    case "text": {
      const one = new Option(`--${option} <text>`, description);
      return [choices === undefined ? one : one.choices(choices)];
    }
    case "nullable text":
      return [
        new Option(`--${option} <text>`, description),
        new Option(`--no-${option}`, `set it to null; --${option} "" sets an empty text`),
      ];
    case "texts":
      return [new Option(`--${option} <text>`, `${description}; may be repeated, "" for none`).argParser(collect)];
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

/** What a lookup of an id by its name needs. */
export interface Lookup {
  readonly client: SaltantClient;
  readonly request: RequestOptions;
}

/** The values that options give to fields, by the names of the library's properties. */
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
  if (kind === "flag" || kind === "text") return given;
  // What an option with `no-` gives is false.
  if (kind === "nullable text") return given === false ? null : given;
  // Those that may be repeated were collected; nothing but an empty text means none of them.
  const texts = given as readonly string[];
  const some = texts.length === 1 && texts[0] === "" ? [] : texts;
  if (kind === "texts") return some;
  if (kind === "values") return readPairs(`--${option}`, some);
  const resource = {
    "container types": containerTaskTypes,
    "executable types": executableTaskTypes,
    whitelists: taskWhitelists,
  }[kind];
  return Promise.all(some.map((text) => idOf(resource, text, lookup)));
}

/** The id of what is written as an id or a name. */
export async function idOf(resource: WritableResource, text: string, { client, request }: Lookup): Promise<number> {
  return isId(text) ? Number(text) : (await resource.get(client, text, request)).id;
}

/** What `--from` may hold beside the fields: properties that only the server sets. */
const readOnlyNames = new Set(["id", "uuid", "user", "state", "datetime_created", "datetime_finished"]);

/** A record as `get --json` writes it, by the names of the library's properties. */
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
        `--from: unknown field ${JSON.stringify(key)}: there are ${names.map(snakeCase).join(", ")}`,
      );
    }
  }
  return values;
}

/** The wire's name of a property: `task_type` for `taskType`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
