// What a Decapod server was asked and responded, with valid values in place of what the recording leaves open.
import { readFileSync } from "node:fs";

/** A request and its response. */
export interface Exchange {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Undefined if there is none, or one that is not JSON. */
  readonly body: unknown;
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the body of the response is, as JSON or as text. */
  readonly content: unknown;
}

interface Step {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
  readonly save?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly contentType?: string;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly asSent?: object;
}

const file = new URL("../../testing/decapod/recorded/decapod-exchanges.json", import.meta.url);

/** Reads the exchanges, without the steps that only control the server. */
export function readExchanges(): Exchange[] {
  const { steps } = JSON.parse(readFileSync(file, "utf8")) as { readonly steps: readonly Step[] };
  const saved = new Map<string, unknown>();
  return steps.flatMap((step) => {
    const fill = (value: unknown): unknown => mapStrings(value, (text) => fillVariables(text, saved));
    const { id, method, status, contentType = "", query = [] } = step;
    const request = {
      path: String(fill(step.path)),
      query: query.map(([name, value]) => [name, String(fill(value))] as const),
      body: fill(step.body),
    };
    const json = mapStrings(step.json, fillPlaceholders);
    if (step.path.startsWith("/__control/")) return [];
    for (const [name, path] of Object.entries(step.save ?? {})) saved.set(name, valueAt(json, path));
    return {
      ...{ id, method, ...request, status, contentType },
      headers: step.answerHeaders ?? {},
      content: step.text ?? (step.asSent === undefined ? json : { ...asRecord(json), ...step.asSent }),
    };
  });
}

/** Puts values in the place of `{{name}}`: one that is all of the string keeps its type. */
function fillVariables(text: string, saved: ReadonlyMap<string, unknown>): unknown {
  // What a mail or a control step said is not recorded; a password or a token for its reset was in it.
  const valueOf = (name: string): unknown => (saved.has(name) ? saved.get(name) : "abcdefghijklm-nopqrstuvwxyz");
  const whole = /^\{\{(\w+)\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return valueOf(whole);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(valueOf(name)));
}

/** Puts values in the place of what the recording has made the same in every run. */
function fillPlaceholders(text: string): unknown {
  if (text === "<unix>") return 1795252618;
  if (text === "<when>") return "2016-11-16T12:46:55.868153";
  if (text === "<step id>") return "5a1f0c2e9d3b7a461c2d3e01";
  return text.replaceAll(/<uuid (\d+)>/g, (_, number: string) => uuid(Number(number)));
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** The value with each string in it, names of properties too, replaced. */
function mapStrings(value: unknown, replace: (text: string) => unknown): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, replace));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [String(replace(name)), mapStrings(each, replace)]);
  return Object.fromEntries(entries) as unknown;
}

function valueAt(value: unknown, path: string): unknown {
  if (path === ".") return value;
  return path.split(".").reduce((found, name) => asRecord(found)[name], value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
