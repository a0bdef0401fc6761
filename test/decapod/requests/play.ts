import { DecapodClient } from "saltant/decapod";
import { VirtualClock } from "saltant/decapod/testing";
import { facadeCalls } from "./facade-calls.js";
import type { Call, RecordedClient, RecordedResponse } from "./recorded-calls.js";
import { describeError, type Outcome } from "./outcomes.js";

/** A request in the form in which it is compared. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
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
  /** The call whose outcome counts. */
  readonly last: Call;
  readonly responses: readonly PlannedResponse[];
  readonly failure: Failure;
}

export interface Played {
  readonly requests: readonly SentRequest[];
  readonly outcome: Outcome;
}

/** Makes the calls through the facade, with a `fetch` that has these responses. The outcome is that of the last call. */
export async function play({ calls, last, responses, failure }: Plan, client: RecordedClient): Promise<Played> {
  const requests: SentRequest[] = [];
  const left = [...responses];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const sent = {
      method: request.method,
      path: pathname,
      query: [...searchParams],
      headers: comparedHeaders(Object.fromEntries(request.headers), calls),
      body: text === "" ? null : (JSON.parse(text) as unknown),
    };
    if (failure !== "refused") requests.push(sent);
    const own = left.findIndex(({ method, path }) => method === sent.method && path === sent.path);
    const [response] = left.splice(Math.max(own, 0), 1);
    if (response === undefined && failure === "silent") await untilAborted(request.signal);
    if (response === undefined) throw new TypeError("fetch failed");
    return new Response(response.body, { status: response.status, headers: response.headers });
  };
  const { url = "http://decapod.example.org", login = "root", password = "secret", timeout } = client;
  const outcome = await outcomeOf(async () => {
    const decapod = new DecapodClient({
      ...{ url, login, password, fetch, clock: new VirtualClock() },
      // decapodlib does not retry.
      retry: false,
      ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    });
    let result: unknown;
    for (const call of calls) {
      const returned = await outcomeOf(() => facadeCalls.run(decapod, call));
      if (call !== last) continue;
      if ("error" in returned) throw returned.error;
      result = returned.value;
    }
    return result;
  });
  return { requests, outcome: "error" in outcome ? { error: describeError(outcome.error) } : outcome };
}

/** The headers that mean something to the server, and those that a call passed. */
export function comparedHeaders(
  headers: Readonly<Record<string, string>>,
  calls: readonly Call[],
): Record<string, string> {
  const passed = calls.flatMap(({ kwargs }) => Object.keys(Object(kwargs.headers) as object));
  const names = ["authorization", "content-type", "cookie", ...passed.map((name) => name.toLowerCase())];
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => names.includes(name) || /^(x-|if-|range$)/.test(name))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new DOMException("aborted", "AbortError"));
    });
  });
}

async function outcomeOf(action: () => Promise<unknown>): Promise<{ value: unknown } | { error: unknown }> {
  try {
    return { value: await action() };
  } catch (error) {
    return { error };
  }
}
