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
  /** The user with whom Ansible logs in. */
  readonly username: string;
}

/** What is found out about a machine, as far as it is not made up. */
export interface DiscoveryFinding {
  /** Default: the host, or a name made of the id if the host is an address. */
  readonly name?: string | undefined;
  /** The fully qualified domain name. Default: the name. */
  readonly fqdn?: string | undefined;
  /** The address. Default: the host if it is an address, else one that is free. */
  readonly ip?: string | undefined;
  /** Facts as Ansible collects them. Default: those of a machine with three disks. */
  readonly facts?: JsonObject | undefined;
}

/**
 * Carries out a discovery.
 *
 * @returns Whether the server could be stored; false if its name or address is taken.
 */
export function completeDiscovery(database: Database, request: DiscoveryRequest, finding: DiscoveryFinding): boolean {
  const { id, host, username } = request;
  const isAddress = /^[\d.]+$|:/.test(host);
  const { name = isAddress ? `node-${id.slice(0, 8)}` : host } = finding;
  const { ip = isAddress ? host : freeAddress(database, id), fqdn = name } = finding;
  const { facts = makeFacts({ id, name, fqdn, ip }) } = finding;
  return storeDiscovery(database, { id, name, fqdn, username, ip, facts });
}

/** The address that a server has, or one that no server ever had. */
export function freeAddress({ servers }: Database, id: string): string {
  const current = servers.latest(id)?.data.ip;
  if (current !== undefined) return current;
  const taken = new Set(servers.versions.map(({ data }) => data.ip));
  let number = 1;
  const address = (): string => `10.0.${number >> 8}.${number & 255}`;
  while (taken.has(address()) || (number & 255) === 0 || (number & 255) === 255) number += 1;
  return address();
}
