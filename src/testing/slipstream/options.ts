import type { Clock } from "../../core/async/clock.js";
import { checkNames, checkNumber, checkType } from "../kit/checks.js";
import { checkCimiSeed, type CimiSeed, cimiSeedNames } from "./cimi/seed.js";
import { checkLegacySeed, type LegacySeed, legacySeedNames } from "./legacy/index.js";

/** The options of an `EmbeddedServer`. */
export interface EmbeddedServerOptions extends LegacySeed, CimiSeed {
  /** The clock of the server. Default: a new `VirtualClock`, which jumps to its next timer when it is idle. */
  readonly clock?: Clock;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
}

/** The options of a client that uses an `EmbeddedServer` as one of its users. */
export interface EmbeddedConnection {
  /** The URL of the server, without a trailing slash. */
  readonly endpoint: string;
  /** The name of the user. */
  readonly username: string;
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
  checkNames("A server", options, [...legacySeedNames, ...cimiSeedNames, "clock", "latencyMs"]);
  checkNumber("latencyMs", options.latencyMs ?? 0, 0);
  checkLegacySeed(options);
  checkCimiSeed(options);
}
