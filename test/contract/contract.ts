// A contract as tests read it: every operation, and every response that it documents.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

type Json = Record<string, unknown>;

/** A response that the contract documents, with one of its examples. */
export interface DocumentedResponse {
  readonly status: number;
  readonly contentType: string;
  /** The example's name, as `Prefer: example=…` wants it; null for a response that has one only, without a name. */
  readonly example: string | null;
  /** The example's value. */
  readonly value: unknown;
}

/** A query parameter. */
export interface Parameter {
  readonly name: string;
  readonly schema: {
    readonly type?: string;
    readonly format?: string;
    readonly enum?: readonly string[];
    readonly items?: Parameter["schema"];
  };
}

/** An operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly Parameter[];
  /** The first example of the request's JSON body; undefined if it has none. */
  readonly body: unknown;
  /** The first example of a form as the request's body; undefined if it has none. */
  readonly form: unknown;
  /** The examples of the headers that a request must have, by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly responses: readonly DocumentedResponse[];
  /** The statuses of the responses without a body. */
  readonly emptyStatuses: readonly number[];
}

/** Reads every operation of a contract, in its order. */
export function readOperations(document: string): readonly Operation[] {
  // Aliases are how a contract says things once, so they may be many.
  const root = parse(readFileSync(document, "utf8"), { maxAliasCount: -1 }) as Json;

  function resolve(value: unknown): Json {
    const object = value as Json;
    if (typeof object.$ref !== "string") return object;
    const target = object.$ref.slice(2).split("/");
    return resolve(target.reduce<unknown>((node, key) => (node as Json)[key.replaceAll("~1", "/")], root));
  }

  function responsesOf(responses: Json): DocumentedResponse[] {
    return Object.entries(responses).flatMap(([status, response]) => {
      const content = (resolve(response).content ?? {}) as Record<string, Json>;
      return Object.entries(content).flatMap(([contentType, { examples = {}, example }]): DocumentedResponse[] => {
        const response = { status: Number(status), contentType };
        if (example !== undefined) return [{ ...response, example: null, value: example }];
        return Object.entries(examples as Json).map(([name, shown]) => ({
          ...response,
          example: name,
          value: resolve(shown).value,
        }));
      });
    });
  }

  function bodyOf({ requestBody = {} }: Json, type: string): unknown {
    const content = (resolve(requestBody).content ?? {}) as Record<string, Json>;
    const [example] = Object.values((content[type]?.examples ?? {}) as Json);
    return example === undefined ? undefined : resolve(example).value;
  }

  return Object.entries(root.paths as Record<string, Json>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => ["get", "head", "post", "put", "patch", "delete"].includes(method))
      .map(([method, value]) => {
        const operation = value as Json;
        const parameters = [
          ...((item.parameters ?? []) as unknown[]),
          ...((operation.parameters ?? []) as unknown[]),
        ].map(resolve);
        return {
          id: operation.operationId as string,
          method: method.toUpperCase(),
          path,
          query: parameters
            .filter((parameter) => parameter.in === "query")
            .map((parameter) => ({
              name: parameter.name as string,
              schema: resolve(parameter.schema ?? {}),
            })),
          body: bodyOf(operation, "application/json"),
          form: bodyOf(operation, "application/x-www-form-urlencoded"),
          headers: Object.fromEntries(
            parameters
              .filter((parameter) => parameter.in === "header" && parameter.required === true)
              .map((parameter) => [parameter.name as string, String(parameter.example)]),
          ),
          responses: responsesOf(operation.responses as Json),
          emptyStatuses: Object.entries(operation.responses as Json)
            .filter(([, response]) => resolve(response).content === undefined)
            .map(([status]) => Number(status)),
        };
      }),
  );
}
