import { asObject, type Contract, type JsonObject } from "../../generate/contract.js";
import { type FieldFilter, readFilters } from "../../generate/filters.js";
import { pathParameters } from "../compare/match-operations.js";
import { rawOperations, type Source } from "../description/raw-operations.js";

/** A GET of the contract. */
export interface ReadOperation {
  /** `GET /users/{username}/`. */
  readonly name: string;
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** The names of the query's parameters, and the schemas of all. */
  readonly queryNames: ReadonlySet<string>;
  readonly requiredQuery: readonly string[];
  readonly schemas: ReadonlyMap<string, unknown>;
  /** By status, each resolved. */
  readonly responses: ReadonlyMap<string, JsonObject>;
  readonly needsCredentials: boolean;
  /** A list's filters, if each is a query parameter. */
  readonly filters: readonly FieldFilter[];
}

/** Every GET of the contract, so that a new one is checked without a change here. */
export function readOperations(contract: Contract, source: Source): ReadOperation[] {
  // Filters that are one parameter with JSON have probes of their own.
  const lists = contract.listLayout.filter === undefined ? readFilters(contract) : [];
  const filters = new Map(lists.map(({ path, fields }) => [path, fields]));
  return rawOperations(source)
    .filter(({ method }) => method === "GET")
    .map(({ path, where, operation, parameters, responses }) => {
      const query = parameters.filter((parameter) => parameter.in === "query");
      const security = operation.security ?? source.root.security;
      return {
        name: where,
        path,
        pathParameters: pathParameters(path),
        queryNames: new Set(query.map(({ name }) => String(name))),
        requiredQuery: query.filter(({ required }) => required === true).map(({ name }) => String(name)),
        schemas: new Map(parameters.map(({ name, schema }) => [String(name), schema])),
        responses,
        needsCredentials: Array.isArray(security) && security.length > 0,
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

/** The media types of a response, by name. */
export function mediaTypesOf(
  { name, responses }: Pick<ReadOperation, "name" | "responses">,
  status: number,
): JsonObject {
  return asObject(responses.get(String(status))?.content ?? {}, `${status} of ${name}`);
}
