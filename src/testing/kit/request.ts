import { QueryDict } from "../saltant/django/query-dict.js";

/** A request as the server sees it, once all of it has arrived. */
export interface ApiRequest {
  readonly method: string;
  /** Scheme, host and path, as links to this server are built from: `http://saltant.test/api/users/`. */
  readonly address: string;
  /** Scheme and host, without a slash at the end. */
  readonly origin: string;
  /** The path, decoded: `/api/users/alice/`. */
  readonly path: string;
  readonly query: QueryDict;
  /** The query as it was sent, with its question mark; empty without one. */
  readonly search: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What of a request goes over the wire. */
export type SentRequest = Pick<ApiRequest, "method" | "headers" | "body"> & { readonly url: URL };

/** Reads a request to its end. */
export async function receive(request: Request): Promise<SentRequest> {
  const body = new Uint8Array(request.body === null ? new ArrayBuffer() : await request.arrayBuffer());
  return { method: request.method, url: new URL(request.url), headers: request.headers, body };
}

/** Takes a request's address to pieces. */
export function interpret({ method, url, headers, body }: SentRequest): ApiRequest {
  // Where a socket lies between, the Host header tells the name under which the client knows the server.
  const origin = `${url.protocol}//${headers.get("host") ?? url.host}`;
  return {
    method,
    origin,
    address: origin + url.pathname,
    path: decodePath(url.pathname),
    query: QueryDict.parse(url.search),
    search: url.search,
    headers,
    body,
  };
}

/** Percent-encoded bytes that are no UTF-8 stay encoded. */
function decodePath(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
