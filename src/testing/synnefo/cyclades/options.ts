import { checkNames, checkNumber, checkType } from "../../kit/checks.js";
import { defaultDurations, type Durations } from "./durations.js";

/** How the machines of an `EmbeddedServer` work. */
export interface CycladesOptions {
  /** How long asynchronous work takes, in milliseconds on the server's clock. Default: 10 s to build a server, and a few for the rest. */
  readonly durations?: Partial<Durations>;
  /** Whether the provider can delete volumes that are not attached to a server; otherwise this fails with 404. Default: `false`. */
  readonly helperServers?: boolean;
}

export const cycladesOptionNames: readonly string[] = ["durations", "helperServers"];

/** @throws TypeError or RangeError for invalid options. */
export function checkCycladesOptions({ durations = {}, helperServers = false }: CycladesOptions): void {
  checkType("durations", durations, "object");
  checkNames("durations", durations, Object.keys(defaultDurations));
  for (const [name, duration] of Object.entries(durations)) checkNumber(`durations.${name}`, duration, 0);
  checkType("helperServers", helperServers, "boolean");
}
