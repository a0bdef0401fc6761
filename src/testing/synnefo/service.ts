import type { Clock } from "../../core/async/clock.js";
import type { MockRequest } from "../kit/request.js";
import type { MockResponse } from "../kit/response.js";
import type { CloudPart } from "./cloud.js";
import type { CycladesControl } from "./cyclades/control.js";
import { CloudFault, emptyResponse, errorPage, noSuchEndpoint } from "./faults.js";
import { Identity } from "./identity/index.js";
import type { EmbeddedServerOptions } from "./options.js";
import { createParts } from "./parts.js";
import { CloudRequest } from "./request.js";
import { createGenerated } from "./storage/generated.js";

/** Synnefo itself: its services behind one host, without faults, latency or sockets. */
export class Service {
  readonly identity: Identity;
  readonly machines: CycladesControl;
  readonly #parts: readonly CloudPart[];
  readonly #isStepped: boolean;
  readonly #clock: Clock;

  constructor(options: EmbeddedServerOptions, clock: Clock) {
    this.#clock = clock;
    this.#isStepped = options.control ?? false;
    this.identity = new Identity(options, clock);
    const { users, quotas } = this.identity;
    const { cyclades, storage, parts } = createParts({ clock, users, quotas, isStepped: this.#isStepped }, options);
    this.machines = cyclades.control;
    for (const object of options.storage?.generated ?? []) {
      const user = this.identity.find(object.user);
      if (user === undefined) throw new TypeError(`The server has no user ${object.user}.`);
      createGenerated(storage.store, user.uuid, object);
    }
    this.#parts = [...this.identity.parts, ...parts];
  }

  respond(request: MockRequest): MockResponse {
    if (this.#isStepped && request.path === "/__tick") return this.#tick(request);
    const part = this.#parts.find(({ root }) => request.path === root || request.path.startsWith(`${root}/`));
    if (part === undefined && !/^\/(astakos|cyclades|pithos)\//.test(request.path)) return notFoundPage;
    const response = respondAs(part, request);
    return { ...response, headers: { ...this.#commonHeaders(part), ...response.headers } };
  }

  /** Abandons all asynchronous work. */
  stop(): void {
    for (const part of this.#parts) part.stop?.();
  }

  /** The response to an exception that nothing has caught. */
  crashResponse(): MockResponse {
    return errorPage();
  }

  #tick({ method }: MockRequest): MockResponse {
    if (method !== "POST") return { ...emptyResponse(405), headers: { allow: "POST" } };
    for (const part of this.#parts) part.tick?.();
    return emptyResponse(200);
  }

  #commonHeaders(part: CloudPart | undefined): Readonly<Record<string, string>> {
    return {
      ...(part?.isForPages !== true && { "last-modified": new Date(this.#clock.now()).toUTCString() }),
      vary: "X-Auth-Token",
      "cache-control": "no-cache, no-store, must-revalidate, max-age=0",
    };
  }
}

function respondAs(part: CloudPart | undefined, request: MockRequest): MockResponse {
  try {
    const response = part?.handle(new CloudRequest(request, part.root));
    if (response === undefined) throw noSuchEndpoint();
    return response;
  } catch (error) {
    if (error instanceof CloudFault) return error.response;
    throw error;
  }
}

/** The response for a path that belongs to no service. */
const notFoundPage: MockResponse = {
  status: 404,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html>\n<html><head><title>404</title></head><body><h1>Not Found</h1></body></html>\n",
};
