import type { Clock } from "../../core/async/clock.js";
import type { MockRequest } from "../kit/request.js";
import type { MockResponse } from "../kit/response.js";
import { apiRoot, apiRoutes } from "./api/routes.js";
import { Database } from "./database/database.js";
import { toDjangoRequest } from "./django/request.js";
import { Jwt } from "./django/rest/jwt.js";
import { dispatch, type UrlConf } from "./django/router.js";
import { errorPagesOf } from "./error-pages.js";
import { Launcher } from "./launcher.js";
import type { EmbeddedServerOptions } from "./options.js";
import { defaultUsers } from "./users.js";
import { Workers } from "./workers.js";

/** saltant itself: its data, its workers and its responses, without faults, latency or sockets. */
export class Service {
  readonly database: Database;
  readonly workers: Workers;
  readonly #urls: UrlConf;
  readonly #costPerRowMs: number;

  constructor(options: EmbeddedServerOptions, clock: Clock) {
    const { users = defaultUsers, workers = "on", tokenLifetimes, errorPages = "saltant", costPerRowMs = 0 } = options;
    this.database = new Database(users, clock);
    this.workers = new Workers(
      clock,
      (taskClass, instance, state) => {
        launcher.report(taskClass, instance, state);
      },
      workers === "on",
    );
    const launcher = new Launcher(this.database, this.workers);
    const routes = apiRoutes(this.database, launcher, new Jwt(clock, tokenLifetimes));
    this.#urls = { rootPath: apiRoot, routes, errorPages: errorPagesOf(errorPages) };
    this.#costPerRowMs = costPerRowMs;
  }

  async respond(request: MockRequest): Promise<MockResponse> {
    const { rows = 0, ...response } = await dispatch(this.#urls, toDjangoRequest(request));
    return { ...response, processingMs: rows * this.#costPerRowMs };
  }

  /** The page for an exception that nothing caught. */
  errorPage({ method }: MockRequest): MockResponse {
    return this.#urls.errorPages.serverError(method);
  }
}
