import { readFileSync } from "node:fs";
import { EmbeddedServer } from "./support.js";

/** A request to a real server, and its response. `{{name}}` is a value from an earlier response. */
export interface Exchange {
  readonly id: string;
  readonly actor: string;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as JSON. */
  readonly body?: unknown;
  /** The body as a string that is not JSON. */
  readonly raw?: string;
  /** The values that later requests use: names, and dotted paths in the JSON of the response. */
  readonly save?: Readonly<Record<string, string>>;
  /** Missing for a control step. */
  readonly response?: ResponseContent;
}

export interface ResponseContent {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

type Actors = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A step of the recording as the file has it. */
interface Step extends Omit<Exchange, "response"> {
  readonly status: number;
  /** Missing for a control step. */
  readonly contentType?: string;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** Reads `recorded/decapod-exchanges.json`. */
export function readRecording(): { readonly actors: Actors; readonly exchanges: readonly Exchange[] } {
  const text = readFileSync(new URL("recorded/decapod-exchanges.json", import.meta.url), "utf8");
  // The file is the tests' own data, in the form that the interfaces above describe.
  const { actors, steps } = JSON.parse(text) as { readonly actors: Actors; readonly steps: readonly Step[] };
  return { actors, exchanges: steps.map(toExchange) };
}

function toExchange({ status, contentType, answerHeaders = {}, json, text, ...exchange }: Step): Exchange {
  if (contentType === undefined) return exchange;
  const headers = Object.entries(answerHeaders).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...exchange,
    response: {
      ...{ status, contentType },
      ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
      ...(text === undefined ? { json } : { text }),
    },
  };
}

/** Sends the requests of a recording to a new server, one by one. */
export class Replay {
  readonly #server = new EmbeddedServer({ control: true });
  readonly #actors: Actors;
  readonly #variables = new Map<string, unknown>();
  readonly #canon = new Canon();

  constructor(actors: Actors) {
    this.#actors = actors;
  }

  async exchange(exchange: Exchange): Promise<ResponseContent> {
    const query = new URLSearchParams(this.#fill(exchange.query ?? []) as [string, string][]).toString();
    const url = `http://decapod.test${this.#fillText(exchange.path)}${query === "" ? "" : `?${query}`}`;
    const response = await this.#server.fetch(url, this.#init(exchange));
    const text = await response.text();
    const json = parse(text);
    for (const [name, path] of Object.entries(exchange.save ?? {})) this.#variables.set(name, dig(json, path));
    return this.#canon.of(response, json, text, exchange.response?.json);
  }

  #init({ method, actor, headers: own, body, raw }: Exchange): RequestInit {
    const headers = new Headers();
    for (const [name, value] of Object.entries({ ...this.#actors[actor], ...own }))
      headers.set(name, this.#fillText(value));
    const sent = body === undefined ? raw : JSON.stringify(this.#fill(body));
    return { method, headers, ...(sent !== undefined && { body: sent }) };
  }

  #fill(value: unknown): unknown {
    if (typeof value === "string") {
      const whole = /^\{\{(\w+)\}\}$/.exec(value)?.[1];
      return whole === undefined ? this.#fillText(value) : this.#variables.get(whole);
    }
    if (Array.isArray(value)) return value.map((item) => this.#fill(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.#fill(member)]));
  }

  #fillText(text: string): string {
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(this.#variables.get(name)));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function dig(value: unknown, path: string): unknown {
  if (path === ".") return value;
  return path.split(".").reduce((at, key) => Object.entries(at ?? {}).find(([name]) => name === key)?.[1], value);
}

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const replaced: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/, "<when>"],
  [/^[0-9a-f]{24}$/, "<step id>"],
  [/File "[^"]*", line \d+/g, 'File "<path>", line <n>'],
  [/\b(?:[A-Za-z0-9]{13}-){4}[A-Za-z0-9]{12}\b/g, "<reset token>"],
];

/** Headers whose values differ from run to run. */
const replacedHeaders = new Map([
  ["x-token-expires", "<unix>"],
  ["expires", "<date>"],
  ["etag", "<etag>"],
]);

const comparedHeaders = [
  "cache-control",
  "www-authenticate",
  "content-disposition",
  "allow",
  ...replacedHeaders.keys(),
];

/** Replaces values that differ in each run with the placeholders of the recording. */
class Canon {
  /** The labels of UUIDs, from the same places of the recording. */
  readonly #labels = new Map<string, string>();

  of(response: Response, json: unknown, text: string, expected: unknown): ResponseContent {
    const headers = comparedHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, replacedHeaders.get(name) ?? this.#text(value, undefined)]];
    });
    return {
      status: response.status,
      contentType: (response.headers.get("content-type") ?? "").split(/[;,]/)[0] ?? "",
      ...(headers.length > 0 && { headers: Object.fromEntries(headers) as Record<string, string> }),
      ...(json === undefined ? { text: this.#text(text, undefined) } : { json: this.#value(json, expected, "", 0) }),
    };
  }

  #value(value: unknown, expected: unknown, key: string, depth: number): unknown {
    if (typeof value === "string") return depth === 1 && key === "version" ? "<version>" : this.#text(value, expected);
    if (typeof value === "number") return value > 1_700_000_000 ? "<unix>" : value;
    if (Array.isArray(value)) {
      const inner = (item: unknown, index: number) =>
        this.#value(item, member(expected, String(index)), key, depth + 1);
      return sortPermissions(value).map(inner);
    }
    if (typeof value !== "object" || value === null) return value;
    // The output of a plugin depends on its version: only its form is compared.
    if (key === "configuration" && isPluginOutput(expected) && isPluginOutput(value)) return expected;
    const error = depth === 0 ? this.#error(value, expected) : undefined;
    if (error !== undefined) return error;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, item]) => [
          this.#text(name, undefined),
          this.#value(item, member(expected, name), name, depth + 1),
        ]),
    );
  }

