import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNumber, checkType } from "../kit/checks.js";
import { checkUsers, defaultUsers, type RoleSeed, type UserSeed } from "./users.js";

/** How an `EmbeddedServer` is set up. */
export interface EmbeddedServerOptions {
  /** The users that the server knows. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** The roles that the server has besides `wheel`. Default: none. */
  readonly roles?: readonly RoleSeed[];
  /** Where the server takes its time from. Default: a new `VirtualClock`, which jumps to its next timer when it is idle. */
  readonly clock?: Clock;
  /** Whether workers run executions and discover servers; without them an execution stays created. Default: `"on"`. */
  readonly workers?: "on" | "off";
  /**
   * Which Decapod it is. 1.1 refuses `run` in a playbook configuration, has no `add_pool` and no `remove_pool`, and never locks a playbook
   * configuration. Default: `"1.2"`.
   */
  readonly version?: "1.1" | "1.2";
  /**
   * Which Werkzeug it runs with, on which the error names of unknown paths and wrong verbs depend: `404: Not Found` with `"0.11"`, a whole
   * sentence with `"0.12"`. Default: `"0.12"`.
   */
  readonly werkzeug?: "0.11" | "0.12";
  /** Whether users belong to Keystone, so that they can be neither created nor deleted, nor have their passwords reset. Default: `false`. */
  readonly keystone?: boolean;
  /** The token with which servers may ask to be discovered. Default: that of Decapod's default configuration. */
  readonly discoveryToken?: string;
  /** A path before `/v1/`, as behind a proxy: `/decapod`. Default: none (`""`). */
  readonly pathPrefix?: string;
  /** Whether the paths below `/__control/` drive the server, as recordings need it. The workers are off then. Default: `false`. */
  readonly control?: boolean;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
}

/** What a client needs to reach an `EmbeddedServer` as one of its users. */
export interface EmbeddedConnection {
  /** The root of the server, without `/v1/`. */
  readonly url: string;
  /** The user. */
  readonly login: string;
  /** The user's password. */
  readonly password: string;
  /** What sends requests to the server. */
  readonly fetch: typeof globalThis.fetch;
  /** The server's clock, so that the client goes by the same time. */
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for options that a server cannot be set up with. */
export function checkOptions(options: EmbeddedServerOptions): void {
  const {
    users = defaultUsers,
    roles = [],
    workers = "on",
    version = "1.2",
    werkzeug = "0.12",
    pathPrefix = "",
  } = options;
  const { keystone = false, control = false, latencyMs = 0, discoveryToken = defaultDiscoveryToken } = options;
  checkChoice("workers", workers, ["on", "off"]);
  checkChoice("version", version, ["1.1", "1.2"]);
  checkChoice("werkzeug", werkzeug, ["0.11", "0.12"]);
  for (const [name, value] of Object.entries({ keystone, control })) {
    if (typeof value !== "boolean") throw new TypeError(`${name} is true or false.`);
  }
  checkNumber("latencyMs", latencyMs, 0);
  checkType("discoveryToken", discoveryToken, "string");
  checkType("pathPrefix", pathPrefix, "string");
  if (!/^(\/[^/?#]+)*$/.test(pathPrefix)) throw new RangeError("pathPrefix begins with a slash and ends without one.");
  checkUsers(users, roles);
}

export const defaultDiscoveryToken = "26758c32-3421-4f3d-9603-e4b5337e7ecc";
