import { readFileSync } from "node:fs";

/** A call of decapodlib: what it sent, the responses, and the result. */
export interface RecordedCall extends Call {
  /** How the client was made. */
  readonly client?: RecordedClient;
  /** Calls of the same client before it, and after it. */
  readonly before?: readonly Call[];
  readonly after?: readonly Call[];
  /** The requests of all of them, in order. */
  readonly requests: readonly RecordedRequest[];
  readonly answers: readonly RecordedResponse[];
  readonly returns: unknown;
  readonly note?: string;
}

export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

export interface RecordedClient {
  readonly url?: string;
  readonly login?: string;
  readonly password?: string;
  /** In seconds. */
  readonly timeout?: number;
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

/** What a call raised. `code` is the status; empty if no response was received. */
export interface RecordedError {
  readonly raises: string;
  readonly code: number | "";
  readonly error: string;
  readonly description: string;
}

/** Reads the file that the environment variable `RECORDED_REQUESTS` names, or the tests' own. */
export function readCalls(): readonly RecordedCall[] {
  const file = process.env.RECORDED_REQUESTS ?? new URL("../recorded/decapod-requests.json", import.meta.url);
  // In the form that the interfaces above describe.
  return JSON.parse(readFileSync(file, "utf8")) as readonly RecordedCall[];
}

export function isRecordedError(value: unknown): value is RecordedError {
  return typeof value === "object" && value !== null && "raises" in value;
}
