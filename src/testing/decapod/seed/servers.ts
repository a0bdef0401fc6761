import { checkArray, checkCount, checkNames, checkType } from "../../kit/checks.js";
import { randomUuid } from "../../kit/random-uuid.js";
import { checkFinding, completeDiscovery, type DiscoveryFinding, freeAddress } from "../discovery.js";
import type { JsonObject } from "../json.js";
import type { Database } from "../store/database.js";
import { joinCluster } from "../store/memberships.js";

/** The properties of the servers that `addServers` adds. The missing ones are made up. */
export interface ServerTemplate {
  /** Default: a random UUID. */
  readonly id?: (index: number) => string;
  /** Default: `node1`, `node2` and so on. */
  readonly name?: (index: number) => string;
  /** Default: an unused address in 10.0.0.0/16. */
  readonly ip?: (index: number) => string;
  /** The user as which Ansible logs in. Default: `"ansible"`. */
  readonly username?: string;
  /** Facts as Ansible collects them. Default: facts of a machine with three disks. */
  readonly facts?: (index: number) => JsonObject;
}

/**
 * Adds servers without a discovery.
 *
 * @throws TypeError or RangeError for an invalid count or template, or a name or address that is taken.
 */
export function addServers(database: Database, count: number, template: ServerTemplate): string[] {
  checkCount("The count", count, 0, 100_000);
  checkType("A template", template, "object");
  checkNames("A template", template, ["username", ...functionNames]);
  const { username = "ansible" } = template;
  checkType("The username of a template", username, "string");
  for (const name of functionNames) {
    if (template[name] !== undefined) checkType(`The ${name} of a template`, template[name], "function");
  }
  const first = database.servers.latestVersions().length + 1;
  return Array.from({ length: count }, (_, index) => {
    const id = template.id?.(index) ?? randomUuid();
    const ip = template.ip?.(index) ?? freeAddress(database, id);
    const name = template.name?.(index) ?? `node${first + index}`;
    const request = { id, host: ip, username };
    const facts = template.facts?.(index);
    const finding: DiscoveryFinding = { name, ip, facts };
    checkType("The id of a server", id, "string");
    checkFinding(finding);
    if (!completeDiscovery(database, request, finding))
      throw new TypeError(`A server ${name} or ${ip} exists already.`);
    return id;
  });
}

const functionNames = ["id", "name", "ip", "facts"] as const;

/**
 * Adds a cluster, deployed on these servers.
 *
 * @param roles The ids of servers by their roles: `{ mons: [first], osds: [second, third] }`.
 * @throws TypeError for a name that is taken, or a server that does not exist.
 */
export function addCluster(
  database: Database,
  name: string,
  roles: Readonly<Record<string, readonly string[]>>,
): string {
  checkType("The name of a cluster", name, "string");
  checkType("The roles of a cluster", roles, "object");
  if (database.clusters.alive().some(({ data }) => data.name === name)) {
    throw new TypeError(`A cluster ${name} exists already.`);
  }
  const groups = Object.entries(roles).map(([role, ids]) => {
    checkArray(`The servers of ${role}`, ids);
    const servers = ids.map((id) => {
      const server = database.servers.latest(id);
      if (server === undefined) throw new TypeError(`The server has no server ${id}.`);
      return server;
    });
    return [role, servers] as const;
  });
  const { id } = database.clusters.create({ name, members: [] }, null);
  joinCluster(database, id, new Map(groups));
  return id;
}
