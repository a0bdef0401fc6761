import { readFileSync } from "node:fs";
import { systemClock } from "../../../src/core/async/clock.js";
import { dig, EmbeddedServer } from "./support.js";

/** A request to a real server, and its response. `{{name}}` is a value from an earlier response. */
export interface Exchange {
  readonly id: string;
  readonly actor: string;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value?: string | number | null])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as JSON. */
  readonly body?: unknown;
  /** The body as a string. */
  readonly data?: string;
  /** The body in base64. */
  readonly data64?: string;
  /** A path to which an empty body is posted before. */
  readonly hook?: string;
  /** The values that later requests use: names, and where they are. */
  readonly save?: Readonly<Record<string, string>>;
  /** Missing for a request that is sent only for its effect. */
  readonly answer?: ResponseContent;
}

export interface ResponseContent {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

type Actors = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Recording {
  readonly actors: Actors;
  readonly steps: readonly Exchange[];
}

/** Reads `recorded/NAME-exchanges.json`. */
export function readRecording(name: string): Recording {
  const text = readFileSync(new URL(`recorded/${name}-exchanges.json`, import.meta.url), "utf8");
  // The file is the tests' own data, in the form that the interfaces above describe.
  return JSON.parse(text) as Recording;
}

/** Sends the requests of a recording to a new server, one by one. */
export class Replay {
  readonly #server = new EmbeddedServer({ control: true, clock: systemClock });
  readonly #actors: Actors;
  readonly #variables = new Map<string, unknown>();

  constructor(actors: Actors) {
    this.#actors = actors;
  }

  async exchange(exchange: Exchange): Promise<ResponseContent> {
    // The real servers were recorded over plain HTTP.
    const origin = "http://synnefo.test";
    if (exchange.hook !== undefined) await this.#server.fetch(origin + exchange.hook, { method: "POST" });
    const query = (exchange.query ?? []).map(([name, value]) =>
      (value === undefined || value === null ? [name] : [name, this.#fillText(String(value))])
        .map(encodeURIComponent)
        .join("="),
    );
    const url = `${origin}${this.#fillText(exchange.path)}${query.length === 0 ? "" : `?${query.join("&")}`}`;
    const response = await this.#server.fetch(url, { redirect: "manual", ...this.#init(exchange) });
    const text = await response.text();
    const json = parse(text);
    for (const [name, place] of Object.entries(exchange.save ?? {}))
      this.#variables.set(name, readPlace(place, response, json));
    return contentOf(exchange.method, response, text, json);
  }

  #init({ method, actor, headers: own, body, data, data64 }: Exchange): RequestInit {
    const headers = new Headers();
    for (const [name, value] of Object.entries({ ...this.#actors[actor], ...own }))
      headers.set(name, this.#fillText(value));
    if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    if (data64 !== undefined) return { method, headers, body: Buffer.from(data64, "base64") };
    const sent = body === undefined ? data && this.#fillText(data) : JSON.stringify(this.#fill(body));
    return { method, headers, ...(sent !== undefined && { body: new TextEncoder().encode(sent) }) };
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

function readPlace(place: string, response: Response, json: unknown): unknown {
  const [, kind, what = ""] = /^(\w+):(.*)$/.exec(place) ?? [];
  if (kind === "json") return dig(json, ...what.split("."));
  const header = response.headers.get(what) ?? "";
  return kind === "urlpath" ? new URL(header).pathname : header;
}

const comparedHeaders = /^(x-|etag$|content-(disposition|encoding|range)$|location$|available$|allow$|tag-status$)/;

function contentOf(method: string, response: Response, text: string, json: unknown): ResponseContent {
  const { status } = response;
  const contentType = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const headers = [...response.headers].filter(([name]) => comparedHeaders.test(name));
  const length = method === "HEAD" && status === 200 ? response.headers.get("content-length") : null;
  if (length !== null) headers.push(["content-length", length]);
  const isJson = json !== undefined && (contentType === "application/json" || /^[{[]/.test(text));
  return {
    ...{ status, contentType },
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(isJson ? { json } : text !== "" && { text }),
  };
}

/** Replaces values that differ in each run with placeholders. The text of a page is left out: it is no part of the API. */
export function comparable({ headers = {}, text, json, ...rest }: ResponseContent): unknown {
  if (rest.contentType.startsWith("text/html") && json === undefined) return { status: rest.status };
  return { ...rest, headers: shape(headers, ""), text: shape(text, ""), json: shape(json, "") };
}

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** The ids of the users, and one that does not exist. */
const fixedUuid = /^(([1-5])\2{7}-|0{8}-)/;
const secrets = new Set(["adminpass", "password", "private_key", "mac_address", "fingerprint"]);
const versions = new Set(["x_object_version", "x-object-version", "serial", "application", "map_check_timestamp"]);

function shape(value: unknown, key: string): unknown {
  const name = key.toLowerCase();
  if (versions.has(name)) return value === null ? null : "<version>";
  if (typeof value === "string") return shapeText(value, name);
  if (Array.isArray(value)) {
    if (value.length === 2 && typeof value[0] === "number" && isEpoch(value[1])) return ["<version>", "<epoch>"];
    const shaped = value.map((item) => shape(item, key));
    return name === "images" ? shaped.sort((one, other) => (toText(one) < toText(other) ? -1 : 1)) : shaped;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([each, member]) => [shapeUuids(each), shape(member, each)]),
  );
}

/** Seconds since 1970. */
function isEpoch(value: unknown): boolean {
  return typeof value === "string" && /^\d{10}(\.\d+)?$/.test(value);
}

function toText(value: unknown): string {
  return JSON.stringify(value);
}

function shapeText(value: string, name: string): string {
  if (name === "x-object-public" || name === "x_object_public") return "<public>";
  if (secrets.has(name)) return value === "" ? "" : "<secret>";
  if (isEpoch(value)) return "<epoch>";
  if (/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(value)) return "<date>";
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(value)) return "<when>";
  return shapeUuids(value)
    .replace(/--[0-9a-f]{32}/g, "--<boundary>")
    .replace(/https?:\/\/[^/\s"]+/g, "<base>");
}

function shapeUuids(text: string): string {
  return text.replace(uuidPattern, (uuid) => (fixedUuid.test(uuid) ? uuid : "<uuid>"));
}
