import { SynnefoClient } from "saltant/synnefo";
import { EmbeddedServer, VirtualClock } from "saltant/synnefo/testing";
import type { Counterpart } from "./counterpart.js";
import { describeError, type Outcome } from "./outcomes.js";
import { type Arguments, isObject, type RecordedClient, type RecordedRequest } from "./recorded-calls.js";

/** A request in the form in which it is compared. */
export interface SentRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** Decoded pairs in the order of their names, which does not count. Those of one name stay in theirs. */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A response, with the request that it belongs to. */
export interface PlannedResponse {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as a value, another body as a string; undefined for none. */
  readonly body: unknown;
}

/** What is to be played. */
export interface Plan {
  readonly client: RecordedClient;
  readonly service: string;
  /** Whether the client knows where the account service is. */
  readonly knowsEndpoints: boolean;
  /** Calls that come before, with a cloud that responds by itself. */
  readonly before: readonly PlannedCall[];
  readonly call: PlannedCall;
  readonly responses: readonly PlannedResponse[];
}

/** A call with its counterpart. */
export interface PlannedCall {
  readonly counterpart: Counterpart;
  readonly args: Arguments;
}

/** Where the recorded cloud is. */
export const base = "https://cloud.example.org";

/** A recorded value with the origin of the cloud in it. */
export function located<T>(value: T): T {
  // JSON in, JSON out.
  return value === undefined ? value : (JSON.parse(JSON.stringify(value).replaceAll("{{base}}", base)) as T);
}

/** Makes calls through the facade: those before with an embedded cloud, and the last with a `fetch` that has the planned responses. */
export async function play(
  plan: Plan,
): Promise<{ readonly requests: readonly SentRequest[]; readonly outcome: Outcome }> {
  const requests: SentRequest[] = [];
  const left = [...plan.responses];
  const planned = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const sent = {
      ...{ method: request.method, path: decoded(pathname), query: sortedPairs([...searchParams]) },
      ...comparedContent(Object.fromEntries(request.headers), text),
    };
    requests.push(sent);
    const own = left.findIndex(({ method, path }) => method === sent.method && path === sent.path);
    const [response] = left.splice(Math.max(own, 0), 1);
    if (response === undefined) throw new TypeError("fetch failed");
    const { status, headers, body } = response;
    const content = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
    const bodyless = request.method === "HEAD" || [204, 205, 304].includes(status);
    return new Response(bodyless ? null : content, { status, headers });
  };
  let respond = plan.before.length === 0 ? planned : embedded();
  const fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => respond(new Request(input, init));
  const clients = new Map<string, SynnefoClient>();
  // kamaki's cached client has several tokens. The facade has a client for each.
  const clientFor = ({ token: given }: Arguments): SynnefoClient => {
    const [first = given]: unknown[] = Array.isArray(given) ? given : [given];
    const token = typeof first === "string" ? first : plan.client.token;
    const client = clients.get(token) ?? newClient(plan, token, fetch);
    clients.set(token, client);
    return client;
  };
  for (const { counterpart, args } of plan.before) await counterpart.run(clientFor(args), args).catch(describeError);
  respond = planned;
  const { counterpart, args } = plan.call;
  try {
    await counterpart.run(clientFor(args), args);
    return { requests, outcome: "returns" };
  } catch (error) {
    return { requests, outcome: describeError(error) };
  }
}

function newClient({ service, knowsEndpoints, client }: Plan, token: string, fetch: typeof globalThis.fetch) {
  const { endpoint } = located(client);
  const isIdentity = service === "astakos";
  return new SynnefoClient({
    authUrl: isIdentity ? endpoint : `${base}/astakos/identity/v2.0`,
    endpoints: isIdentity
      ? { account: knowsEndpoints ? `${base}/astakos/account/v1.0` : undefined }
      : { [service]: endpoint },
    // kamaki does not retry.
    ...{ token, fetch, clock: new VirtualClock(), retry: false },
  });
}

/** A cloud like the recorded one, at its place. */
function embedded(): (request: Request) => Promise<Response> {
  const server = new EmbeddedServer();
  const { origin } = new URL(server.authUrl);
  return async (request) => {
    const { method, headers, url } = request;
    const body = method === "GET" || method === "HEAD" ? {} : { body: await request.text() };
    const response = await server.fetch(url.replace(base, origin), { method, headers, ...body });
    const text = (await response.text()).replaceAll(origin, base);
    const bodyless = [204, 205, 304].includes(response.status);
    return new Response(bodyless ? null : text, { status: response.status, headers: response.headers });
  };
}

/** A recorded request in the form in which it is compared. */
export function comparedRequest({ method, path, query, headers, ...content }: RecordedRequest): SentRequest {
  const body = content.body === undefined ? (content.body_text ?? "") : JSON.stringify(content.body);
  return { method, path: decoded(path), query: sortedPairs(query), ...comparedContent(headers, body) };
}

/** The headers that mean something to the server, and the body: JSON by its value, a form by its pairs in the order of the names. */
function comparedContent(all: Readonly<Record<string, string>>, text: string): Pick<SentRequest, "headers" | "body"> {
  const headers = Object.entries(all)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => /^(x-|if-)|^authorization$/.test(name) || (name === "content-type" && text !== ""))
    .map(([name, value]) => [name, comparedValue(name, value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { headers: Object.fromEntries(headers), body: comparedBody(text) };
}

function comparedValue(name: string, value: string): string {
  if (name === "content-type") return value.split(";", 1)[0] ?? "";
  // Which characters are escaped differs between Python and JavaScript.
  return name.startsWith("x-image-meta-") ? decoded(value) : value;
}

function comparedBody(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return sortedPairs([...new URLSearchParams(text)]);
  }
}

/** A text without escapes, where it can be decoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Pairs in the order of their names. Those of one name stay in theirs. */
export function sortedPairs(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

/** Changes a JSON body. Another one stays. */
export function changeBody(request: SentRequest, change: (body: Arguments) => Arguments): SentRequest {
  return isObject(request.body) ? { ...request, body: change(request.body) } : request;
}
