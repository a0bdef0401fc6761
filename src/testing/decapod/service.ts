import type { Clock } from "../../core/async/clock.js";
import type { MockRequest } from "../kit/request.js";
import type { MockResponse } from "../kit/response.js";
import type { Context, Settings } from "./api/context.js";
import { apiRoutes } from "./api/routes.js";
import { Controller } from "./controller.js";
import { defaultDiscoveryToken, type EmbeddedServerOptions } from "./options.js";
import type { Playbook } from "./playbooks/playbook.js";
import { playbooksOf } from "./playbooks/table.js";
import { seedUsers } from "./seed/users.js";
import { Database } from "./store/database.js";
import { ApiError, frameworkError, plainText } from "./web/errors.js";
import { toApiRequest } from "./web/request.js";
import { errorResponse, jsonResponse, RawResponse } from "./web/response.js";
import type { Handler, Method, Route, Session } from "./web/route.js";
import { Workers } from "./workers.js";

/** Decapod itself: its data, its workers and its responses, without faults, latency or sockets. */
export class Service {
  readonly database: Database;
  readonly controller: Controller;
  readonly workers: Workers;
  readonly settings: Settings;
  readonly #routes: readonly Route[];
  readonly #playbooks: readonly Playbook[];
  readonly #rootPath: string;
  readonly #werkzeug: "0.11" | "0.12";

  constructor(options: EmbeddedServerOptions, clock: Clock) {
    const { version = "1.2", discoveryToken = defaultDiscoveryToken, keystone = false, werkzeug = "0.12" } = options;
    const { workers = "on", control = false, pathPrefix = "" } = options;
    const playbooks = playbooksOf(version);
    this.#playbooks = playbooks;
    this.database = new Database(clock);
    this.controller = new Controller(this.database, playbooks, version !== "1.1");
    this.workers = new Workers(clock, this.database, this.controller, workers === "on" && !control);
    this.settings = { version, discoveryToken, isReadOnly: keystone };
    seedUsers(this.database, playbooks, options);
    const { database, controller, settings } = this;
    const context: Context = { database, controller, jobs: this.workers, playbooks, settings };
    this.#routes = apiRoutes(context, clock);
    this.#rootPath = `${pathPrefix}/v1/`;
    this.#werkzeug = werkzeug;
  }

  /** @throws TypeError if this version of Decapod does not have the playbook. */
  requirePlaybook(id: string): void {
    if (this.#playbooks.some((playbook) => playbook.id === id)) return;
    throw new TypeError(`Version ${this.settings.version} has no playbook ${id}.`);
  }

  respond(request: MockRequest): MockResponse {
    const session: Session = { token: undefined };
    try {
      const { handler, parts } = this.#find(request);
      const result = handler(toApiRequest(request, parts), session);
      if (!(result instanceof RawResponse)) return jsonResponse(result, expiryHeader(session));
      const { status, headers, body } = result;
      return { status, headers: { ...headers, ...expiryHeader(session) }, body };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return errorResponse(error, expiryHeader(session));
    }
  }

  /** The response to an unexpected exception in Decapod. */
  crashResponse(): MockResponse {
    return errorResponse(plainText("Unexpected error"), {});
  }

  #find({ path, method }: MockRequest): { handler: Handler; parts: Readonly<Record<string, string>> } {
    const below = path.startsWith(this.#rootPath) ? path.slice(this.#rootPath.length).replace(/\/$/, "") : "";
    const found = this.#routes.flatMap(({ pattern, handlers }) => {
      const match = pattern.exec(below);
      return match === null ? [] : [{ handlers, parts: lowerIds(match.groups) }];
    });
    if (found.length === 0) throw frameworkError(404, this.#werkzeug);
    if (method === "OPTIONS")
      return { handler: () => optionsResponse(found.map(({ handlers }) => handlers)), parts: {} };
    const wanted = method === "HEAD" ? "GET" : method;
    for (const { handlers, parts } of found) {
      const handler = isMethod(wanted) ? handlers[wanted] : undefined;
      if (handler !== undefined) return { handler, parts };
    }
    throw frameworkError(405, this.#werkzeug);
  }
}

function isMethod(method: string): method is Method {
  return ["GET", "POST", "PUT", "DELETE"].includes(method);
}

function lowerIds(groups: Readonly<Record<string, string | undefined>> = {}): Readonly<Record<string, string>> {
  const { id, version, text } = groups;
  return {
    ...(id !== undefined && { id: id.toLowerCase() }),
    ...(version !== undefined && { version }),
    ...(text !== undefined && { text }),
  };
}

/** The web framework handles OPTIONS itself. */
function optionsResponse(routes: readonly Route["handlers"][]): RawResponse {
  const methods = new Set(["OPTIONS", ...routes.flatMap((handlers) => Object.keys(handlers))]);
  if (methods.has("GET")) methods.add("HEAD");
  const headers = { allow: [...methods].sort().join(", "), "content-type": "text/html; charset=utf-8" };
  return new RawResponse(200, headers, "");
}

/** Each response to a request with a token says when the token expires. */
function expiryHeader({ token }: Session): Readonly<Record<string, string>> {
  return token === undefined ? {} : { "x-token-expires": String(token.expiresAt) };
}
