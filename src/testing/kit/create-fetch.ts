import { raceAbort } from "../../core/async/abort.js";
import { isRequest } from "./platform.js";
import { readRequest, type SentRequest } from "./request.js";

type Fetch = typeof globalThis.fetch;

/** Responds to a request; `signal` aborts when the caller no longer waits for the response. */
type Serve = (
  request: SentRequest,
  signal: AbortSignal,
  options: { readonly sendsCookies: boolean },
) => Promise<Response>;

/** Creates a `fetch` for a server. It rejects when its signal aborts, and follows redirects as the request specifies. */
export function createFetch(serve: Serve): Fetch {
  return async (input, init) => {
    // The signal of a request only follows the caller's signal, and would leave a listener on it. So the caller's is used directly.
    const request = new Request(input, { ...init, signal: null });
    const signal = init?.signal ?? (isRequest(input) ? input.signal : request.signal);
    signal.throwIfAborted();
    return retain(isRequest(input) ? input : request, async () => {
      const sent = await readRequest(request);
      const sendsCookies = request.credentials !== "omit";
      const serveOne: ServeOne = (each) => serve(each, signal, { sendsCookies });
      return raceAbort(follow(serveOne, sent, request.redirect), signal);
    });
  };
}

/**
 * Requests that are being processed. The signal of a request aborts only while the request exists: without a reference, the request
 * could be garbage-collected while its signal is still in use.
 */
const retained = new Set<Request>();

/** Runs some work, and prevents garbage collection of the request until it ends. */
export async function retain<Value>(request: Request, work: () => Promise<Value>): Promise<Value> {
  retained.add(request);
  try {
    return await work();
  } finally {
    retained.delete(request);
  }
}

const maxRedirects = 20;

const redirects = new Set([301, 302, 303, 307, 308]);

type ServeOne = (request: SentRequest) => Promise<Response>;

async function follow(serve: ServeOne, first: SentRequest, mode: RequestRedirect): Promise<Response> {
  let request = first;
  for (let count = 0; count <= maxRedirects; count += 1) {
    const response = await serve(request);
    const location = redirects.has(response.status) ? response.headers.get("location") : null;
    if (location === null || mode === "manual") return located(response, request.url, count > 0);
    if (mode === "error") break;
    request = redirected(request, response.status, new URL(location, request.url));
  }
  throw new TypeError("fetch failed", { cause: new Error("a redirect that may not be followed") });
}

/** Browsers turn a POST into a GET, and keep credentials from other origins. */
function redirected({ method, headers: sent, body, url }: SentRequest, status: number, target: URL): SentRequest {
  const headers = new Headers(sent);
  const isOther = target.origin !== url.origin;
  for (const name of isOther ? ["authorization", "cookie", "host"] : []) headers.delete(name);
  const becomesGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
  if (!becomesGet) return { method, url: target, headers, body };
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  return { method: "GET", url: target, headers, body: new Uint8Array() };
}

/** Sets the URL of a response: a response from the constructor has none. */
function located(response: Response, url: URL, isRedirected: boolean): Response {
  return Object.defineProperties(response, { url: { value: url.href }, redirected: { value: isRedirected } });
}
