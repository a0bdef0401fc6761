import { asObject, asString, type JsonObject } from "../../generate/contract.js";
import type { ApiContent, ApiOperation, ApiParameter } from "./api.js";
import { isJson } from "./media-types.js";
import { rawOperations, type Source } from "./raw-operations.js";

/** Reads the operations of an OpenAPI 3.x document. */
export function readOpenApi3(source: Source): ApiOperation[] {
  return rawOperations(source).map(({ method, path, where, operation, parameters, responses }) => {
    const raw = operation.requestBody;
    const body = raw === undefined ? undefined : source.resolve(raw, `requestBody of ${where}`);
    return {
      method,
      path,
      isDeprecated: operation.deprecated === true,
      parameters: parameters.map((parameter) => readParameter(parameter, where)),
      body: body && { isRequired: body.required === true, ...readContent(body.content, `requestBody of ${where}`) },
      responses: new Map(
        [...responses].map(([status, response]) => [status, readContent(response.content, `${status} of ${where}`)]),
      ),
    };
  });
}

function readParameter(parameter: JsonObject, where: string): ApiParameter {
  const name = asString(parameter.name, `name of a parameter of ${where}`);
  const place = asString(parameter.in, `"in" of a parameter of ${where}`);
  const content = parameter.content === undefined ? undefined : readContent(parameter.content, `${name} of ${where}`);
  return {
    in: place,
    name,
    isRequired: parameter.required === true || place === "path",
    separator: separatorOf(parameter, place),
    schema: parameter.schema ?? content?.schema ?? {},
  };
}

function separatorOf({ style, explode }: JsonObject, place: string): string {
  const form = place === "query" || place === "cookie";
  switch (style ?? (form ? "form" : "simple")) {
    case "form":
      return explode === false ? "commas" : "repetition";
    case "spaceDelimited":
      return "spaces";
    case "pipeDelimited":
      return "pipes";
    case "simple":
      return "commas";
    default:
      return String(style);
  }
}

function readContent(value: unknown, where: string): ApiContent {
  const content = Object.entries(asObject(value ?? {}, `content of ${where}`));
  const [, chosen] = content.find(([type]) => isJson(type)) ?? content[0] ?? [];
  return {
    mediaTypes: content.map(([type]) => type),
    schema: chosen === undefined ? undefined : (asObject(chosen, `content of ${where}`).schema ?? {}),
  };
}
