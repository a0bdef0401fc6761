import createClient, { type Client, type QuerySerializerOptions } from "openapi-fetch";
import { linkSignal } from "../async/abort.js";
import { InvalidInputError } from "../errors/api-error.js";
import { isRedirect, unexpectedResponse } from "./error-factories.js";
import { redacted } from "./response.js";
import { fillPath } from "./request.js";
import type { Transport } from "./transport.js";

/**
 * Makes a client of openapi-fetch's for calls by path and method. Its requests have the credentials, deadlines and retries of a
 * transport. It leaves nothing on its callers' signals.
 *
 * @param querySerializer - How the service wants lists in a query.
 * @param isIdempotent - Whether all operations of a method may be repeated.
 * @param mayBeEmpty - Whether any success may have an empty body. Default: only those of which HTTP says so.
 */
export function createRawClient<Paths extends object>(
  transport: Transport,
  querySerializer: QuerySerializerOptions,
  isIdempotent: (method: string) => boolean,
  mayBeEmpty = false,
): Client<Paths> {
  const { baseUrl, headers } = transport.settings;
  const client = createClient<Paths>({
    baseUrl,
    headers: { Accept: "application/json", ...headers },
    fetch: (request) => send(request, transport, isIdempotent(request.method), mayBeEmpty),
    pathSerializer: fillPath,
    querySerializer,
  });
  return releasingSignals(client);
}

/** As `fetch` does, it resolves for a refusal too; it rejects if there is no response, or none of the API's. */
async function send(
  request: Request,
  transport: Transport,
  idempotent: boolean,
  mayBeEmpty: boolean,
): Promise<Response> {
  const { url, method, headers, signal } = request;
  const { baseUrl } = transport.settings;
  // The credentials go nowhere else, even if a raw call names another base URL.
  if (!url.startsWith(`${baseUrl}/`)) throw new InvalidInputError(`a raw call must stay below ${baseUrl}/`);
  // A GET has no body, and may not be given an empty one either.
  const body = method === "GET" || method === "HEAD" ? "" : await request.text();
  const response = await transport.send({
    path: url.slice(baseUrl.length),
    method,
    // A copy, as the credentials come in there, and the caller's middleware sees the request.
    headers: new Headers(headers),
    body: body === "" ? undefined : body,
    options: { signal },
    ...{ anonymous: false, idempotent, changes: false, secrets: [] },
  });
  const { status, isJson } = response;
  const bodyless =
    [204, 205, 304].includes(status) || (response.text === "" && (mayBeEmpty || status === 202 || method === "HEAD"));
  const wantsJson = headers.get("Accept")?.includes("json") !== false;
  if (isRedirect(status) || (status < 400 && wantsJson && !isJson && !bodyless)) {
    throw unexpectedResponse(redacted(response), transport.settings.baseUrlOption);
  }
  // No Response can be made of a status that is none of HTTP's.
  if (status < 200 || status > 599) throw transport.toError(redacted(response));
  const shown = new Headers(response.headers);
  // openapi-fetch would try to read JSON from a 205. The headers of a response to HEAD describe what a GET would return.
  if (bodyless && method !== "HEAD") {
    shown.set("Content-Length", "0");
    shown.delete("Transfer-Encoding");
  }
  const given = new Response(bodyless ? null : response.text, { status, headers: shown });
  // A Response made by hand has no URL, and cannot be given one otherwise.
  return Object.defineProperty(given, "url", { value: response.url });
}

/** The methods of an openapi-fetch client that send something; what they take from the caller comes last. */
const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

type RawCall = (...args: unknown[]) => Promise<unknown>;

/**
 * Gives each call a signal of its own: the platform's `Request` puts a listener on the caller's signal, which stays until garbage
 * is collected. And where a signal's reason is falsy, openapi-fetch overlooks the rejection; this rejects with the reason.
 */
function releasingSignals<Paths extends object>(client: Client<Paths>): Client<Paths> {
  // Called with just what the caller passes, whose types are those of the client.
  const released = methods.map((name): [string, RawCall] => [
    name,
    releasing(client[name] as RawCall, name === "request" ? 2 : 1),
  ]);
  return { ...client, ...Object.fromEntries(released) };
}

function releasing(call: RawCall, initAt: number): RawCall {
  return async (...args) => {
    const init = args[initAt] as { readonly signal?: AbortSignal | null } | undefined; // So openapi-fetch has it.
    const signal = init?.signal ?? undefined;
    if (signal === undefined) return call(...args);
    const inner = linkSignal(signal);
    try {
      return await call(...args.slice(0, initAt), { ...init, signal: inner.signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      inner.end();
    }
  };
}
