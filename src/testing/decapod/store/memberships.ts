import type { Version } from "./collection.js";
import type { Database } from "./database.js";
import type { ClusterData, ClusterMember, ServerData } from "./models.js";

/** The servers of a cluster. */
export function serversOf(database: Database, clusterId: string): Version<ServerData>[] {
  return database.servers.alive().filter(({ data }) => data.cluster_id === clusterId);
}

/** Servers by their roles. */
export type ServersByRole = ReadonlyMap<string, readonly Version<ServerData>[]>;

/**
 * Puts servers into a cluster. Servers and cluster get new versions.
 *
 * @throws RangeError if the cluster is deleted, or a server is in another one.
 */
export function joinCluster(database: Database, clusterId: string, roles: ServersByRole): void {
  const cluster = database.clusters.latest(clusterId);
  if (cluster === undefined || roles.size === 0) return;
  if (cluster.timeDeleted > 0) throw new RangeError(`Cluster ${clusterId} is deleted`);
  let { members } = cluster.data;
  for (const [role, servers] of roles) {
    for (const { id } of servers) {
      const { version } = moveTo(database, id, clusterId);
      const others = members.filter((member) => member.serverId !== id || member.role !== role);
      members = [...others, { role, serverId: id, version }];
    }
  }
  saveMembers(database, cluster, members);
}

/** Takes roles from servers of a cluster. A server without a role left is in no cluster. */
export function leaveCluster(database: Database, clusterId: string, roles: ServersByRole): void {
  const cluster = database.clusters.latest(clusterId);
  if (cluster === undefined || roles.size === 0) return;
  const losesRole = ({ role, serverId }: ClusterMember): boolean =>
    roles.get(role)?.some(({ id }) => id === serverId) === true;
  const members = cluster.data.members.filter((member) => !losesRole(member));
  for (const id of new Set([...roles.values()].flat().map((server) => server.id))) {
    if (!members.some((member) => member.serverId === id)) moveTo(database, id, null);
  }
  saveMembers(database, cluster, members);
}

/** Empties a cluster and deletes it, in one version. */
export function purgeCluster(database: Database, clusterId: string): void {
  const cluster = database.clusters.latest(clusterId);
  if (cluster === undefined || cluster.timeDeleted > 0) return;
  for (const { id } of serversOf(database, clusterId)) moveTo(database, id, null);
  database.clusters.delete(cluster, { ...cluster.data, members: [] });
}

/** Records the new version of a server in its cluster, which thereby gets a new version itself. */
export function recordServerVersion(database: Database, { id, version, data }: Version<ServerData>): void {
  const cluster = data.cluster_id === null ? undefined : database.clusters.latest(data.cluster_id);
  if (cluster === undefined) return;
  const members = cluster.data.members.map((member) => (member.serverId === id ? { ...member, version } : member));
  saveMembers(database, cluster, members);
}

function moveTo(database: Database, serverId: string, clusterId: string | null): Version<ServerData> {
  const server = database.servers.latest(serverId);
  if (server === undefined) throw new RangeError(`There is no server ${serverId}.`);
  const { cluster_id: current } = server.data;
  if (current === clusterId) return server;
  if (current !== null && clusterId !== null)
    throw new RangeError(`Already defined cluster ${current}. Set to None first`);
  return database.servers.save(server, { ...server.data, cluster_id: clusterId }, server.initiatorId);
}

function saveMembers(database: Database, cluster: Version<ClusterData>, members: readonly ClusterMember[]): void {
  const versions = members.map((member) => {
    const { version = member.version } = database.servers.latest(member.serverId) ?? {};
    return { ...member, version };
  });
  database.clusters.save(cluster, { ...cluster.data, members: versions }, cluster.initiatorId);
}
