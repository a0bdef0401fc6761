import { InvalidInputError } from "saltant";
import { escapeUnprintable } from "../../core/text.js";
import { docComment } from "./doc-comment.js";
import { bracketed, contains, onNextLine, type Doc } from "./doc.js";
import { anyJson } from "./guess-schema.js";
import { layOut } from "./lay-out.js";
import { compareStrings, propertyName, quoted } from "./literal.js";
import { renderArguments, unusableReason, type ArgumentTraits } from "./render-arguments.js";

/** What definitions are made of: a task type, as far as it matters for them. */
export interface TaskTypeDescription extends ArgumentTraits {
  readonly name: string;
  readonly description: string;
}

/** The task types of a server. */
export interface TaskTypes {
  readonly containerTaskTypes: readonly TaskTypeDescription[];
  readonly executableTaskTypes: readonly TaskTypeDescription[];
}

/** How definitions are written. */
export interface RenderOptions {
  /** How many columns a line should have at most. Default 80, as prettier has it. */
  readonly width?: number | undefined;
  /** The address of the server, to be named at the top. Default: it is not named, so that servers with the same types give the same text. */
  readonly server?: string | undefined;
}

/**
 * Writes a TypeScript module that defines a typed task for each task type of a server. The same types give the same text, in
 * any order.
 *
 * @throws An `InvalidInputError` if two types of a class have the same name, which no server allows.
 */
export function renderDefinitions(types: TaskTypes, { width = 80, server }: RenderOptions = {}): string {
  const containers = inNameOrder(types.containerTaskTypes).map((type) => define(type, "containerTaskTypes", width));
  const executables = inNameOrder(types.executableTaskTypes).map((type) => define(type, "executableTaskTypes", width));
  const schemas = [...containers, ...executables].map(({ schema }) => schema).filter((schema) => schema !== undefined);
  const isAnyDefined = schemas.length > 0;
  return [
    "// Written by `saltant typegen`: do not edit it, but renew it by the same command.\n",
    server === undefined ? "" : `// The server: ${escapeUnprintable(server)}\n`,
    "// The types of arguments are guessed from their defaults.\n",
    'import type { SaltantClient } from "saltant";\n',
    isAnyDefined ? 'import * as z from "zod";\n' : "",
    schemas.some((schema) => contains(schema, anyJson)) ? anyJsonDefinition : "",
    "\n/** The task types of the server, as functions that launch them. */\n",
    `export function defineTasks(${isAnyDefined ? "client" : "_client"}: SaltantClient) {\n`,
    "  return {\n",
    renderGroup("containers", containers),
    renderGroup("executables", executables),
    "  };\n}\n",
    "\n/** What {@link defineTasks} makes. */\n",
    "export type Tasks = ReturnType<typeof defineTasks>;\n",
  ].join("");
}

const anyJsonDefinition = `
/** Any JSON value: of an argument without a default, the server tells no more. */
const json: z.ZodType<z.core.util.JSONType, z.core.util.JSONType> = z
  .any()
  .refine((value) => value !== undefined, "is missing");
`;

function inNameOrder(types: readonly TaskTypeDescription[]): TaskTypeDescription[] {
  const sorted = types.toSorted((a, b) => compareStrings(a.name, b.name));
  const duplicate = sorted.find(({ name }, index) => name === sorted[index + 1]?.name);
  if (duplicate === undefined) return sorted;
  throw new InvalidInputError(
    `two task types are called ${quoted(duplicate.name)}: one was renamed meanwhile; run it again`,
  );
}

/** A property of what `defineTasks` returns. */
interface Definition {
  readonly text: string;
  /** The schema in it; `undefined` if there is only a comment, as the task type cannot be launched. */
  readonly schema: Doc | undefined;
}

/** The column at which a definition begins. */
const column = 6;

function define(type: TaskTypeDescription, manager: keyof TaskTypes, width: number): Definition {
  const key = propertyName(type.name);
  const reason = unusableReason(type);
  if (reason !== undefined) {
    const text = `${" ".repeat(column)}// Left out: ${key}, which cannot be launched: ${escapeUnprintable(reason)}.\n`;
    return { text, schema: undefined };
  }
  const { schema, remarks } = renderArguments(type);
  const comment = docComment([type.description.trimEnd(), ...remarks].join("\n\n"), width, column);
  const name = quoted(type.name);
  const callee = `client.${manager}.define`;
  const definition = bracketed("{", [["arguments: ", schema]], true);
  const call = (room: number): Doc => {
    const fitsOnLine = callee.length + name.length + "(, {".length <= room;
    return [callee, fitsOnLine ? ["(", name, ", ", definition, ")"] : bracketed("(", [name, definition], true)];
  };
  const room = width - column - `${key}: `.length;
  const value = callee.length < room ? [" ", call(room)] : onNextLine(call(width - column - 2), true);
  const code = [key, ":", value];
  return { text: `${comment}${" ".repeat(column)}${layOut(code, width, column)},\n`, schema };
}

function renderGroup(name: string, definitions: readonly Definition[]): string {
  if (definitions.length === 0) return `    ${name}: {},\n`;
  return `    ${name}: {\n${definitions.map(({ text }) => text).join("\n")}    },\n`;
}
