import type { Clock } from "../../core/async/clock.js";
import type { LoggedRequest } from "../kit/request-log.js";
import type { TokenLifetimes } from "./django/rest/jwt.js";
import type { UserSeed } from "./users.js";
import { checkChoice, checkNumber, checkType } from "../kit/checks.js";
import { errorPageChoices } from "./error-pages.js";

/** How an `EmbeddedServer` is set up. */
export interface EmbeddedServerOptions {
  /** Whom the server knows, numbered from 1 in this order. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** Where the server takes its time from. Default: a new `VirtualClock`, which jumps to whatever is due next. */
  readonly clock?: Clock;
  /** Whether workers carry instances through their states; without them an instance stays published. Default: `"on"`. */
  readonly workers?: "on" | "off";
  /** How long tokens are good for. Default: access tokens for 3 days, refresh tokens for 245. */
  readonly tokenLifetimes?: TokenLifetimes;
  /**
   * How the server answers when an exception is not caught, or when an address does not exist. With `"saltant"` it answers as
   * saltant does as it is shipped: its error pages know only GET and HEAD, so that a POST, PUT, PATCH or DELETE gets the status
   * 405 with an empty HTML body, even where part of the request was carried out. With `"django"` it shows Django's plain pages,
   * with the status 500 or 404 for every method. Default: `"saltant"`.
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

/**
 * Is told of a request before it is handled; the request waits for what it returns, until it is aborted. It must not wait for
 * the clock itself, which stands still meanwhile: one that never ends holds up the clock, and so every deadline that goes by it.
 */
export type RequestListener = (request: LoggedRequest) => void | Promise<void>;

/** @throws TypeError or RangeError for options that a server cannot be set up with. */
export function checkOptions(options: EmbeddedServerOptions): void {
  const {
    users = [],
    workers = "on",
    tokenLifetimes = {},
    latencyMs = 0,
    costPerRowMs = 0,
    errorPages = "saltant",
  } = options;
  checkChoice("workers", workers, ["on", "off"]);
  checkChoice("errorPages", errorPages, errorPageChoices);
  checkNumber("latencyMs", latencyMs, 0);
  checkNumber("costPerRowMs", costPerRowMs, 0);
  const { accessMs = 1, refreshMs = 1 } = tokenLifetimes;
  checkNumber("tokenLifetimes.accessMs", accessMs, 0);
  checkNumber("tokenLifetimes.refreshMs", refreshMs, 0);
  checkUsers(users);
}

function checkUsers(users: readonly UserSeed[]): void {
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const { username, email = "", password = "", token } of users) {
    checkType("A username", username, "string");
    if (username === "") throw new RangeError("A username is not empty.");
    if (names.has(username)) throw new TypeError(`There are two users called ${username}.`);
    names.add(username);
    checkType(`The email of ${username}`, email, "string");
    checkType(`The password of ${username}`, password, "string");
    if (token === undefined) continue;
    checkType(`The token of ${username}`, token, "string");
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new RangeError(
        `The token of ${username} cannot be sent: it must be ASCII without white space, and not empty.`,
      );
    }
    const owner = owners.get(token);
    if (owner !== undefined) throw new TypeError(`${owner} and ${username} have the same token.`);
    owners.set(token, username);
  }
}
