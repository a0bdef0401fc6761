// Validates SlipStream's requests and responses with its contract: JSON, XML, forms and text.
import { readFileSync } from "node:fs";
import { asArray, asObject, asString, Contract, type JsonObject } from "../../../scripts/generate/contract.js";
import { createSchemaCheck } from "../schema-check.js";
import { decodeXml } from "../../../scripts/contract/xml.js";

export const document = "openapi/slipstream.yaml";
export const contract = Contract.parse(readFileSync(document, "utf8"));
const check = createSchemaCheck(contract);

/** An operation of the contract, with the places of its path. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly operation: JsonObject;
  readonly parameters: readonly JsonObject[];
}

/** All operations. One whose path is more exact comes before others that also match. */
export const operations: readonly Operation[] = Object.entries(contract.resolve({ $ref: "#/paths" }, "paths"))
  .flatMap(([template, item]) => {
    const { parameters: shared = [], ...methods } = asObject(item, template);
    return Object.entries(methods).map(([method, value]) => {
      const operation = asObject(value, `${method} ${template}`);
      const all = [...asArray(shared, template), ...asArray(operation.parameters ?? [], template)];
      return {
        ...{ id: asString(operation.operationId, template), method: method.toUpperCase(), template, operation },
        pattern: patternOf(template),
        parameters: all.map((each) => contract.resolve(each, template)),
      };
    });
  })
  .sort((a, b) => exactness(b.template) - exactness(a.template));

/** The length of what a path has besides its parameters. */
function exactness(template: string): number {
  return template.replaceAll(/\{\w+\}/g, "").length - 100 * template.split("{").length;
}

/** A module's path spans segments, and may end in a slash. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace("{path}", "(?<path>.+)").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}

/** The operation that a request is for. */
export function findOperation(method: string, path: string): Operation | undefined {
  return operations.find((each) => each.method === method && each.pattern.test(path));
}

/** What a recording has of a request. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | null;
}

/** What a recording has of a response. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** What is wrong with the path, the query and the body of a request, a line each. */
export function requestFaults(request: RecordedRequest): string[] {
  const operation = findOperation(request.method, request.path);
  if (operation === undefined) return ["no operation"];
  const values = [
    ...Object.entries(operation.pattern.exec(request.path)?.groups ?? {}).map((each) => ["path", ...each]),
    ...(request.query ?? []).map((each) => ["query", ...each]),
  ];
  const inUrl = values.flatMap(([place = "", name = "", text = ""]) => {
    const parameter = operation.parameters.find((each) => each.in === place && each.name === name);
    if (parameter === undefined) return [`${place} ${name} is not in the contract`];
    return check(parameter.schema, fromForm(parameter.schema, [decodeURIComponent(text)]), `${place} ${name}`);
  });
  return [...inUrl, ...bodyFaults(operation, request)];
}

function bodyFaults({ operation }: Operation, { headers, body }: RecordedRequest): string[] {
  const requestBody = operation.requestBody === undefined ? undefined : asObject(operation.requestBody, "body");
  if (body === undefined || body === null || body === "") return requestBody?.required === true ? ["no body"] : [];
  if (requestBody === undefined) return ["a body that is not in the contract"];
  const type = headerOf(headers, "Content-Type");
  const media = asObject(requestBody.content, "body")[type];
  if (media === undefined) return [`${type} is not in the contract`];
  return contentFaults(type, asObject(media, type).schema, body, "body");
}

/** What is wrong with the status, the type, the headers and the body of a response, a line each. */
export function responseFaults({ operation }: Operation, response: RecordedResponse): string[] {
  const { status, headers, json, body } = response;
  const documented = asObject(operation.responses, "responses")[String(status)];
  if (documented === undefined) return [`status ${status} is not in the contract`];
  const { headers: knownHeaders = {}, content } = contract.resolve(documented, String(status));
  const type = headerOf(headers, "Content-Type");
  const unknown = Object.keys(headers)
    .filter((name) => !/^content-type$/i.test(name) && !(name in asObject(knownHeaders, "headers")))
    .map((name) => `header ${name} is not in the contract`);
  if (type === "") return unknown;
  const media = asObject(content ?? {}, "content")[type];
  if (media === undefined) return [...unknown, `${type} is not in the contract`];
  const text = json === undefined ? (body ?? "") : JSON.stringify(json);
  return [...unknown, ...contentFaults(type, asObject(media, type).schema, text, "response")];
}

/** What is wrong with a text by the schema of its media type. */
export function contentFaults(type: string, schema: unknown, text: string, where: string): string[] {
  try {
    return check(schema, decode(type, schema, text), where);
  } catch (error) {
    return [`${where} cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** What is wrong with a value by a schema. */
export function valueFaults(schema: unknown, value: unknown, where: string): string[] {
  return check(schema, value, where);
}

function decode(type: string, schema: unknown, text: string): unknown {
  if (type === "application/json") return JSON.parse(text);
  if (type === "application/xml") return decodeXml(contract, schema, text);
  if (type !== "application/x-www-form-urlencoded") return text;
  const { properties = {} } = contract.resolve(schema, type);
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      return [name, fromForm(asObject(properties, type)[name] ?? { type: "string" }, fields.getAll(name))];
    }),
  );
}

/** The values of a field as its schema wants them; one that does not fit stays a text, which the check refuses. */
function fromForm(schema: unknown, values: readonly string[]): unknown {
  const { type } = contract.resolve(schema, "a field");
  if (type === "array") return values;
  const [first = ""] = values;
  return type === "integer" && /^-?\d+$/.test(first) ? Number(first) : first;
}

/** A header's value by its name in any case, without parameters. */
function headerOf(headers: Readonly<Record<string, string>>, name: string): string {
  const [, value = ""] = Object.entries(headers).find(([each]) => each.toLowerCase() === name.toLowerCase()) ?? [];
  return value.replace(/;.*/, "");
}
