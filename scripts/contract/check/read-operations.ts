import { asObject, type Contract, type JsonObject } from "../../generate/contract.js";
import { type FieldFilter, readFilters } from "../../generate/filters.js";
import { pathParameters } from "../compare/match-operations.js";
import { rawOperations, type Source } from "../description/raw-operations.js";

/** A GET or a HEAD of the contract. */
export interface ReadOperation {
  /** `GET /users/{username}/`. */
  readonly name: string;
  readonly method: "GET" | "HEAD";
  readonly path: string;
  /** The URL of the path's own server, if the path has one. */
  readonly server: string | undefined;
  readonly pathParameters: readonly string[];
  /** The names of the query's parameters, and the schemas of all. */
  readonly queryNames: ReadonlySet<string>;
  readonly requiredQuery: readonly string[];
  readonly schemas: ReadonlyMap<string, unknown>;
  /** By status, each resolved. */
  readonly responses: ReadonlyMap<string, JsonObject>;
  readonly needsCredentials: boolean;
  /** The names of the security schemes. */
  readonly schemes: readonly string[];
  /** A list's filters, if each is a query parameter. */
  readonly filters: readonly FieldFilter[];
}

/** Every GET and HEAD of the contract, so that a new one is checked without a change here. */
export function readOperations(contract: Contract, source: Source): ReadOperation[] {
  // Filters that are one parameter with JSON have probes of their own.
  const lists = contract.listLayout.filter === undefined ? readFilters(contract) : [];
  const filters = new Map(lists.map(({ path, fields }) => [path, fields]));
  return rawOperations(source)
    .filter(({ method }) => method === "GET" || method === "HEAD")
    .map(({ method, path, where, operation, parameters, responses, server }) => {
      const query = parameters.filter((parameter) => parameter.in === "query");
      const security = operation.security ?? source.root.security;
      const schemes = Array.isArray(security)
        ? security.flatMap((each) => Object.keys(asObject(each, `security of ${where}`)))
        : [];
      return {
        name: where,
        method: method === "HEAD" ? "HEAD" : "GET",
        path,
        server,
        pathParameters: pathParameters(path),
        queryNames: new Set(query.map(({ name }) => String(name))),
        requiredQuery: query.filter(({ required }) => required === true).map(({ name }) => String(name)),
        schemas: new Map(parameters.map(({ name, schema }) => [String(name), schema])),
        responses,
        needsCredentials: schemes.length > 0,
        schemes,
        filters: filters.get(path) ?? [],
      };
    });
}

/** The schema of a response's JSON; nothing if the contract has none for this status and media type. */
export function responseSchema(
  operation: Pick<ReadOperation, "name" | "responses">,
  status: number,
  mediaType: string,
): { readonly schema: unknown } | undefined {
  const content = mediaTypesOf(operation, status);
  if (content[mediaType] === undefined) return undefined;
  return { schema: asObject(content[mediaType], `${status} of ${operation.name}`).schema ?? {} };
}

/** Whether a response has no body, or may have none: `x-body-optional`. */
export function mayBeEmpty(operation: Pick<ReadOperation, "name" | "responses">, status: number): boolean {
  const isOptional = operation.responses.get(String(status))?.["x-body-optional"] === true;
  return isOptional || Object.keys(mediaTypesOf(operation, status)).length === 0;
}

/** The media types of a response, by name. */
export function mediaTypesOf(
  { name, responses }: Pick<ReadOperation, "name" | "responses">,
  status: number,
): JsonObject {
  return asObject(responses.get(String(status))?.content ?? {}, `${status} of ${name}`);
}
