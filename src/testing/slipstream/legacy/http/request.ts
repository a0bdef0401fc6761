import type { MockRequest } from "../../../kit/request.js";
import type { MockResponse } from "../../../kit/response.js";
import type { Caller } from "../../caller.js";
import { LegacyError } from "../errors.js";
import { Form, readBody } from "./form.js";

/** A request of a user. */
export class LegacyRequest {
  readonly method: string;
  /** The path, decoded. */
  readonly path: string;
  readonly query: Form;
  readonly accept: string | null;
  readonly caller: Caller;
  readonly origin: string;
  readonly #body: Uint8Array;

  constructor(request: MockRequest, caller: Caller, origin: string) {
    this.method = request.method === "HEAD" ? "GET" : request.method;
    this.path = request.path;
    this.query = new Form(request.search);
    this.accept = request.headers.get("accept");
    this.caller = caller;
    this.origin = origin;
    this.#body = request.body;
  }

  /** The body as text. */
  get text(): string {
    return readBody(this.#body);
  }

  /** The body as a form, regardless of its type. */
  get form(): Form {
    return new Form(this.text);
  }

  /** The absolute link to a resource: `https://…/run/18b4…`. */
  link(resourceUri: string): string {
    return this.origin + encodePath(resourceUri);
  }
}

/** The path of a resource, as a header may have it: `/run/18b4…`. */
export function encodePath(resourceUri: string): string {
  return `/${resourceUri.split("/").map(encodeURIComponent).join("/")}`;
}

/** What a resource does for each method. */
export type Handlers = Readonly<Partial<Record<"GET" | "PUT" | "POST" | "DELETE", () => MockResponse>>>;

/** Calls the handler for the request's method. */
export function dispatch({ method }: LegacyRequest, handlers: Handlers): MockResponse {
  const handler = Object.hasOwn(handlers, method) ? handlers[method as keyof Handlers] : undefined;
  if (handler === undefined) throw new LegacyError(405);
  return handler();
}
