import { readFileSync } from "node:fs";

/** A call with its arguments. */
export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs: Arguments;
}

/** A call of kamaki, the Python client of Synnefo: what it sent, the responses, and the result. */
export interface RecordedCall extends Call {
  readonly id: string;
  /** `astakos`, `compute`, `network`, `volume`, `image` or `storage`. */
  readonly service: string;
  readonly class: string;
  /** How the client was made. */
  readonly client: RecordedClient;
  /** Of the identity service: whether the client had requested the catalog before. */
  readonly endpoints_known?: boolean;
  /** Calls that were made before with the same client, without what they sent: a method, its arguments, and those with names. */
  readonly after?: readonly (readonly [string, readonly unknown[], Arguments])[];
  readonly requests: readonly RecordedRequest[];
  readonly answers: readonly RecordedResponse[];
  readonly returns?: unknown;
  readonly raises?: RecordedError;
  readonly note?: string;
}

/** Arguments by their names. */
export type Arguments = Readonly<Record<string, unknown>>;

export interface RecordedClient {
  readonly token: string;
  readonly endpoint: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON. */
  readonly body?: unknown;
  /** The body, where it is not JSON. */
  readonly body_text?: string;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly body_text?: string;
  readonly body_base64?: string;
}

/** What a call raised. */
export interface RecordedError {
  readonly class: string;
  readonly status?: number;
  readonly message?: string;
}

const ownFile = new URL("recorded/synnefo-requests.json", import.meta.url);

/** Reads the file that the environment variable `RECORDED_REQUESTS` names, or the tests' own. */
export function readCalls(): readonly RecordedCall[] {
  return readFile(process.env.RECORDED_REQUESTS ?? ownFile);
}

/** Reads the tests' own file. */
export function readOwnCalls(): readonly RecordedCall[] {
  return readFile(ownFile);
}

function readFile(file: string | URL): readonly RecordedCall[] {
  // In the form that the interfaces above describe.
  return JSON.parse(readFileSync(file, "utf8")) as readonly RecordedCall[];
}

export function isObject(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
