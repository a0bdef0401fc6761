import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { CommandContext } from "../../../scripts/contract/command.js";

/** JSON that a test changes before the comparison or the check. */
export type Json = Record<string, unknown>;

// As JSON, so that YAML aliases become separate copies.
const contractText = JSON.stringify(parse(readFileSync("openapi/saltant.yaml", "utf8"), { maxAliasCount: -1 }));

/** A copy of the contract, which a test may change. */
export function contractDocument(): Json {
  return JSON.parse(contractText) as Json;
}

/** A value within a document. Throws if there is none. */
export function within(document: unknown, ...path: readonly (string | number)[]): Json {
  let found: unknown = document;
  for (const key of path) found = (found as Record<string | number, unknown> | undefined)?.[key];
  if (typeof found !== "object" || found === null) throw new Error(`nothing at ${path.join(" ")}`);
  return found as Json;
}

/** A command's output and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Command = (args: readonly string[], context: CommandContext) => Promise<number>;

/** Runs a command with its own environment. */
export async function run(
  command: Command,
  args: readonly string[],
  { env = {}, fetch = globalThis.fetch }: Partial<Pick<CommandContext, "env" | "fetch">> = {},
): Promise<Ran> {
  let [out, err] = ["", ""];
  const code = await command(args, { env, fetch, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** The contract as OpenAPI 3.0, which has `nullable` in place of the type null. */
export function toOpenApi30(document: Json): Json {
  const marked = mapObjects(document, (schema) => {
    const { type } = schema;
    if (!Array.isArray(type)) return schema;
    return { ...schema, type: type.find((each) => each !== "null") as unknown, nullable: true };
  });
  return { ...marked, openapi: "3.0.3", servers: [{ url: "https://saltant.example.org/api/v1" }] };
}

/** The contract as Swagger 2.0: with a base path, other parameter names in its paths, and no trailing slashes. */
export function toSwagger2(document: Json): Json {
  const { paths, components } = mapObjects(document, (value) => {
    const { $ref, type, ...rest } = value;
    if (typeof $ref === "string") return { ...value, $ref: $ref.replace("#/components/schemas/", "#/definitions/") };
    if (!Array.isArray(type)) return value;
    return { ...rest, type: type.find((each) => each !== "null") as unknown, "x-nullable": true };
  }) as { paths: Json; components: Json };
  const targets = { components, definitions: components.schemas };
  const resolve = (value: Json): Json =>
    typeof value.$ref === "string" ? within(targets, ...value.$ref.slice(2).split("/")) : value;
  return {
    swagger: "2.0",
    info: { title: "saltant API", version: "v1" },
    basePath: "/api",
    consumes: ["application/json"],
    produces: ["application/json"],
    definitions: components.schemas,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path.replaceAll(/\{\w+\}/g, "{pk}").replace(/\/$/, ""),
        pathItem(item as Json, resolve),
      ]),
    ),
  };
}

function pathItem({ parameters = [], ...operations }: Json, resolve: (value: Json) => Json): Json {
  const entries = Object.entries(operations).map(([method, value]) => {
    const operation = value as { parameters?: Json[]; requestBody?: Json; responses: Json };
    const body = operation.requestBody;
    const converted = (operation.parameters ?? []).map((each) => parameter(resolve(each), resolve));
    if (body) converted.push({ name: "data", in: "body", required: body.required, schema: jsonSchema(body) });
    const responses = Object.entries(operation.responses).map(([status, response]) => {
      const schema = jsonSchema(resolve(response as Json));
      return [status, { description: "", ...(schema !== undefined && { schema }) }];
    });
    return [
      method,
      { ...operation, requestBody: undefined, parameters: converted, responses: Object.fromEntries(responses) as Json },
    ];
  });
  const shared = (parameters as Json[]).map((each) => ({ ...parameter(resolve(each), resolve), name: "pk" }));
  return { parameters: shared, ...(Object.fromEntries(entries) as Json) };
}

/** Only a body's schema may be a reference. */
function parameter({ schema, style: _style, explode, ...rest }: Json, resolve: (value: Json) => Json): Json {
  const format = explode === undefined ? {} : { collectionFormat: explode === true ? "multi" : "csv" };
  return { ...resolve(schema as Json), ...rest, ...format };
}

function jsonSchema({ content = {} }: Json): unknown {
  return (content as Record<string, Json | undefined>)["application/json"]?.schema;
}

/** Changes every object of a document, the innermost first. */
function mapObjects(value: Json, change: (object: Json) => Json): Json {
  const deep = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(deep);
    return typeof each === "object" && each !== null ? mapObjects(each as Json, change) : each;
  };
  return change(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each)])));
}
