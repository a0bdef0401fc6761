/**
 * The body of a request that must reach the server at most once, in a form that the platform's `fetch` does not send again by itself.
 *
 * Deno's `fetch` repeats a request of any method when its connection breaks before the response begins, if it holds the whole body
 * in memory. It reads a `Blob` as a stream, which it cannot read a second time, and still sends its `Content-Length`. A
 * `ReadableStream` is sent in chunks without a length, and a WSGI server then takes the body for empty. An absent body is repeated
 * like one in memory, and an empty `Blob` has no length, so a POST without a body carries an empty JSON object instead.
 *
 * On other platforms the body is returned as it is.
 */
export function bodySentOnce(method: string, body: string | undefined): string | Blob | undefined {
  if (!("Deno" in globalThis)) return body;
  if (body !== undefined && body !== "") return new Blob([body]);
  return method === "POST" ? new Blob(["{}"], { type: "application/json" }) : undefined;
}
