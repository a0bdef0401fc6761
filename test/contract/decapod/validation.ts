// Validates requests and responses with the schemas of a contract.
import { readFileSync } from "node:fs";
import { asArray, asObject, asString, Contract, type JsonObject } from "../../../scripts/generate/contract.js";
import { createSchemaCheck } from "../schema-check.js";

/** An operation of a contract, with what validates it. */
export interface ValidatedOperation {
  readonly id: string;
  /** What is wrong with the path and the query of a request, a line each. */
  readonly checkUrl: (path: string, query: readonly (readonly [name: string, value: string])[]) => string[];
  /** What is wrong with the body of a request. */
  readonly checkBody: (body: unknown) => string[];
  /** What is wrong with a response: its status, type and content, and which of its headers are not described. */
  readonly checkResponse: (response: ObservedResponse) => string[];
}

/** A response as it was recorded. */
export interface ObservedResponse {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: unknown;
}

/** The operations of a contract, and the schemas by their names. */
export interface ContractValidation {
  readonly operationIds: readonly string[];
  /** The operation that a request is for; undefined if there is none. A closing slash may be missing. */
  readonly find: (method: string, path: string) => ValidatedOperation | undefined;
  /** What is wrong with a value by a schema. */
  readonly check: (schema: string, value: unknown) => string[];
}

/** Reads a contract for validation. */
export function readValidation(document: string): ContractValidation {
  const contract = Contract.parse(readFileSync(document, "utf8"));
  const checkBy = createSchemaCheck(contract);

  function checkParameter(parameter: JsonObject, text: string): string[] {
    const where = `${asString(parameter.in, "in")} ${asString(parameter.name, "name")}`;
    if (parameter.content === undefined) return checkBy(parameter.schema, primitive(contract, parameter, text), where);
    const media = asObject(asObject(parameter.content, where)["application/json"], where);
    try {
      return checkBy(media.schema, JSON.parse(text), where);
    } catch {
      return [`${where} is not JSON`];
    }
  }

  const paths = contract.resolve({ $ref: "#/paths" }, "paths");
  const routes = Object.entries(paths).flatMap(([template, item]) => {
    const { parameters: shared = [], ...methods } = asObject(item, template);
    return Object.entries(methods).map(([method, value]) => {
      const operation = asObject(value, `${method} ${template}`);
      const parameters = [...asArray(shared, template), ...asArray(operation.parameters ?? [], template)].map((each) =>
        contract.resolve(each, template),
      );
      return { method: method.toUpperCase(), pattern: patternOf(template), template, operation, parameters };
    });
  });
  // A path of its own comes before one with a parameter.
  routes.sort((a, b) => a.template.split("{").length - b.template.split("{").length);

  return {
    operationIds: routes.map(({ operation }) => asString(operation.operationId, "operationId")),
    check: (schema, value) => checkBy({ $ref: `#/components/schemas/${schema}` }, value, schema),
    find(method, path) {
      const template = routes.find((each) => each.pattern.test(path))?.template;
      const route = routes.find((each) => each.method === method && each.template === template);
      if (route === undefined) return undefined;
      const { operation, parameters, pattern } = route;
      const parameterOf = (place: string, name: string): JsonObject | undefined =>
        parameters.find((each) => each.in === place && each.name === name);
      return {
        id: asString(operation.operationId, "operationId"),
        checkUrl(path, query) {
          const inPath = Object.entries(pattern.exec(path)?.groups ?? {}).map(([name, text]) => ["path", name, text]);
          const inQuery = query.map(([name, text]) => ["query", name, text]);
          return [...inPath, ...inQuery].flatMap(([place = "", name = "", text = ""]) => {
            const parameter = parameterOf(place, name);
            return parameter ? checkParameter(parameter, text) : [`${place} ${name} is not in the contract`];
          });
        },
        checkBody(body) {
          if (operation.requestBody === undefined)
            return body === undefined ? [] : ["a body that is not in the contract"];
          const content = asObject(contract.resolve(operation.requestBody, "body").content, "body");
          return checkBy(asObject(content["application/json"], "body").schema, body, "body");
        },
        checkResponse({ status, contentType, headers, content }) {
          const documented = asObject(operation.responses, "responses")[String(status)];
          if (documented === undefined) return [`status ${status} is not in the contract`];
          const response = contract.resolve(documented, String(status));
          const known = Object.keys(asObject(response.headers ?? {}, "headers"));
          const unknown = Object.keys(headers).filter((name) => !known.includes(name));
          const media = asObject(response.content ?? {}, "content")[contentType];
          if (media === undefined) return [`${contentType} is not in the contract`];
          return [
            ...unknown.map((name) => `header ${name} is not in the contract`),
            ...checkBy(asObject(media, contentType).schema, content, "response"),
          ];
        },
      };
    },
  };
}

/** The path of a request, with a closing slash or without. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)").replace(/\/$/, "")}/?$`);
}

/** A parameter's text as what its schema wants. */
function primitive(contract: Contract, { schema }: JsonObject, text: string): unknown {
  const { type } = contract.resolve(schema, "a parameter");
  return type === "integer" && text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}
