import type { SchemaReader } from "./schema-reader.js";

/** An API description, in one form for all supported formats. */
export interface ApiDescription {
  /** `Swagger 2.0` or `OpenAPI 3.1.0`. */
  readonly format: string;
  readonly operations: readonly ApiOperation[];
  readonly schemas: SchemaReader;
}

/** One method of one path. */
export interface ApiOperation {
  /** In uppercase. */
  readonly method: string;
  /** The path as written, with the names of its parameters. */
  readonly path: string;
  readonly isDeprecated: boolean;
  readonly parameters: readonly ApiParameter[];
  readonly body: ApiBody | undefined;
  /** By status; `default` and `2XX` may be among them. */
  readonly responses: ReadonlyMap<string, ApiContent>;
}

export interface ApiParameter {
  readonly in: string;
  readonly name: string;
  readonly isRequired: boolean;
  /** The separator of an array's values. */
  readonly separator: string;
  readonly schema: unknown;
}

/** The content of a request or a response. */
export interface ApiContent {
  /** Empty if there is no content. */
  readonly mediaTypes: readonly string[];
  /** The schema of its JSON, or of its other content if it is never JSON. */
  readonly schema: unknown;
}

export interface ApiBody extends ApiContent {
  readonly isRequired: boolean;
}
