/** A complete request, in the form that a service receives. */
export interface MockRequest {
  readonly method: string;
  /** Scheme, host and path, from which a service builds links to itself: `http://service.test/api/users/`. */
  readonly address: string;
  /** Scheme and host, without a trailing slash. */
  readonly origin: string;
  /** The path, decoded: `/api/users/alice/`. */
  readonly path: string;
  /** The query as sent, with its question mark; empty if there is none. */
  readonly search: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The parts of a request that are transmitted. */
export type SentRequest = Pick<MockRequest, "method" | "headers" | "body"> & { readonly url: URL };

/** Reads a request to its end. */
export async function readRequest(request: Request): Promise<SentRequest> {
  const body = new Uint8Array(request.body === null ? new ArrayBuffer() : await request.arrayBuffer());
  return { method: request.method, url: new URL(request.url), headers: request.headers, body };
}

export function toMockRequest({ method, url, headers, body }: SentRequest): MockRequest {
  // If the request came over a socket, the Host header has the name that the client uses for the server.
  const origin = `${url.protocol}//${headers.get("host") ?? url.host}`;
  const address = origin + url.pathname;
  return { method, origin, address, path: decodePath(url.pathname), search: url.search, headers, body };
}

/** Percent-encoded bytes that are not UTF-8 stay encoded. */
function decodePath(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
