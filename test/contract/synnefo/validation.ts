// Validates requests and responses of Synnefo's services with their contracts: JSON, forms, headers and empty bodies.
import { readFileSync } from "node:fs";
import { asArray, asObject, asString, Contract, type JsonObject } from "../../../scripts/generate/contract.js";
import { createSchemaCheck, type SchemaCheck } from "../schema-check.js";

/** A request as it was recorded. The names of its headers are in lower case. */
export interface RecordedRequest {
  readonly method: string;
  /** The whole path, with the root of the service. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, a form or other text. Undefined if there is none. */
  readonly body: string | undefined;
}

/** A response as it was recorded. The names of its headers are in lower case. */
export interface RecordedResponse {
  readonly status: number;
  /** Without parameters. Empty if there is none. */
  readonly contentType: string;
  /** Those that mean something, without `Content-Type`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined if there is none. */
  readonly body: string | undefined;
}

/** An operation of a contract, with what validates it. */
export interface ValidatedOperation {
  readonly id: string;
  /** What is wrong with the path, the query, the headers and the body of a request, a line each. */
  readonly requestFaults: (request: RecordedRequest) => string[];
  /** What is wrong with the status, the type, the headers and the body of a response, a line each. */
  readonly responseFaults: (response: RecordedResponse) => string[];
}

/** The operations of a contract. */
export interface ContractValidation {
  readonly operationIds: readonly string[];
  /** The operation that a request is for, by its whole path; undefined if there is none. */
  readonly find: (method: string, path: string) => ValidatedOperation | undefined;
}

/** Reads a contract for validation. A path of the contract is relative to the `servers` beside it, or to those of the contract. */
export function readValidation(document: string): ContractValidation {
  const contract = Contract.parse(readFileSync(document, "utf8"));
  const check = createSchemaCheck(contract);
  const paths = contract.resolve({ $ref: "#/paths" }, "paths");
  const routes = Object.entries(paths).flatMap(([template, item]) => {
    const { parameters: shared = [], servers = contract.root.servers, ...methods } = asObject(item, template);
    const whole = rootOf(servers) + template;
    return Object.entries(methods).map(([method, value]) => {
      const operation = asObject(value, `${method} ${template}`);
      const all = [...asArray(shared, template), ...asArray(operation.parameters ?? [], template)];
      const parameters = all.map((each) => contract.resolve(each, template));
      return { method: method.toUpperCase(), whole, pattern: patternOf(whole), operation, parameters };
    });
  });
  // A literal path comes before one with a parameter.
  routes.sort((a, b) => a.whole.split("{").length - b.whole.split("{").length);

  return {
    operationIds: routes.map(({ operation }) => asString(operation.operationId, "operationId")),
    find(method, path) {
      const whole = routes.find((each) => each.pattern.test(path))?.whole;
      const route = routes.find((each) => each.method === method && each.whole === whole);
      if (route === undefined) return undefined;
      const { operation, parameters, pattern } = route;
      return {
        id: asString(operation.operationId, "operationId"),
        requestFaults: (request) => [
          ...parameterFaults(contract, check, parameters, pattern, request),
          ...requestBodyFaults(contract, check, operation, request),
        ],
        responseFaults: (response) => responseFaults(contract, check, operation, response),
      };
    },
  };
}

/** The path of a server's address. */
function rootOf(servers: unknown): string {
  const [server] = asArray(servers, "servers");
  return new URL(asString(asObject(server, "servers").url, "url")).pathname.replace(/\/$/, "");
}

/** The path of a request, with a closing slash or without. */
function patternOf(template: string): RegExp {
  const escaped = template.replaceAll(".", "\\.").replace(/\/$/, "");
  return new RegExp(`^${escaped.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`);
}

