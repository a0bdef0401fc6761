import { expect } from "vitest";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { deviations } from "./contract.js";
import { type ErrorPages, type Expected, lifetimes, Model, type PlannedRequest, startMs } from "./model.js";
import { type ActorStep, tables } from "./steps.js";

export interface Setting {
  readonly errorPages: ErrorPages;
  readonly workers: "on" | "off";
}

/** The number of requests, and the server's final data. */
export interface Played {
  readonly sent: number;
  /** The kinds of steps with their statuses, such as `clone 201`, and with the form of the body, such as `form create 201`. */
  readonly seen: ReadonlySet<string>;
  readonly database: Readonly<Record<string, unknown>>;
}

export type Fetch = typeof globalThis.fetch;

/** A server for a scenario, and its clock. */
function serverFor({ errorPages, workers }: Setting): { server: EmbeddedServer; clock: VirtualClock } {
  const clock = new VirtualClock({ start: startMs, autoAdvance: false });
  const tokenLifetimes = { accessMs: lifetimes.access * 1000, refreshMs: lifetimes.refresh * 1000 };
  return { server: new EmbeddedServer({ errorPages, workers, clock, tokenLifetimes }), clock };
}

/** Sends a scenario's steps, checks each response against the model and the contract, and the final data against the model. */
export async function play(
  steps: readonly ActorStep[],
  setting: Setting,
  through?: (fetch: Fetch) => Fetch,
): Promise<Played> {
  const { server, clock } = serverFor(setting);
  const fetch = through?.(server.fetch) ?? server.fetch;
  const model = new Model(setting.errorPages, setting.workers === "on");
  let sent = 0;
  const seen = new Set<string>();
  for (const [index, each] of steps.entries()) {
    if (each.step.do === "time") {
      await clock.advance(each.step.seconds * 1000);
      model.pass(each.step.seconds);
      continue;
    }
    const { request, expected } = model.plan(each);
    const response = await send(fetch, request);
    check(response, request, expected, `step ${index + 1}, ${JSON.stringify(each)}`);
    sent += 1;
    const what = `${each.step.do} ${response.status}`;
    seen
      .add(what)
      .add(`${each.actor.by} ${response.status}`)
      .add("spelling" in each.step ? `${each.step.spelling} ${what}` : `${each.actor.by} ${what}`);
  }
  const database: Record<string, unknown> = {};
  for (const table of [...tables, "users"]) {
    const { json } = await send(server.fetch, everything(table, server));
    const rows = model.all(table);
    expect(json, table).toEqual({ count: rows.length, next: null, previous: null, results: rows });
    database[table] = json;
  }
  return { sent, seen, database };
}

function everything(table: string, server: EmbeddedServer): PlannedRequest {
  const authorization = `Token ${server.connection("admin").authToken}`;
  return { method: "GET", path: `/${table}/`, query: [["page_size", "1000"]], authorization, body: undefined };
}

interface PlainResponse {
  readonly status: number;
  readonly contentType: string;
  readonly allow: string | null;
  readonly text: string;
  readonly json: unknown;
}

/** Sends a request. A rejection is a failure like any other: no request of a scenario may lose its connection. */
async function send(
  fetch: Fetch,
  { method, path, query, authorization, body }: PlannedRequest,
): Promise<PlainResponse> {
  const headers = new Headers();
  if (authorization !== undefined) headers.set("authorization", authorization);
  if (body?.contentType !== undefined) headers.set("content-type", body.contentType);
  const search = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  const url = `http://saltant.test/api${path}${search && `?${search}`}`;
  const response = await fetch(url, { method, headers, ...(body && { body: body.bytes }) });
  const text = await response.text();
  const contentType = response.headers.get("content-type") ?? "";
  const isJson = contentType === "application/json";
  const allow = response.headers.get("allow");
  return {
    status: response.status,
    contentType,
    allow,
    text,
    json: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}

function check(response: PlainResponse, { method, path }: PlannedRequest, expected: Expected, which: string): void {
  const { status, contentType, isEmpty, learn } = expected;
  const { json } = response;
  expect(
    { status: response.status, contentType: response.contentType.split(";")[0], json: json ?? response.text.length },
    which,
  ).toEqual({ status, contentType, json: "json" in expected ? expected.json : (expect.any(Number) as unknown) });
  if (isEmpty !== undefined) expect(response.text === "", which).toBe(isEmpty);
  if (status === 405 && isEmpty === true) expect(response.allow, which).toBe("GET, HEAD, OPTIONS");
  if (json !== undefined) expect(deviations(method, path, status, json), which).toEqual([]);
  // The check above has validated its shape.
  learn?.(json as Record<string, unknown>);
}
