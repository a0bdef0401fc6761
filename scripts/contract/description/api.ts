import type { SchemaReader } from "./schema-reader.js";

/** What an API says of itself, in one form for every format that it may say it in. */
export interface ApiDescription {
  /** `Swagger 2.0` or `OpenAPI 3.1.0`. */
  readonly format: string;
  readonly operations: readonly ApiOperation[];
  readonly schemas: SchemaReader;
}

/** One method of one path. */
export interface ApiOperation {
  /** In capitals. */
  readonly method: string;
  /** As it is written, with the names of its parameters. */
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
  /** What stands between the values of an array. */
  readonly separator: string;
  readonly schema: unknown;
}

/** What a request or a response holds. */
export interface ApiContent {
  /** Empty if there is no content. */
  readonly mediaTypes: readonly string[];
  /** The schema of its JSON, or of what else it is if it is never JSON. */
  readonly schema: unknown;
}

export interface ApiBody extends ApiContent {
  readonly isRequired: boolean;
}