function parameterFaults(
  contract: Contract,
  check: SchemaCheck,
  parameters: readonly JsonObject[],
  pattern: RegExp,
  { path, query, headers }: RecordedRequest,
): string[] {
  const inPath = Object.entries(pattern.exec(path)?.groups ?? {}).map(
    ([name, text]) => ["path", name, decodeURIComponent(text)] as const,
  );
  const inQuery = query.map(([name, text]) => ["query", name, text] as const);
  // The contract lists those that are not common to all requests; OpenAPI cannot list properties of images.
  const inHeaders = Object.entries(headers)
    .filter(([name]) => name.startsWith("x-") && name !== "x-auth-token" && !name.startsWith(imageProperty))
    .map(([name, text]) => ["header", name, text] as const);
  const sent = [...inPath, ...inQuery, ...inHeaders];
  const isSame = (parameter: JsonObject, place: string, name: string): boolean =>
    parameter.in === place && asString(parameter.name, place).toLowerCase() === name.toLowerCase();
  const missing = parameters
    .filter((each) => each.required === true && !sent.some(([place, name]) => isSame(each, place, name)))
    .map((each) => `${asString(each.name, "name")} is missing`);
  const wrong = sent.flatMap(([place, name, text]) => {
    const parameter = parameters.find((each) => isSame(each, place, name));
    if (parameter === undefined) return [`${place} ${name} is not in the contract`];
    return check(parameter.schema, fromText(contract, parameter.schema, text), `${place} ${name}`);
  });
  return [...missing, ...wrong];
}

const imageProperty = "x-image-meta-property-";

/** A text as what its schema wants. */
function fromText(contract: Contract, schema: unknown, text: string): unknown {
  const { type } = contract.resolve(schema, "a parameter");
  if (type === "array") return text.split(",");
  return type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
}

function requestBodyFaults(
  contract: Contract,
  check: SchemaCheck,
  { requestBody }: JsonObject,
  { headers, body }: RecordedRequest,
): string[] {
  const documented = requestBody === undefined ? {} : contract.resolve(requestBody, "body");
  if (body === undefined) return documented.required === true ? ["no body"] : [];
  const type = (headers["content-type"] ?? "").replace(/;.*/, "");
  const media = asObject(documented.content ?? {}, "content")[type];
  if (media === undefined) return [`a body of the type ${type} is not in the contract`];
  const value = type === "application/json" ? parse(body) : Object.fromEntries(new URLSearchParams(body));
  return value === notJson ? ["the body is not JSON"] : check(asObject(media, type).schema, value, "body");
}

function responseFaults(
  contract: Contract,
  check: SchemaCheck,
  operation: JsonObject,
  { status, contentType, headers, body }: RecordedResponse,
): string[] {
  const documented = asObject(operation.responses, "responses")[String(status)];
  if (documented === undefined) return [`status ${status} is not in the contract`];
  const response = contract.resolve(documented, String(status));
  const inHeaders = headerFaults(contract, check, asObject(response.headers ?? {}, "headers"), headers);
  if (response.content === undefined) {
    return body === undefined ? inHeaders : [...inHeaders, "a body that is not in the contract"];
  }
  if (body === undefined) return mayBeEmpty(response) ? inHeaders : [...inHeaders, "no body"];
  const media = asObject(response.content, "content")[contentType];
  if (media === undefined) return [...inHeaders, `${contentType} is not in the contract`];
  const { schema } = asObject(media, contentType);
  return [...inHeaders, ...textFaults(contract, check, contentType, schema, body)];
}

/** Whether a response that may have a body may also have none, which OpenAPI can only say in words. */
function mayBeEmpty({ description }: JsonObject): boolean {
  return /\bno body\b/i.test(asString(description, "description"));
}

function textFaults(
  contract: Contract,
  check: SchemaCheck,
  contentType: string,
  schema: unknown,
  body: string,
): string[] {
  // A string that has JSON, by its own schema.
  const { contentSchema } = contract.resolve(schema, contentType);
  if (contentType !== "application/json" && contentSchema === undefined) return check(schema, body, "response");
  const value = parse(body);
  return value === notJson ? ["the response is not JSON"] : check(contentSchema ?? schema, value, "response");
}

function headerFaults(
  contract: Contract,
  check: SchemaCheck,
  documented: JsonObject,
  headers: Readonly<Record<string, string>>,
): string[] {
  const known = new Map(
    Object.entries(documented).map(([name, each]) => [name.toLowerCase(), contract.resolve(each, name)]),
  );
  const missing = [...known]
    .filter(([name, { required }]) => required === true && headers[name] === undefined)
    .map(([name]) => `header ${name} is missing`);
  const wrong = Object.entries(headers)
    .filter(([name]) => !inWords.has(name) && !name.startsWith(imageProperty))
    .flatMap(([name, text]) => {
      const header = known.get(name);
      if (header === undefined) return [`header ${name} is not in the contract`];
      return check(header.schema, fromText(contract, header.schema, text), `header ${name}`);
    });
  return [...missing, ...wrong];
}

/** The headers that the contracts describe in words, for all responses. */
const inWords: ReadonlySet<string> = new Set(["allow", "content-length"]);

const notJson = Symbol("not JSON");

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return notJson;
  }
}
