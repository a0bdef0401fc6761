// How each fault is produced. What becomes of a call that meets it stands in expected.ts.
import type { ServerResponse } from "node:http";
import type { Exchange, PlainAnswer } from "./socket-server.js";

/** What a fault is given to work with. */
export interface Meeting {
  /** What the server would have answered. */
  readonly answer: PlainAnswer;
  /** What the server says, in bodies and headers: printable ASCII. */
  readonly words: string;
  /** The origin of the API, and one that is somebody else's. */
  readonly origin: string;
  readonly strangeOrigin: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** How a fault is produced. */
export type Effect =
  /** The request goes where nobody listens, or to a name that does not exist. */
  | { readonly kind: "unreachable"; readonly why: "refused" | "look-up" }
  /** On a socket. */
  | { readonly kind: "socket"; readonly play: (response: ServerResponse, exchange: Exchange) => void | Promise<void> }
  /** An answer that needs no socket, as there is nothing wrong with how it comes. */
  | { readonly kind: "answer"; readonly answer: PlainAnswer };

/** Something that goes wrong with a request. */
export interface Fault {
  /** What it is called in the table. */
  readonly name: string;
  /** What the answer's `Retry-After` says: its kind, as the table has it, and an example. */
  readonly retryAfter?: RetryAfter;
  /** Whether the server, at worst, has done what it was asked to. */
  readonly acts: boolean;
  readonly meet: (meeting: Meeting) => Effect;
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

/** Refusals, by the name that the table has for them. */
const refusals: readonly {
  readonly name: string;
  readonly acts?: boolean;
  readonly status: number;
  readonly detail?: string;
}[] = [
  { name: "400", status: 400, detail: "JSON parse error" },
  { name: "401", status: 401, detail: "Authentication is required." },
  { name: "403 (credentials)", status: 403, detail: "Invalid token." },
  { name: "403 (rights)", status: 403, detail: "You do not have permission to perform this action." },
  { name: "403 (HTML)", status: 403 },
  { name: "404", status: 404, detail: "Not found." },
  { name: "404 (HTML)", status: 404 },
  { name: "405", status: 405, detail: "Method not allowed." },
  { name: "405 (no JSON)", status: 405, acts: true },
  { name: "408", status: 408, acts: true },
  { name: "429", status: 429 },
  { name: "500", status: 500, acts: true },
  { name: "502", status: 502, acts: true },
  { name: "503", status: 503 },
  { name: "504", status: 504, acts: true },
];

const statuses: readonly Fault[] = refusals.flatMap(({ name, status, detail, acts = false }) =>
  retryAfters.map((retryAfter) => ({
    name,
    retryAfter,
    // A 503 that does not say when to come back may be anything.
    acts: acts || (status === 503 && (retryAfter.kind === "none" || retryAfter.kind === "unreadable")),
    meet: ({ words, nowMs }) => {
      const value = retryAfter.value(nowMs);
      const body = detail === undefined ? page(words) : JSON.stringify({ detail: `${detail} ${words}`, name: [words] });
      const headers = {
        "Content-Type": detail === undefined ? html : json,
        ...quoting(words),
        ...(value !== null && { "Retry-After": value }),
      };
      return { kind: "answer", answer: { status, headers, body } };
    },
  })),
);

/** Headers in which servers and proxies quote what they were sent. */
function quoting(words: string): Record<string, string> {
  return { "WWW-Authenticate": `Token realm="${words}"`, "Set-Cookie": `seen=${words}`, "X-Debug": words };
}

const redirect = (name: string, status: number, target: (meeting: Meeting) => string, acts = false): Fault => ({
  name,
  acts,
  meet: (meeting) => ({
    kind: "socket",
    play: (response) => {
      const query = encodeURIComponent(meeting.words);
      const location = `${target(meeting)}/login/${query}/?next=${query}`;
      response.writeHead(status, { ...quoting(meeting.words), Location: location }).end(page(meeting.words));
    },
  }),
});

const redirects: readonly Fault[] = [
  redirect("301 to the same origin", 301, ({ origin }) => `${origin}/api`),
  redirect("301 to https", 301, ({ origin }) => `${origin.replace("http:", "https:")}/api`),
  redirect("302 to another origin", 302, ({ strangeOrigin }) => strangeOrigin),
  redirect("303 to another origin", 303, ({ strangeOrigin }) => strangeOrigin, true),
  redirect("307 to another origin", 307, ({ strangeOrigin }) => strangeOrigin),
  redirect("308 to another origin", 308, ({ strangeOrigin }) => strangeOrigin),
];

/** A fault on a socket that comes when the server has done its work. */
const socketFault = (
  name: string,
  play: (response: ServerResponse, exchange: Exchange, meeting: Meeting) => unknown,
): Fault => ({
  name,
  acts: true,
  meet: (meeting) => ({
    kind: "socket",
    play: async (response, exchange) => {
      await play(response, exchange, meeting);
    },
  }),
});

/** Sends the headers of the right answer and half its body; resolves when the client has read the headers. */
async function sendHalf(response: ServerResponse, exchange: Exchange, { answer }: Meeting): Promise<void> {
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": Buffer.byteLength(answer.body) });
  response.write(answer.body.slice(0, answer.body.length >> 1));
  await exchange.headersRead;
}

/** A whole answer, but with another body. */
const otherBody = (name: string, type: string, body: (meeting: Meeting) => string): Fault =>
  socketFault(name, (response, _, meeting) => {
    const { status } = meeting.answer;
    response.writeHead(status, { ...quoting(meeting.words), "Content-Type": type }).end(body(meeting));
  });

const tricklingBytes = 40;

const sockets: readonly Fault[] = [
  { name: "refused connection", acts: false, meet: () => ({ kind: "unreachable", why: "refused" }) },
  { name: "failed look-up", acts: false, meet: () => ({ kind: "unreachable", why: "look-up" }) },
  socketFault("reset before the headers", (response) => response.socket?.resetAndDestroy()),
  socketFault("reset in the body", async (response, exchange, meeting) => {
    await sendHalf(response, exchange, meeting);
    response.socket?.resetAndDestroy();
  }),
  socketFault("no HTTP", (response, _, { words }) => response.socket?.end(`220 ready ${words}\r\n`)),
  socketFault("stall before the headers", (_, exchange) => exchange.stall()),
  socketFault("stall in the body", async (response, exchange, meeting) => {
    await sendHalf(response, exchange, meeting);
    exchange.stall();
  }),
  socketFault("endless trickle", async (response, exchange, { answer }) => {
    response.writeHead(answer.status, answer.headers);
    do response.write(" ");
    while (await exchange.pause(10_000));
  }),
  socketFault("slow trickle", async (response, exchange, { answer }) => {
    response.writeHead(answer.status, answer.headers);
    for (const byte of answer.body.slice(0, tricklingBytes)) {
      response.write(byte);
      if (!(await exchange.pause(1_000))) return;
    }
    response.end(answer.body.slice(tricklingBytes));
  }),
  otherBody("JSON that is cut off", json, ({ answer, words }) => {
    return `{"words": ${JSON.stringify(words)}, ${answer.body.slice(1, answer.body.length >> 1)}`;
  }),
  otherBody("HTML", html, ({ words }) => page(words)),
  otherBody("an empty body", json, () => ""),
  otherBody("JSON of the wrong shape", json, ({ words }) =>
    JSON.stringify({ words, results: 7, uuid: { [words]: words } }),
  ),
];

/** Every fault there is. */
export const faults: readonly Fault[] = [...sockets, ...redirects, ...statuses];

/** The fault as a test's name has it. */
export function nameOf({ name, retryAfter }: Fault): string {
  return retryAfter === undefined ? name : `${name}, Retry-After ${retryAfter.example}`;
}
