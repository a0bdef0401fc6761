import type { MockRequest } from "../kit/request.js";
import { fault } from "./faults.js";
import { isObject, type Json, type JsonObject } from "./json.js";

/** A request to one part of the cloud. */
export class CloudRequest {
  readonly method: string;
  /** Scheme and host of the cloud, without a trailing slash. */
  readonly origin: string;
  /** The path below the root of the part, decoded, with its leading slash: `/servers/1/metadata`. Empty for the root itself. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array;

  constructor(request: MockRequest, root: string) {
    this.method = request.method;
    this.origin = request.origin;
    this.path = request.path.slice(root.length);
    this.query = new URLSearchParams(request.search);
    this.headers = request.headers;
    this.body = request.body;
  }

  /** The parts of the path between slashes, without empty ones: `["servers", "1", "metadata"]`. */
  get segments(): readonly string[] {
    return this.path.split("/").filter((segment) => segment !== "");
  }

  /** The token of the caller. That of the query has precedence over the header; empty if there is none. */
  get token(): string {
    return this.query.get("X-Auth-Token") ?? this.headers.get("x-auth-token") ?? "";
  }

  /** The body as a string. */
  get text(): string {
    return new TextDecoder().decode(this.body);
  }

  /** @throws CloudFault with 400 if the type of the body is not JSON, or if the body is no JSON. */
  json(): Json {
    const type = this.headers.get("content-type");
    if (type === null) throw fault("badRequest", "Missing Content-Type header field");
    if (!type.startsWith("application/json")) throw fault("badRequest", `Unsupported Content-type: '${type}'`);
    try {
      // What JSON.parse returns is JSON.
      return JSON.parse(this.text) as Json;
    } catch {
      throw fault("badRequest", "Could not decode request body as JSON");
    }
  }

  /** @throws CloudFault with 400 if the body is no JSON object. */
  jsonObject(): JsonObject {
    const body = this.json();
    if (!isObject(body)) throw fault("badRequest", "Request should be a JSON dict");
    return body;
  }
}
