import { asArray, asString, type JsonObject } from "../../generate/contract.js";
import type { ApiBody, ApiContent, ApiOperation, ApiParameter } from "./api.js";
import { rawOperations, type Source } from "./raw-operations.js";

/** Reads the operations of a Swagger 2.0 document, such as drf-yasg writes. */
export function readSwagger2(source: Source): ApiOperation[] {
  return rawOperations(source).map(({ method, path, where, operation, parameters, responses }) => {
    const types = (key: "consumes" | "produces"): string[] =>
      asArray(operation[key] ?? source.root[key] ?? ["application/json"], `${key} of ${where}`).map((type) =>
        asString(type, `${key} of ${where}`),
      );
    return {
      method,
      path,
      isDeprecated: operation.deprecated === true,
      parameters: parameters
        .filter((parameter) => parameter.in !== "body" && parameter.in !== "formData")
        .map((parameter) => readParameter(parameter, where)),
      body: readBody(parameters, types("consumes")),
      responses: new Map(
        [...responses].map(([status, { schema }]) => [status, readResponse(schema, types("produces"))]),
      ),
    };
  });
}

function readParameter(parameter: JsonObject, where: string): ApiParameter {
  const place = asString(parameter.in, `"in" of a parameter of ${where}`);
  return {
    in: place,
    name: asString(parameter.name, `name of a parameter of ${where}`),
    isRequired: parameter.required === true || place === "path",
    separator: separators.get(parameter.collectionFormat ?? "csv") ?? String(parameter.collectionFormat),
    schema: schemaOf(parameter),
  };
}

const separators = new Map<unknown, string>([
  ["csv", "commas"],
  ["ssv", "spaces"],
  ["tsv", "tabs"],
  ["pipes", "pipes"],
  ["multi", "repetition"],
]);

/** A parameter other than the body is its own schema, among keywords that have another meaning in a schema. */
function schemaOf(parameter: JsonObject): JsonObject {
  const { name: _name, in: _in, required: _required, description: _description, ...schema } = parameter;
  return schema;
}

function readBody(parameters: readonly JsonObject[], consumes: readonly string[]): ApiBody | undefined {
  const whole = parameters.find((parameter) => parameter.in === "body");
  if (whole) return { isRequired: whole.required === true, mediaTypes: consumes, schema: whole.schema ?? {} };
  const fields = parameters.filter((parameter) => parameter.in === "formData");
  if (fields.length === 0) return undefined;
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map((field) => [String(field.name), schemaOf(field)]));
  // A form is not JSON, even if the document consumes JSON elsewhere.
  const forms = consumes.filter((type) => type.includes("form"));
  const mediaTypes = forms.length > 0 ? forms : ["application/x-www-form-urlencoded"];
  return { isRequired: required.length > 0, mediaTypes, schema: { type: "object", required, properties } };
}

function readResponse(schema: unknown, produces: readonly string[]): ApiContent {
  return schema === undefined ? { mediaTypes: [], schema } : { mediaTypes: produces, schema };
}
