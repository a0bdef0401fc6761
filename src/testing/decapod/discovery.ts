import { checkType } from "../kit/checks.js";
import type { JsonObject } from "./json.js";
import { makeFacts } from "./seed/facts.js";
import type { Database } from "./store/database.js";
import { storeDiscovery } from "./store/discovery.js";

/** A request to discover a server. */
export interface DiscoveryRequest {
  /** The id of the machine. */
  readonly id: string;
  /** The name or address of the machine. */
  readonly host: string;
  /** The user as which Ansible logs in. */
  readonly username: string;
}

/** The properties of a discovered machine. The embedded server makes up the missing ones. */
export interface DiscoveryFinding {
  /** Default: the host, or a name that contains the id if the host is an address. */
  readonly name?: string | undefined;
  /** The fully qualified domain name. Default: the name. */
  readonly fqdn?: string | undefined;
  /** The address. Default: the host if it is an address, else an unused one. */
  readonly ip?: string | undefined;
  /** Facts as Ansible collects them. Default: facts of a machine with three disks. */
  readonly facts?: JsonObject | undefined;
}

export const findingNames = ["name", "fqdn", "ip", "facts"];

/** @throws TypeError for an invalid finding. */
export function checkFinding({ name = "", fqdn = "", ip = "", facts = {} }: DiscoveryFinding): void {
  checkType("The name of a server", name, "string");
  checkType("The fqdn of a server", fqdn, "string");
  checkType("The address of a server", ip, "string");
  checkType("The facts of a server", facts, "object");
}

/**
 * Stores the result of a discovery.
 *
 * @returns Whether the server could be stored; false if its name or address is taken.
 */
export function completeDiscovery(database: Database, request: DiscoveryRequest, finding: DiscoveryFinding): boolean {
  const { id, host, username } = request;
  const isAddress = /^[\d.]+$|:/.test(host);
  const { name = isAddress ? `node-${id}` : host } = finding;
  const { ip = isAddress ? host : freeAddress(database, id), fqdn = name } = finding;
  const { facts = makeFacts({ id, name, fqdn, ip }) } = finding;
  return storeDiscovery(database, { id, name, fqdn, username, ip, facts });
}

/** The address of a server, or one that no server ever had. */
export function freeAddress({ servers }: Database, id: string): string {
  const current = servers.latest(id)?.data.ip;
  if (current !== undefined) return current;
  const taken = new Set(servers.versions.map(({ data }) => data.ip));
  let number = 1;
  const address = (): string => `10.0.${number >> 8}.${number & 255}`;
  while (taken.has(address()) || (number & 255) === 0 || (number & 255) === 255) number += 1;
  return address();
}
