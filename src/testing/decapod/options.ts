import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import { checkUsers, defaultUsers, type RoleSeed, type UserSeed } from "./users.js";

/** The options of an `EmbeddedServer`. */
export interface EmbeddedServerOptions {
  /** The users of the server. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** Roles in addition to `wheel`. Default: none. */
  readonly roles?: readonly RoleSeed[];
  /** The clock of the server. Default: a new `VirtualClock`, which jumps to its next timer when it is idle. */
  readonly clock?: Clock;
  /** Whether workers run executions and discover servers; without them an execution stays `created`. Default: `"on"`. */
  readonly workers?: "on" | "off";
  /**
   * The version of Decapod. 1.1 rejects `run` in a playbook configuration, has no `add_pool` and no `remove_pool`, and never locks a
   * playbook configuration. Default: `"1.2"`.
   */
  readonly version?: "1.1" | "1.2";
  /**
   * The version of Werkzeug, the web library. The error names of unknown paths and methods depend on it: `404: Not Found` with `"0.11"`,
   * a sentence with `"0.12"`. Default: `"0.12"`.
   */
  readonly werkzeug?: "0.11" | "0.12";
  /** Whether Keystone manages the users: then creating and deleting users and resetting passwords fail with 405. Default: `false`. */
  readonly keystone?: boolean;
  /** The token with which servers may request to be discovered. Default: the one of Decapod's default configuration. */
  readonly discoveryToken?: string;
  /** A path before `/v1/`, as behind a proxy: `/decapod`. Default: none (`""`). */
  readonly pathPrefix?: string;
  /**
   * Whether the server has endpoints below `/__control/`, with which recordings are replayed: they set the time and run executions. The
   * workers are off then. Default: `false`.
   */
  readonly control?: boolean;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
}

/** The options of a client that uses an `EmbeddedServer` as one of its users. */
export interface EmbeddedConnection {
  /** The URL of the server, without `/v1/`. */
  readonly url: string;
  /** The login of the user. */
  readonly login: string;
  /** The user's password. */
  readonly password: string;
  /** Sends requests to the server. */
  readonly fetch: typeof globalThis.fetch;
  /** The server's clock, so that client and server have the same time. */
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for invalid options. */
export function checkOptions(options: EmbeddedServerOptions): void {
  checkType("What a server is given", options, "object");
  checkNames("A server", options, optionNames);
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
  checkType("keystone", keystone, "boolean");
  checkType("control", control, "boolean");
  checkNumber("latencyMs", latencyMs, 0);
  checkType("discoveryToken", discoveryToken, "string");
  checkType("pathPrefix", pathPrefix, "string");
  if (!/^(\/[^/?#]+)*$/.test(pathPrefix))
    throw new RangeError("pathPrefix must begin with a slash and not end with one.");
  checkUsers(users, roles);
}

const optionNames = [
  ...["users", "roles", "clock", "workers", "version", "werkzeug"],
  ...["keystone", "discoveryToken", "pathPrefix", "control", "latencyMs"],
];

export const defaultDiscoveryToken = "26758c32-3421-4f3d-9603-e4b5337e7ecc";
