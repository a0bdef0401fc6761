import { readFileSync } from "node:fs";
import type { RecordedState } from "./legacy-state.js";

/** A request, and the response of a real server to it. `<text>` in a response stands for anything. */
export interface Sample {
  readonly id: string;
  readonly area: string;
  /** Missing in the first file; see `sample-states.ts`. */
  readonly state?: State;
  readonly request: SampleRequest;
  readonly answer: SampleAnswer;
  /** What must hold after the request. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** The elements of a search, without their type. */
  readonly ids?: readonly string[];
  /** Whether the order of `ids` counts. */
  readonly ordered?: boolean;
  readonly note?: string;
}

export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SampleAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** What exists before the request. */
export interface State extends RecordedState {
  /** The owner of the cookie; null for a request without one. */
  readonly loggedInAs?: string | null;
  /** The session of the cookie. Default: a new one. */
  readonly cookieSession?: string;
  readonly cimi?: Readonly<Record<string, readonly Document[]>>;
  readonly apiKeys?: readonly ApiKeyState[];
  readonly namespaces?: readonly string[];
  /** A sample that is played first. */
  readonly after?: string;
  /** A remark about parameters of runs that are null. */
  readonly unsetMeans?: string;
}

interface ApiKeyState {
  readonly id: string;
  readonly secret: string;
  readonly identity: string;
  readonly roles: readonly string[];
  readonly expiry: string | null;
}

/** A JSON object. The files are the tests' own data, so that their values need no checks. */
export type Document = Readonly<Record<string, JsonValue>>;

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

const own = ["recorded/slipstream-samples.json", "recorded/slipstream-scenarios.json"].flatMap((name) =>
  readSamples(new URL(name, import.meta.url)),
);

/** The samples to compare: those of the file that `RECORDED_SCENARIOS` names if it is set. */
export function samplesToCompare(): readonly Sample[] {
  const file = process.env.RECORDED_SCENARIOS;
  return file === undefined ? own : readSamples(file);
}

/** A sample by its id, of either file: a state may name one that is played first. */
export function findSample(id: string): Sample {
  const found = [...samplesToCompare(), ...own].find((sample) => sample.id === id);
  if (found === undefined) throw new Error(`There is no sample ${id}.`);
  return found;
}

function readSamples(file: string | URL): readonly Sample[] {
  // The files have the form that the interfaces above describe.
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly samples: readonly Sample[] }).samples;
}
