import type { Clock } from "../../core/async/clock.js";
import { checkNames, checkNumber, checkType } from "../kit/checks.js";
import { checkCycladesOptions, cycladesOptionNames, type CycladesOptions } from "./cyclades/options.js";
import { checkIdentitySeed, type IdentitySeed, identitySeedNames } from "./identity/seed.js";
import { checkStorageOptions, type StorageOptions } from "./storage/options.js";

/** The options of an `EmbeddedServer`. */
export interface EmbeddedServerOptions extends IdentitySeed, CycladesOptions {
  /** The clock of the server. Default: a new `VirtualClock`, which jumps to its next timer when it is idle. */
  readonly clock?: Clock;
  /**
   * Whether asynchronous work, such as building a server, waits for a POST to `/__tick` instead of for the clock. Recordings are replayed
   * so. Default: `false`.
   */
  readonly control?: boolean;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number;
  /** How the object store works. Default: blocks of 1024 bytes, which are kept. */
  readonly storage?: StorageOptions;
}

/** The options of a client that uses an `EmbeddedServer` as one of its users. */
export interface EmbeddedConnection {
  /** The URL of the identity service with its version, without a trailing slash. */
  readonly authUrl: string;
  /** The token of the user. */
  readonly token: string;
  /** Sends requests to the server. */
  readonly fetch: typeof globalThis.fetch;
  /** The server's clock, so that client and server have the same time. */
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for invalid options. */
export function checkOptions(options: EmbeddedServerOptions): void {
  checkType("What a server is given", options, "object");
  checkNames("A server", options, [
    ...identitySeedNames,
    ...cycladesOptionNames,
    "clock",
    "control",
    "latencyMs",
    "storage",
  ]);
  checkNumber("latencyMs", options.latencyMs ?? 0, 0);
  checkType("control", options.control ?? false, "boolean");
  checkIdentitySeed(options);
  checkCycladesOptions(options);
  checkStorageOptions(options.storage ?? {});
}
