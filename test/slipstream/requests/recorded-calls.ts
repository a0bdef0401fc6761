import { readFileSync } from "node:fs";

/** A call of slipstream-api: what it sent, the responses, and the result. */
export interface RecordedCall extends Call {
  /** How the client was made. */
  readonly client?: RecordedClient;
  /** Calls of the same client before it. */
  readonly before?: readonly Call[];
  /** The requests of all of them, in order. */
  readonly requests: readonly RecordedRequest[];
  readonly answers: readonly RecordedResponse[];
  readonly returns: unknown;
  /** The lines of the cookie file afterwards. */
  readonly cookieFile?: readonly string[];
  /** The mode of its directory, as Python writes it: `0o700`. */
  readonly cookieDirMode?: string;
  readonly note?: string;
}

export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

export interface RecordedClient {
  readonly endpoint?: string;
  readonly insecure?: boolean;
  readonly reauthenticate?: boolean;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a call raised. */
export interface RecordedError {
  readonly raises: string;
  readonly text: string;
  /** Of a `SlipStreamError`. */
  readonly reason?: string;
  readonly response?: { readonly status: number } | null;
}

/** Reads the file that the environment variable `RECORDED_REQUESTS` names, or the tests' own. */
export function readCalls(): readonly RecordedCall[] {
  const file = process.env.RECORDED_REQUESTS ?? new URL("recorded/slipstream-requests.json", import.meta.url);
  // In the form that the interfaces above describe.
  return JSON.parse(readFileSync(file, "utf8")) as readonly RecordedCall[];
}

export function isRecordedError(value: unknown): value is RecordedError {
  return typeof value === "object" && value !== null && "raises" in value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
