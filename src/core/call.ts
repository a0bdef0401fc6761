import type { RequestOptions } from "./request-options.js";

/** One call of the API. */
export interface Call {
  /** The HTTP method. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** The path as the contract writes it, below the API's root: `/things/{id}/`. */
  readonly path: string;
  /** What goes in the path's braces. */
  readonly pathParams?: Readonly<Record<string, string | number>>;
  /** The parameters of the query, by name. */
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether the server makes something new of it, so that an unknown outcome must be told apart from a failure. */
  readonly creates?: boolean;
  /** Whether sending it twice does no more than sending it once. Default: a GET or a PUT does not. */
  readonly isRepeatable?: boolean;
  /** What is secret in its body, and must not be shown if the server's refusal quotes it. */
  readonly secrets?: readonly string[];
  /** Deadlines, a signal, headers, retries. Default: those of the client. */
  readonly options?: RequestOptions | undefined;
}
