import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CookieFile } from "saltant/node";
import { SlipStreamClient } from "saltant/slipstream";
import { VirtualClock } from "saltant/slipstream/testing";
import { comparedBody, sortedPairs } from "./bodies.js";
import { runCall } from "./facade-calls.js";
import { describeError, type Outcome } from "./outcomes.js";
import type { Call, RecordedClient, RecordedResponse } from "./recorded-calls.js";

/** A request in the form in which it is compared. */
export interface SentRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** In the order of the names. */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A response, with the request that it belongs to. */
export interface PlannedResponse extends RecordedResponse {
  readonly method: string;
  readonly path: string;
}

/** What happens to a request without a response: it gets nowhere, the connection is lost, or the server never responds. */
export type Failure = "refused" | "lost" | "silent";

/** What is to be played. */
export interface Plan {
  readonly calls: readonly Call[];
  readonly responses: readonly PlannedResponse[];
  readonly failure: Failure;
  readonly endpoint: string;
  /** Whether cookies are kept in a file. */
  readonly hasCookieFile: boolean;
}

export interface Played {
  readonly requests: readonly SentRequest[];
  readonly outcome: Outcome;
  /** The lines of the cookie file without comments, and the mode of its directory; null without a file. */
  readonly cookieFile: { readonly lines: readonly string[]; readonly directoryMode: string } | null;
}

/** Makes the calls through the facade, with a `fetch` that has these responses. The outcome is that of the last call. */
export async function play(plan: Plan, { insecure = false }: RecordedClient): Promise<Played> {
  const requests: SentRequest[] = [];
  const { endpoint, calls, failure } = plan;
  const root = endpoint.replace(/\/+$/, "");
  const left = [...plan.responses];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const headers = comparedHeaders(Object.fromEntries(request.headers));
    const sent = {
      ...{ method: request.method, path: decoded(pathname), query: sortedPairs([...searchParams]), headers },
      body: comparedBody(await request.text(), headers["content-type"]),
    };
    if (failure !== "refused") requests.push(sent);
    const own = left.findIndex(({ method, path }) => method === sent.method && path === sent.path);
    const [response] = left.splice(Math.max(own, 0), 1);
    if (response === undefined && failure === "silent") await untilAborted(request.signal);
    if (response === undefined) throw new TypeError("fetch failed");
    const { status, body } = response;
    const text = (value: string): string => value.replaceAll(/<base>|\{\{base\}\}/g, root);
    const received = new Headers();
    for (const [name, value] of Object.entries(response.headers)) received.append(name, text(value));
    return new Response([204, 205, 304].includes(status) ? null : text(body), { status, headers: received });
  };
  const folder = plan.hasCookieFile ? await mkdtemp(join(tmpdir(), "slipstream-")) : null;
  const cookieStore = folder === null ? undefined : new CookieFile(join(folder, "own", "cookies.txt"));
  try {
    const outcome = await outcomeOf(async () => {
      // slipstream-api does not retry.
      const common = { endpoint, insecure, fetch, clock: new VirtualClock(), retry: false } as const;
      const slipstream = new SlipStreamClient({ ...common, cookieStore });
      let last: Outcome = { value: undefined };
      // A refused login before a call fails none of the following.
      for (const call of calls) last = await outcomeOf(() => runCall(slipstream, call, cookieStore));
      return last;
    });
    const last = "value" in outcome ? (outcome.value as Outcome) : outcome;
    return {
      requests,
      outcome: last,
      cookieFile: cookieStore === undefined ? null : await readCookies(cookieStore.path),
    };
  } finally {
    if (folder !== null) await rm(folder, { recursive: true });
  }
}

/** The headers that mean something to the server. */
export function comparedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(
        ([name]) => ["accept", "content-type", "cookie", "authorization"].includes(name) || /^(x-|if-)/.test(name),
      )
      .map(([name, value]) => [name, name === "content-type" ? (value.split(";", 1)[0] ?? "") : value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** A path without escapes, where it can be decoded. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function readCookies(path: string): Promise<Played["cookieFile"]> {
  const content = await readFile(path, "utf8").catch(() => "");
  const lines = content.split("\n").filter((line) => line !== "" && !line.startsWith("# "));
  const directory = await stat(join(path, "..")).catch(() => null);
  return { lines, directoryMode: directory === null ? "" : `0o${(directory.mode & 0o777).toString(8)}` };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new DOMException("aborted", "AbortError"));
    });
  });
}

async function outcomeOf(action: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await action() };
  } catch (error) {
    return { error: describeError(error) };
  }
}
