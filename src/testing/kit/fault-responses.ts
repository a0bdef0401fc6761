import type { Fault } from "./faults.js";
import type { Reply } from "../saltant/django/responses.js";

const pageForPeople =
  "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n";

/** What a fault answers without asking the server; `undefined` for a fault that lets the server work. */
export function replyInstead(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case "status": {
      const { status, body = pageForPeople, headers } = fault;
      const [type, text] = typeof body === "string" ? ["text/html", body] : ["application/json", toJson(body)];
      // Through Headers, as a name in capitals means the same header.
      const all = new Headers({ "content-type": type });
      for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
      return { status, headers: Object.fromEntries(all), body: text };
    }
    case "html":
      return { status: 200, headers: { "content-type": "text/html" }, body: fault.body ?? pageForPeople };
    case "redirect":
      return { status: fault.status ?? 302, headers: { location: fault.location }, body: "" };
    default:
      return undefined;
  }
}

/** What a fault makes of the server's answer. */
export function distort(fault: Fault, reply: Reply): Reply {
  switch (fault.kind) {
    case "empty":
      return { ...reply, body: "" };
    case "json": {
      const { body } = fault;
      // A function is never JSON itself, so it is what makes the JSON.
      const made = typeof body === "function" ? (body as (json: unknown) => unknown)(jsonOf(reply)) : body;
      return {
        ...reply,
        headers: { ...reply.headers, "content-type": "application/json" },
        body: toJson(made),
      };
    }
    default:
      return reply;
  }
}

/** What a reply's JSON says; `undefined` for an error page or no body. */
function jsonOf({ body }: Reply): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}
