// How each fault is produced. The expected result of a call is in expected.ts.
import type { ServerResponse } from "node:http";
import type { Exchange, PlainResponse, SocketHandler } from "./socket-server.js";

/** The request that a fault is applied to. */
export interface FaultContext {
  /** The response of the server without the fault. */
  readonly original: PlainResponse;
  /** What the server repeats in bodies and headers: printable ASCII. */
  readonly echo: string;
  /** The origin of the API, and the origin of another server. */
  readonly origin: string;
  readonly foreignOrigin: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** How a fault is produced. */
export type Effect =
  /** The request goes to a port without a server, or to a host name that does not exist. */
  | { readonly kind: "unreachable"; readonly why: "refused" | "lookup" }
  /** On a socket. */
  | { readonly kind: "socket"; readonly handler: SocketHandler }
  /** A response that needs no socket, as it arrives without a fault. */
  | { readonly kind: "response"; readonly response: PlainResponse };

/** A fault that affects a request. */
export interface Fault {
  /** Its name in the table. */
  readonly name: string;
  /** The `Retry-After` of the response: its kind, as the table has it, and an example. */
  readonly retryAfter?: RetryAfter;
  /** Whether the server may have executed the request. */
  readonly executes: boolean;
  readonly apply: (context: FaultContext) => Effect;
}

export interface RetryAfter {
  readonly kind: "none" | "readable" | "unreadable" | "too long";
  readonly example: string;
  readonly value: (nowMs: number) => string | null;
}

const retryAfters: readonly RetryAfter[] = [
  { kind: "none", example: "none", value: () => null },
  { kind: "readable", example: "seconds", value: () => "2" },
  { kind: "readable", example: "a date", value: (nowMs) => new Date(nowMs + 2_000).toUTCString() },
  { kind: "readable", example: "a date that is past", value: (nowMs) => new Date(nowMs - 60_000).toUTCString() },
  { kind: "unreadable", example: "negative", value: () => "-5" },
  { kind: "unreadable", example: "a word", value: () => "soon" },
  { kind: "unreadable", example: "empty", value: () => "" },
  { kind: "too long", example: "10^12 seconds", value: () => "1000000000000" },
  { kind: "too long", example: "a date in the year 9999", value: () => "Fri, 31 Dec 9999 23:59:59 GMT" },
];

const json = "application/json";
const html = "text/html; charset=utf-8";

const page = (words: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${words}</title></head><body>${words}</body></html>`;

/** Error responses, by their names in the table. */
const refusals: readonly {
  readonly name: string;
  readonly executes?: boolean;
  readonly status: number;
  readonly detail?: string;
}[] = [
  { name: "400", status: 400, detail: "JSON parse error" },
  { name: "401", status: 401, detail: "Authentication is required." },
  { name: "403 (credentials)", status: 403, detail: "Invalid token." },
  { name: "403 (permissions)", status: 403, detail: "You do not have permission to perform this action." },
  { name: "403 (HTML)", status: 403 },
  { name: "404", status: 404, detail: "Not found." },
  { name: "404 (HTML)", status: 404 },
  { name: "405", status: 405, detail: "Method not allowed." },
  { name: "405 (no JSON)", status: 405, executes: true },
  { name: "408", status: 408, executes: true },
  { name: "429", status: 429 },
  { name: "500", status: 500, executes: true },
  { name: "502", status: 502, executes: true },
  { name: "503", status: 503 },
  { name: "504", status: 504, executes: true },
];

const statuses: readonly Fault[] = refusals.flatMap(({ name, status, detail, executes = false }) =>
  retryAfters.map((retryAfter) => ({
    name,
    retryAfter,
    // A 503 without a readable Retry-After does not prove that the request was not executed.
    executes: executes || (status === 503 && (retryAfter.kind === "none" || retryAfter.kind === "unreadable")),
    apply: ({ echo, nowMs }) => {
      const value = retryAfter.value(nowMs);
      const body = detail === undefined ? page(echo) : JSON.stringify({ detail: `${detail} ${echo}`, name: [echo] });
      const headers = {
        "Content-Type": detail === undefined ? html : json,
        ...quoting(echo),
        ...(value !== null && { "Retry-After": value }),
      };
      return { kind: "response", response: { status, headers, body } };
    },
  })),
);

/** Headers in which servers and proxies quote the request. */
function quoting(words: string): Record<string, string> {
  return { "WWW-Authenticate": `Token realm="${words}"`, "Set-Cookie": `seen=${words}`, "X-Debug": words };
}

const redirect = (
  name: string,
  status: number,
  target: (context: FaultContext) => string,
  executes = false,
): Fault => ({
  name,
  executes: executes,
  apply: (context) => ({
    kind: "socket",
    handler: (response) => {
      const query = encodeURIComponent(context.echo);
      const location = `${target(context)}/login/${query}/?next=${query}`;
      response.writeHead(status, { ...quoting(context.echo), Location: location }).end(page(context.echo));
    },
  }),
});

const redirects: readonly Fault[] = [
  redirect("301 to the same origin", 301, ({ origin }) => `${origin}/api`),
  redirect("301 to https", 301, ({ origin }) => `${origin.replace("http:", "https:")}/api`),
  redirect("302 to another origin", 302, ({ foreignOrigin }) => foreignOrigin),
  redirect("303 to another origin", 303, ({ foreignOrigin }) => foreignOrigin, true),
  redirect("307 to another origin", 307, ({ foreignOrigin }) => foreignOrigin),
  redirect("308 to another origin", 308, ({ foreignOrigin }) => foreignOrigin),
];

/** A fault on a socket, after the server has executed the request. */
const socketFault = (
  name: string,
  play: (response: ServerResponse, exchange: Exchange, context: FaultContext) => unknown,
): Fault => ({
  name,
  executes: true,
  apply: (context) => ({
    kind: "socket",
    handler: async (response, exchange) => {
      await play(response, exchange, context);
    },
  }),
});

/** Ends a response that cannot have a body: else the connection would be kept for another request, and never be free for it. */
function endIfBodyless(response: ServerResponse): boolean {
  if (response.statusCode !== 204 && response.req.method !== "HEAD") return false;
  response.end();
  return true;
}

/** Sends the headers of the right response and half its body, of which at least one byte is missing; resolves when the client has read the headers. */
async function sendHalf(response: ServerResponse, exchange: Exchange, { original }: FaultContext): Promise<void> {
  const length = Math.max(1, Buffer.byteLength(original.body));
  const headers = new Headers(original.headers);
  headers.set("Content-Length", String(length));
  response.writeHead(original.status, Object.fromEntries(headers)).flushHeaders();
  if (!endIfBodyless(response)) response.write(original.body.slice(0, original.body.length >> 1));
  await exchange.headersRead;
}

/** A whole response, but with another body. */
const withBody = (name: string, type: string, body: (context: FaultContext) => string): Fault =>
  socketFault(name, (response, _, context) => {
    const { status } = context.original;
    response.writeHead(status, { ...quoting(context.echo), "Content-Type": type }).end(body(context));
  });

const slowBytes = 40;

const sockets: readonly Fault[] = [
  { name: "refused connection", executes: false, apply: () => ({ kind: "unreachable", why: "refused" }) },
  { name: "failed DNS lookup", executes: false, apply: () => ({ kind: "unreachable", why: "lookup" }) },
  socketFault("reset before the headers", (response) => response.socket?.resetAndDestroy()),
  socketFault("reset in the body", async (response, exchange, context) => {
    await sendHalf(response, exchange, context);
    response.socket?.resetAndDestroy();
  }),
  socketFault("not HTTP", (response, _, { echo }) => response.socket?.end(`220 ready ${echo}\r\n`)),
  socketFault("stall before the headers", (_, exchange) => exchange.stall()),
  socketFault("stall in the body", async (response, exchange, context) => {
    await sendHalf(response, exchange, context);
    exchange.stall();
  }),
  socketFault("endless response", async (response, exchange, { original }) => {
    response.writeHead(original.status, original.headers);
    if (endIfBodyless(response)) return;
    response.write(" ");
    await exchange.headersRead;
    while (await exchange.delay(10_000)) response.write(" ");
  }),
  socketFault("slow response", async (response, exchange, { original }) => {
    response.writeHead(original.status, original.headers);
    for (const byte of original.body.slice(0, slowBytes)) {
      response.write(byte);
      if (!(await exchange.delay(1_000))) return;
    }
    response.end(original.body.slice(slowBytes));
  }),
  withBody("truncated JSON", json, ({ original, echo }) => {
    return `{"words": ${JSON.stringify(echo)}, ${original.body.slice(1, original.body.length >> 1)}`;
  }),
  withBody("HTML", html, ({ echo }) => page(echo)),
  withBody("empty body", json, () => ""),
  withBody("JSON of the wrong shape", json, ({ echo }) =>
    JSON.stringify({ words: echo, results: 7, uuid: { [echo]: echo } }),
  ),
];

/** All faults. */
export const faults: readonly Fault[] = [...sockets, ...redirects, ...statuses];

/** The fault's name in the title of a test. */
export function nameOf({ name, retryAfter }: Fault): string {
  return retryAfter === undefined ? name : `${name}, Retry-After ${retryAfter.example}`;
}
