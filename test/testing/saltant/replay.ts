import { readFileSync } from "node:fs";
import { EmbeddedServer } from "saltant/testing";

/** A request to a real server, and the response. `{{name}}` is a value of an earlier response. */
export interface Exchange {
  readonly id: string;
  readonly actor: string;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly rawQuery?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, in one of four forms: JSON, a string, bytes in base64, or a form's fields. */
  readonly body?: unknown;
  readonly raw?: string;
  readonly raw64?: string;
  readonly form?: Readonly<Record<string, unknown>> | readonly (readonly [string, unknown])[];
  readonly requestContentType?: string;
  /** The values that later requests need: names, and dotted paths into the response's JSON. */
  readonly save?: Readonly<Record<string, string>>;
  /** Whether the comparison skips the response's body: HTML pages. */
  readonly statusOnly?: boolean;
  readonly answer: ResponseContent;
}

export interface ResponseContent {
  readonly status: number;
  readonly contentType: string;
  readonly json?: unknown;
  readonly text?: string;
}

/** One run of requests against an initially empty server. */
export interface Recording {
  readonly actors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly exchanges: readonly Exchange[];
}

/** Reads `recorded/NAME.jsonl`: each line is a run's actors or an exchange; the first line names the source. */
export function readRecordings(name: string): Recording[] {
  const text = readFileSync(new URL(`recorded/${name}.jsonl`, import.meta.url), "utf8");
  const recordings: { actors: Recording["actors"]; exchanges: Exchange[] }[] = [];
  for (const line of text.trimEnd().split("\n")) {
    // The files are test data in the form of the interfaces above.
    const entry = JSON.parse(line) as { about: string } | { actors: Recording["actors"] } | Exchange;
    if ("actors" in entry) recordings.push({ actors: entry.actors, exchanges: [] });
    else if ("id" in entry) recordings.at(-1)?.exchanges.push(entry);
  }
  return recordings;
}

/** Sends a recording's requests to a new server, one by one. */
export class Replay {
  readonly #server: EmbeddedServer;
  readonly #actors: Recording["actors"];
  readonly #variables = new Map<string, unknown>();
  readonly #expected = new Canon("http://127.0.0.1:8001", "http://127.0.0.1:8100");
  readonly #actual = new Canon("http://saltant.test");

  constructor(recording: Recording, errorPages: "saltant" | "django") {
    // A server's default pages need no option.
    this.#server = new EmbeddedServer({ workers: "off", ...(errorPages === "django" && { errorPages }) });
    this.#actors = recording.actors;
  }

  /** The response of the real server and of this one, in a form in which they must be equal. */
  async exchange(exchange: Exchange): Promise<{ expected: ResponseContent; actual: ResponseContent }> {
    const response = await this.#server.fetch(this.#url(exchange), this.#init(exchange));
    const received = await readContent(response);
    for (const [name, path] of Object.entries(exchange.save ?? {})) this.#variables.set(name, dig(received.json, path));
    if (exchange.statusOnly === true) {
      const [expected, actual] = [exchange.answer, received].map(({ status }) => ({ status, contentType: "any" }));
      return { expected: expected ?? received, actual: actual ?? received };
    }
    return { expected: this.#expected.of(exchange.answer), actual: this.#actual.of(received) };
  }

  #url({ path, query, rawQuery }: Exchange): string {
    const pairs = query?.map(([name, value]) => [name, String(this.#fill(value))]);
    const search = pairs === undefined ? this.#fillText(rawQuery ?? "") : new URLSearchParams(pairs).toString();
    return `http://saltant.test/api${this.#fillText(path)}${search === "" ? "" : `?${search}`}`;
  }

  #init(exchange: Exchange): RequestInit {
    const headers = new Headers();
    const body = this.#body(exchange, headers);
    const own = { ...this.#actors[exchange.actor], ...exchange.headers };
    for (const [name, value] of Object.entries(own)) headers.set(name, this.#fillText(value));
    return { method: exchange.method, headers, redirect: "manual", ...(body !== undefined && { body }) };
  }

  #body(exchange: Exchange, headers: Headers): string | Uint8Array<ArrayBuffer> | undefined {
    const { method, body, raw, raw64, form, requestContentType = "application/json" } = exchange;
    headers.set("content-type", form === undefined ? requestContentType : "application/x-www-form-urlencoded");
    if (raw !== undefined) return this.#fillText(raw);
    if (raw64 !== undefined) return Uint8Array.from(atob(raw64), (char) => char.charCodeAt(0));
    if (form !== undefined) return this.#form(form);
    if (body !== undefined) return JSON.stringify(this.#fill(body));
    if (["POST", "PUT", "PATCH"].includes(method)) return "";
    headers.delete("content-type");
    return undefined;
  }

  #form(form: NonNullable<Exchange["form"]>): string {
    const fill = ([name, value]: readonly [string, unknown]): [string, string] => [name, String(this.#fill(value))];
    const pairs = isList(form) ? form : Object.entries(form);
    return new URLSearchParams(pairs.map(fill)).toString();
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

async function readContent(response: Response): Promise<ResponseContent> {
  const text = await response.text();
  const contentType = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  try {
    return { status: response.status, contentType, json: JSON.parse(text) };
  } catch {
    return { status: response.status, contentType, text };
  }
}

/** `Array.isArray` with a type that includes readonly arrays. */
function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}

function dig(value: unknown, path: string): unknown {
  return path.split(".").reduce((at, key) => Object.entries(at ?? {}).find(([name]) => name === key)?.[1], value);
}

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$/;
const jwtPattern = /^[\w-]{20,}\.[\w-]{40,}\.[\w-]{43}$/;

/** Replaces values that differ from run to run: times and tokens by their kind, uuids by the order in which they first occur, and
 * * the server's URL by its path. Two equal runs then refer to the same instances.
 */
class Canon {
  readonly #origins: readonly string[];
  readonly #uuids = new Map<string, string>();

  constructor(...origins: readonly string[]) {
    this.#origins = origins;
  }

  of({ status, contentType, json, text }: ResponseContent): ResponseContent {
    return { status, contentType, ...(text === undefined ? { json: this.#value(json) } : { text }) };
  }

  #value(value: unknown): unknown {
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item));
    if (typeof value !== "object" || value === null) return value;
    // As pairs, to compare the order of keys, too.
    return Object.entries(value).map(([key, member]) => [key, this.#value(member)]);
  }

  #text(text: string): string {
    if (timePattern.test(text)) return "<time>";
    if (jwtPattern.test(text)) return "<token>";
    const origin = this.#origins.find((one) => text.startsWith(one)) ?? "";
    return text.slice(origin.length).replace(uuidPattern, (uuid) => this.#number(uuid));
  }

  #number(uuid: string): string {
    const known = this.#uuids.get(uuid) ?? `<uuid ${this.#uuids.size + 1}>`;
    this.#uuids.set(uuid, known);
    return known;
  }
}
