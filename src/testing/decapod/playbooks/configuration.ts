import type { Json, JsonObject } from "../json.js";
import type { Version } from "../store/collection.js";
import type { ClusterData, ServerData } from "../store/models.js";
import { plainText } from "../web/errors.js";
import { layOutDisks, storageBytes } from "./disks.js";
import { publicNetwork } from "./networks.js";
import type { Playbook } from "./playbook.js";

/** The input of a playbook configuration. */
export interface ConfigurationParts {
  readonly playbook: Playbook;
  readonly cluster: Version<ClusterData>;
  /** The servers of the configuration. */
  readonly servers: readonly Version<ServerData>[];
  /** The servers of the cluster. */
  readonly members: readonly Version<ServerData>[];
  /** The values of all hints, defaults included. */
  readonly hints: JsonObject;
}

/**
 * The configuration that the plugin of a playbook writes.
 *
 * @throws ApiError if the plugin cannot work with the cluster or the servers.
 */
export function buildConfiguration(parts: ConfigurationParts): JsonObject {
  const { playbook, cluster, servers, members, hints } = parts;
  if (playbook.id === "hello_world") return helloWorld(servers);
  if (playbook.effect?.kind === "purge") {
    return {
      global_vars: { cluster: cluster.data.name },
      inventory: inventory(groupsOf(cluster, members), members, user),
    };
  }
  if (playbook.effect?.kind === "deploy") return deploy(parts);
  const groups = groupsOf(cluster, members);
  if (needMonitors.has(playbook.id) && groups.mons === undefined) {
    throw plainText(`Cluster ${cluster.id} has no monitors`);
  }
  const all = [...servers, ...members.filter(({ id }) => !servers.some((server) => server.id === id))];
  if (playbook.effect?.kind !== "add") {
    const variables = { cluster: cluster.data.name, fsid: cluster.id, ...hints };
    return { global_vars: variables, inventory: inventory({ ...groups, ...groupsToRemove(parts) }, all, user) };
  }
  const ips = servers.map(({ data }) => data.ip);
  const added = {
    mons: groups.mons ?? [],
    [playbook.effect.role]: ips,
    already_deployed: members.map(({ data }) => data.ip),
  };
  const hosts = playbook.id === "add_osd" ? withDisks(hints.collocation === true) : user;
  return {
    global_vars: { ...globalVariables(cluster, servers), ...hints },
    inventory: inventory(added, all, hosts),
  };
}

/** Playbooks that query a monitor of the cluster. */
const needMonitors: ReadonlySet<string> = new Set(["add_osd", "remove_osd"]);

type Group = readonly string[];
type HostVariables = (server: ServerData) => JsonObject;

/** The roles of a deployment, each with its playbook group. */
const roles = ["mons", "osds", "rgws", "mdss", "nfss", "rbdmirrors", "clients", "iscsi_gw", "restapis"];

function deploy({ cluster, servers, members, hints }: ConfigurationParts): JsonObject {
  if (cluster.data.members.length > 0 || members.length > 0)
    throw plainText(`Cluster ${cluster.id} already has servers`);
  const variables = globalVariables(cluster, servers);
  const hosts = withDisks(hints.collocation === true);
  const bySize = [...servers].sort((one, other) => storageBytes(one.data.facts) - storageBytes(other.data.facts));
  const ips = bySize.map(({ data }) => data.ip);
  const mons = ips.slice(0, Number(hints.mon_count));
  const groups: Record<string, Group> = Object.fromEntries(roles.map((role) => [role, []]));
  Object.assign(groups, { mons, osds: ips.slice(mons.length), restapis: hints.rest_api === true ? mons : [] });
  const isCollocated = hints.collocation === true;
  const isEncrypted = hints.dmcrypt === true;
  return {
    global_vars: {
      ...variables,
      journal_collocation: isCollocated && !isEncrypted,
      raw_multi_journal: !isCollocated && !isEncrypted,
      dmcrypt_journal_collocation: isCollocated && isEncrypted,
      dmcrypt_dedicated_journal: !isCollocated && isEncrypted,
      journal_size: 512,
    },
    inventory: inventory(groups, servers, hosts),
  };
}

function helloWorld(servers: readonly Version<ServerData>[]): JsonObject {
  const groups = { servers: servers.map(({ data }) => data.ip) };
  return {
    global_vars: {},
    inventory: inventory(groups, servers, () => ({ interface: "0.0.0.0", port_number: 8085 })),
  };
}

/** The groups of the roles that a playbook removes from its servers. */
function groupsToRemove({ playbook: { effect }, servers, hints }: ConfigurationParts): Record<string, Group> {
  if (effect?.kind !== "remove") return {};
  const { role, more } = effect;
  const ips = servers.map(({ data }) => data.ip);
  return { [role]: ips, ...(more !== undefined && { [more.role]: hints[more.hint] === true ? ips : [] }) };
}

/** The addresses of a cluster's servers by their roles. */
function groupsOf(cluster: Version<ClusterData>, members: readonly Version<ServerData>[]): Record<string, Group> {
  const groups: Record<string, string[]> = {};
  for (const { role, serverId } of cluster.data.members) {
    const member = members.find(({ id }) => id === serverId);
    if (member !== undefined) (groups[role] ??= []).push(member.data.ip);
  }
  return groups;
}

function inventory(
  groups: Readonly<Record<string, Group>>,
  servers: readonly Version<ServerData>[],
  variables: HostVariables,
): JsonObject {
  const hostvars = Object.fromEntries(servers.map(({ data }) => [data.ip, variables(data)]));
  return { ...groups, _meta: { hostvars } };
}

function user({ username }: ServerData): JsonObject {
  return { ansible_user: username };
}

function withDisks(isCollocated: boolean): HostVariables {
  return (server) => ({
    ansible_user: server.username,
    monitor_address: server.ip,
    ...layOutDisks(server.facts, isCollocated),
  });
}

/** The variables of ceph-ansible for every cluster. */
function globalVariables(cluster: Version<ClusterData>, servers: readonly Version<ServerData>[]): JsonObject {
  const network: Json = publicNetwork(servers.map(({ data }) => data));
  return {
    ceph_stable: true,
    ceph_stable_release: "jewel",
    ceph_stable_distro_source: "jewel-xenial",
    cluster: cluster.data.name,
    fsid: cluster.id,
    public_network: network,
    cluster_network: network,
    copy_admin_key: true,
    max_open_files: 131_072,
    nfs_file_gw: false,
    nfs_obj_gw: false,
    os_tuning_params: [
      { name: "kernel.pid_max", value: 4_194_303 },
      { name: "fs.file-max", value: 26_234_859 },
    ],
  };
}
