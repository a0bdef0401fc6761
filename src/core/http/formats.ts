import type { RawResponse } from "./response.js";

/** Which kind of body a request accepts, and what its schema checks. */
export interface ResponseFormat {
  /** The `Accept` header. */
  readonly accept: string;
  /** The kind of body as messages name it: `expected JSON, got text/html`. */
  readonly name: string;
  /**
   * Takes out of a success what the schema checks, usually its body.
   *
   * @returns `undefined` if the response is of another kind.
   */
  readonly read: (response: RawResponse) => { readonly body: unknown } | undefined;
}

/** A body of JSON: the default. */
export const json: ResponseFormat = {
  accept: "application/json",
  name: "JSON",
  read: (response) => (response.isJson ? response : undefined),
};

/** A success of any kind, with or without JSON in it. */
export const nothing: ResponseFormat = {
  ...json,
  read: (response) => (response.isJson || response.text === "" ? response : undefined),
};

/** Plain text. */
export const plainText: ResponseFormat = {
  accept: "text/plain",
  name: "text",
  // Neither a page nor JSON.
  read: ({ headers, text }) => (/html|json/i.test(headers.get("Content-Type") ?? "") ? undefined : { body: text }),
};