  /** Of messages whose wording is free, only their presence is compared. */
  #error(value: object, expected: unknown): unknown {
    if (Object.keys(value).sort().join() !== "code,error,message") return undefined;
    const [code, error, message] = ["code", "error", "message"].map((name) => member(value, name));
    const name = typeof error === "string" ? error.replace(/^(\d{3}) .*/s, "$1 <framework>") : error;
    const wanted = member(expected, "message");
    const isFree = typeof wanted === "string" && /^<(stock|schema messages|text)>$/.test(wanted);
    return {
      code,
      error: name,
      message: isFree && typeof message === "string" && message !== "" ? wanted : this.#text(String(message), wanted),
    };
  }

  #text(text: string, expected: unknown): string {
    const labels = typeof expected === "string" ? (expected.match(/<uuid \d+>/g) ?? []) : [];
    let index = 0;
    const named = text.replace(uuidPattern, (uuid) => {
      const label = labels[index++];
      const known = this.#labels.get(uuid);
      if (known !== undefined) return known;
      if (label === undefined || [...this.#labels.values()].includes(label)) return uuid;
      this.#labels.set(uuid, label);
      return label;
    });
    return replaced.reduce((so_far, [pattern, replacement]) => so_far.replace(pattern, replacement), named);
  }
}

/** The order of the classes of permissions differs between servers. */
function sortPermissions(list: readonly unknown[]): readonly unknown[] {
  const isPermissions = list.every(
    (item) =>
      Object.keys(Object(item) as object)
        .sort()
        .join() === "name,permissions",
  );
  return isPermissions
    ? [...list].sort((one, other) => (String(member(one, "name")) < String(member(other, "name")) ? -1 : 1))
    : list;
}

function isPluginOutput(value: unknown): boolean {
  return member(value, "global_vars") !== undefined && member(value, "inventory") !== undefined;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (Object.entries(value).find(([key]) => key === name) as [string, unknown] | undefined)?.[1];
}
