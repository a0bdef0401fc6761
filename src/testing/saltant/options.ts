import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import type { TokenLifetimes } from "./django/rest/jwt.js";
import { errorPagesNames } from "./error-pages.js";
import { checkUsers, type UserSeed } from "./users.js";

/** How an `EmbeddedServer` is set up. */
export interface EmbeddedServerOptions {
  /** Whom the server knows, numbered from 1 in this order. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** Where the server takes its time from. Default: a new `VirtualClock`, which jumps to the next timer that is due. */
  readonly clock?: Clock;
  /** Whether workers carry instances through their states; without them an instance stays published. Default: `"on"`. */
  readonly workers?: "on" | "off";
  /** How long tokens are good for. Default: access tokens for 3 days, refresh tokens for 245. */
  readonly tokenLifetimes?: TokenLifetimes;
  /**
   * How the server responds when an exception is not caught, as by the fault `crash`, or when an address does not exist. With
   * `"saltant"` it responds as saltant does as it is shipped: its error pages know only GET and HEAD, so that a POST, PUT, PATCH or
   * DELETE gets the status 405 with an empty HTML body, even where part of the request was carried out. With `"django"` it shows
   * Django's plain pages, with the status 500 or 404 for every method. Default: `"saltant"`.
   */
  readonly errorPages?: "saltant" | "django";
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
  /** How much longer a list takes for each of its rows, in milliseconds on the server's clock. Default: 0. */
  readonly costPerRowMs?: number;
}

/** What a client needs to reach an `EmbeddedServer` as one of its users. */
export interface EmbeddedConnection {
  /** The root of the API. */
  readonly baseApiUrl: string;
  /** The user whose token it is. */
  readonly username: string;
  /** The user's permanent token. */
  readonly authToken: string;
  /** What sends requests to the server. */
  readonly fetch: typeof globalThis.fetch;
  /** The server's clock, so that the client goes by the same time. */
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for options that a server cannot be set up with. */
export function checkOptions(options: EmbeddedServerOptions): void {
  checkType("What a server is given", options, "object");
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
