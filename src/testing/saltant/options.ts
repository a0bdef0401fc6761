import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import type { TokenLifetimes } from "./django/rest/jwt.js";
import { errorPagesNames } from "./error-pages.js";
import { checkUsers, type UserSeed } from "./users.js";

/** The options of an `EmbeddedServer`. */
export interface EmbeddedServerOptions {
  /** The users. Their ids start at 1, in this order. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** The clock of the server. Default: a new `VirtualClock`, which jumps to its next timer. */
  readonly clock?: Clock;
  /** Whether workers run the instances; without them an instance stays published. Default: `"on"`. */
  readonly workers?: "on" | "off";
  /** The lifetimes of tokens. Default: 3 days for access tokens, 245 days for refresh tokens. */
  readonly tokenLifetimes?: TokenLifetimes;
  /**
   * The response to an uncaught exception, such as that of the fault `crash`, and to an unknown URL. With `"saltant"` the server
   * responds as a shipped saltant: its error pages support only GET and HEAD, so a POST, PUT, PATCH or DELETE gets the status 405 with
   * an empty HTML body, even if part of the request was executed. With `"django"` it returns Django's plain pages, with the status 500
   * or 404 for every method. Default: `"saltant"`.
   */
  readonly errorPages?: "saltant" | "django";
  /** The duration of each request, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
  /** The additional duration of a list for each of its rows, in milliseconds on the server's clock. Default: 0. */
  readonly costPerRowMs?: number;
}

/** The client options for an `EmbeddedServer` and one of its users. */
export interface EmbeddedConnection {
  /** The URL of the API root. */
  readonly baseApiUrl: string;
  /** The user of the token. */
  readonly username: string;
  /** The user's permanent token. */
  readonly authToken: string;
  /** The `fetch` that sends requests to the server. */
  readonly fetch: typeof globalThis.fetch;
  /** The clock of the server, so that the client uses the same time. */
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for invalid options. */
export function checkOptions(options: EmbeddedServerOptions): void {
  checkType("The options of a server", options, "object");
  checkNames("A server", options, optionNames);
  const {
    users = [],
    workers = "on",
    tokenLifetimes = {},
    latencyMs = 0,
    costPerRowMs = 0,
    errorPages = "saltant",
  } = options;
  checkChoice("workers", workers, ["on", "off"]);
  checkChoice("errorPages", errorPages, errorPagesNames);
  checkNumber("latencyMs", latencyMs, 0);
  checkNumber("costPerRowMs", costPerRowMs, 0);
  checkType("tokenLifetimes", tokenLifetimes, "object");
  checkNames("tokenLifetimes", tokenLifetimes, ["accessMs", "refreshMs"]);
  const { accessMs = 1, refreshMs = 1 } = tokenLifetimes;
  checkNumber("tokenLifetimes.accessMs", accessMs, 0);
  checkNumber("tokenLifetimes.refreshMs", refreshMs, 0);
  checkUsers(users);
}

const optionNames = [
  "users",
  "clock",
  "workers",
  "tokenLifetimes",
  "errorPages",
  "latencyMs",
  "costPerRowMs",
] satisfies readonly (keyof EmbeddedServerOptions)[];
