import type { Clock } from "../../core/async/clock.js";
import { Database } from "./database/database.js";
import { Jwt, type TokenLifetimes } from "./django/rest/jwt.js";
import type { ErrorPages } from "./error-pages.js";
import type { Reply } from "./django/responses.js";
import type { ApiRequest } from "../kit/request.js";
import { dispatch, type Route } from "./django/router.js";
import { apiRoutes } from "./api/routes.js";
import { Launcher } from "./launcher.js";
import type { UserSeed } from "./users.js";
import { Workers } from "./workers.js";

/** How a `Service` is set up; the options of `EmbeddedServer` say what each means. */
export interface ServiceOptions {
  readonly users: readonly UserSeed[];
  readonly clock: Clock;
  readonly hasWorkers: boolean;
  readonly tokenLifetimes: TokenLifetimes | undefined;
  readonly errorPages: ErrorPages;
}

/** saltant itself: its data, its workers and what it answers. It knows nothing of faults, latency or sockets. */
export class Service {
  readonly database: Database;
  readonly workers: Workers;
  readonly #routes: readonly Route[];
  readonly #errorPages: ErrorPages;

  constructor({ users, clock, hasWorkers, tokenLifetimes, errorPages }: ServiceOptions) {
    this.#errorPages = errorPages;
    this.database = new Database(users, clock);
    this.workers = new Workers(
      clock,
      (taskClass, instance, state) => {
        launcher.report(taskClass, instance, state);
      },
      hasWorkers,
    );
    const launcher = new Launcher(this.database, this.workers);
    this.#routes = apiRoutes(this.database, launcher, new Jwt(clock, tokenLifetimes));
  }

  answer(request: ApiRequest): Promise<Reply> {
    return dispatch(this.#routes, request, this.#errorPages);
  }
}
