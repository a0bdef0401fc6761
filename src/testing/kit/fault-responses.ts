import type { Fault } from "./faults.js";
import type { MockResponse } from "./response.js";

/** What a fault responds without asking the service; `undefined` for a fault that lets the service work. */
export function responseInstead(fault: Fault): MockResponse | undefined {
  switch (fault.kind) {
    case "status": {
      const { status, body = loginPage, headers } = fault;
      const [type, text] = typeof body === "string" ? ["text/html", body] : ["application/json", toJson(body)];
      // Through Headers, as a name in capitals means the same header.
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

/** What a fault makes of the service's response. */
export function distort(fault: Fault, response: MockResponse): MockResponse {
  switch (fault.kind) {
    case "empty":
      return { ...response, body: "" };
    case "json": {
      const { body } = fault;
      // A function is never JSON itself, so it is what makes the JSON.
      const json = typeof body === "function" ? (body as (json: unknown) => unknown)(parseJson(response.body)) : body;
      return {
        ...response,
        headers: { ...response.headers, "content-type": "application/json" },
        body: toJson(json),
      };
    }
    default:
      return response;
  }
}

const loginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n";

/** `undefined` for an error page or an empty body. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}
