import type { Fault } from "./faults.js";
import type { MockResponse } from "./response.js";

/** The response of a fault that replaces the service; `undefined` for a fault with which the service executes the request. */
export function responseInstead(fault: Fault): MockResponse | undefined {
  switch (fault.kind) {
    case "status": {
      const { status, body = loginPage, headers } = fault;
      const [type, text] = typeof body === "string" ? ["text/html", body] : ["application/json", toJson(body)];
      // Headers ignores the case of names.
      const all = new Headers({ "content-type": type });
      for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
      return { status, headers: Object.fromEntries(all), body: text };
    }
    case "html":
      return { status: 200, headers: { "content-type": "text/html" }, body: fault.body ?? loginPage };
    case "redirect":
      return { status: fault.status ?? 302, headers: { location: fault.location }, body: "" };
    default:
      return undefined;
  }
}

/** Applies a fault to the response of the service. */
export function distort(fault: Fault, response: MockResponse): MockResponse {
  switch (fault.kind) {
    case "empty":
      return { ...response, headers: withoutLength(response.headers), body: "" };
    case "json": {
      const { body } = fault;
      // A function cannot be JSON, so it computes the JSON.
      const json = typeof body === "function" ? (body as (json: unknown) => unknown)(parseJson(response.body)) : body;
      return {
        ...response,
        headers: { ...withoutLength(response.headers), "content-type": "application/json" },
        body: toJson(json),
      };
    }
    default:
      return response;
  }
}

const loginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n";

/** The length of the body that the service would have sent: a client would wait for the rest of it. */
function withoutLength(headers: MockResponse["headers"]): MockResponse["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length"));
}

/** Parses a body; `undefined` for an error page or an empty body. */
function parseJson(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}
