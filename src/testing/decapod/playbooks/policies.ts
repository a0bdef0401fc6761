import { compareText } from "../json.js";
import type { Version } from "../store/collection.js";
import type { ServerData } from "../store/models.js";
import type { ServerListPolicy } from "./playbook.js";

/** Why a playbook rejects these servers for that cluster; undefined if it accepts them. */
export function violation(
  policy: ServerListPolicy,
  clusterId: string,
  servers: readonly Version<ServerData>[],
): string | undefined {
  if (servers.length === 0) return "Servers should not be empty.";
  const { isWrong, complaint } = policies[policy];
  const wrong = servers.filter(({ data }) => isWrong(data.cluster_id, clusterId)).map(({ id }) => id);
  return wrong.length === 0 ? undefined : `Servers ${wrong.sort(compareText).join(", ")} ${complaint(clusterId)}`;
}

interface Policy {
  /** @param cluster The cluster that a server is in, if any. */
  readonly isWrong: (cluster: string | null, thisCluster: string) => boolean;
  readonly complaint: (thisCluster: string) => string;
}

const policies: Readonly<Record<ServerListPolicy, Policy>> = {
  any_server: { isWrong: () => false, complaint: () => "" },
  in_this_cluster: {
    isWrong: (cluster, thisCluster) => cluster !== thisCluster,
    complaint: (thisCluster) => `do not belong to cluster ${thisCluster}`,
  },
  not_in_this_cluster: {
    isWrong: (cluster, thisCluster) => cluster === thisCluster,
    complaint: (thisCluster) => `belong to cluster ${thisCluster}`,
  },
  in_other_cluster: {
    isWrong: (cluster, thisCluster) => cluster === null || cluster === thisCluster,
    complaint: (thisCluster) => `not in other cluster than ${thisCluster}`,
  },
  not_in_other_cluster: {
    isWrong: (cluster, thisCluster) => cluster !== null && cluster !== thisCluster,
    complaint: (thisCluster) => `in other cluster than ${thisCluster}`,
  },
  in_any_cluster: { isWrong: (cluster) => cluster === null, complaint: () => "are not in any cluster" },
  not_in_any_cluster: { isWrong: (cluster) => cluster !== null, complaint: () => "are in clusters" },
};
