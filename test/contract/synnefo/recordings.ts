// What a Synnefo cloud was asked and responded.
import { readFileSync } from "node:fs";
import type { RecordedRequest, RecordedResponse } from "./validation.js";

/** A request and its response. */
export interface Exchange {
  readonly id: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

interface Recording {
  readonly steps: readonly Step[];
}

interface Step {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value?: string | null])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: unknown;
  readonly data?: string;
  readonly save?: Readonly<Record<string, string>>;
  /** Missing if the step was sent for its effect only. */
  readonly answer?: {
    readonly status: number;
    readonly contentType: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
  };
}

/** A recording, by the service whose server it was recorded with. */
export type RecordingName = "astakos-exchanges" | "cyclades-exchanges";

/**
 * Reads the exchanges below a root, such as `/cyclades/image/v1.0/`. Steps whose response was not recorded are left out. A
 * variable that such a step would have set has a placeholder.
 */
export function readExchanges(name: RecordingName, root: string, placeholder: unknown = unknownId): Exchange[] {
  const file = new URL(`../../testing/synnefo/recorded/${name}.json`, import.meta.url);
  const { steps } = JSON.parse(readFileSync(file, "utf8")) as Recording;
  const saved = new Map<string, unknown>();
  return steps.flatMap((step) => {
    const fill = (value: unknown): unknown => fillVariables(value, saved, placeholder);
    const { id, method, answer } = step;
    const request: RecordedRequest = {
      method,
      path: String(fill(step.path)),
      query: (step.query ?? []).map(([name, value]) => [name, String(fill(value ?? ""))]),
      headers: {
        ...(step.body !== undefined && { "content-type": "application/json" }),
        ...lowerCased(step.headers ?? {}),
      },
      body: step.body === undefined ? step.data : JSON.stringify(fill(step.body)),
    };
    if (answer === undefined) return [];
    const { status, contentType, headers = {}, json, text } = answer;
    for (const [name, where] of Object.entries(step.save ?? {})) {
      if (where.startsWith("json:")) saved.set(name, valueAt(json, where.slice("json:".length)));
    }
    const response = { status, contentType, headers, body: json === undefined ? text : JSON.stringify(json) };
    return request.path.startsWith(root) ? [{ id, request, response }] : [];
  });
}

const unknownId = "00000000-0000-4000-8000-000000000001";

/** A value with its variables filled in. A string that is nothing but a variable becomes its value of any type. */
function fillVariables(value: unknown, saved: ReadonlyMap<string, unknown>, placeholder: unknown): unknown {
  const valueOf = (name: string): unknown => saved.get(name) ?? placeholder;
  if (typeof value === "string") {
    const [, whole] = /^\{\{(\w+)\}\}$/.exec(value) ?? [];
    if (whole !== undefined) return valueOf(whole);
    return value.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(valueOf(name)));
  }
  if (Array.isArray(value)) return value.map((each) => fillVariables(each, saved, placeholder));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, fillVariables(each, saved, placeholder)]),
  );
}

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((found, name) => {
    return typeof found === "object" && found !== null ? (Reflect.get(found, name) as unknown) : undefined;
  }, value);
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
