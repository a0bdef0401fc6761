import { isEqual, type JsonObject } from "../json.js";
import type { Database } from "./database.js";
import { recordServerVersion } from "./memberships.js";
import type { ServerData } from "./models.js";

/** The properties of a discovered machine. */
export interface DiscoveredServer {
  readonly id: string;
  readonly name: string;
  readonly fqdn: string;
  readonly username: string;
  readonly ip: string;
  readonly facts: JsonObject;
}

/**
 * Name, domain name and address must differ from those of all versions of other servers, except the versions that mark a server as
 * deleted: a former name of another server stays taken.
 */
export function isServerTaken({ servers }: Database, { name, fqdn, ip }: ServerData, ownId: string): boolean {
  return servers.versions.some(
    ({ id, timeDeleted, data }) =>
      id !== ownId && timeDeleted === 0 && (isEqual(data.name, name) || data.fqdn === fqdn || data.ip === ip),
  );
}

/**
 * Stores a discovered server: a new one, or a new version if something has changed. A deleted server is restored.
 *
 * @returns Whether it was stored; false if its name, domain name or address is taken.
 */
export function storeDiscovery(database: Database, found: DiscoveredServer): boolean {
  const { servers } = database;
  const { id, name, fqdn, username, ip, facts } = found;
  const current = servers.latest(id);
  if (current === undefined) {
    const data: ServerData = { name, fqdn, username, ip, facts, state: "operational", cluster_id: null, lock: null };
    if (isServerTaken(database, data, id)) return false;
    servers.create(data, null, id);
    return true;
  }
  const data: ServerData = { ...current.data, fqdn, username, ip, facts };
  const isSame =
    data.fqdn === current.data.fqdn && data.username === current.data.username && data.ip === current.data.ip;
  if (isSame && isEqual(facts, current.data.facts) && current.timeDeleted === 0) return true;
  if (isServerTaken(database, data, id)) return false;
  recordServerVersion(database, servers.save(current, data, current.initiatorId));
  return true;
}
