import { compareText } from "../json.js";
import type { Hint, Playbook, PlaybookEffect, ServerListPolicy } from "./playbook.js";

/** The playbooks of a version, in the order of their names. */
export function playbooksOf(version: "1.1" | "1.2"): readonly Playbook[] {
  const all = [...deployment, ...additions, ...removals, ...maintenance, ...integrations, ...pools];
  return all
    .filter(({ since }) => since === undefined || since === version)
    .sort((one, other) => compareText(one.name, other.name));
}

const truth = (id: string, description: string, defaultValue: boolean): Hint => ({
  ...{ id, description, type: "boolean", values: [], defaultValue },
});

const count = (id: string, description: string, defaultValue: number, minimum = 0): Hint => ({
  ...{ id, description, type: "integer", values: [], defaultValue, minimum },
});

const text = (id: string, description: string, defaultValue: string, values: readonly string[] = []): Hint => ({
  ...{ id, description, type: "string", values, defaultValue },
});

/** A playbook whose description is its name. */
function named(id: string, name: string, needsServers: boolean, policy: ServerListPolicy, hints: readonly Hint[] = []) {
  return { id, name, description: name, needsServers, policy, hints } satisfies Playbook;
}

const collocation = truth("collocation", "Setup OSDs with collocated journals", false);
const dmcrypt = truth("dmcrypt", "Setup OSDs with dmcrypt", false);
const verification = truth("ceph_version_verify", "Verify Ceph version consistency on install", true);

const deployment: readonly Playbook[] = [
  {
    ...named("cluster_deploy", "Deploy Ceph cluster", true, "not_in_any_cluster", [
      collocation,
      dmcrypt,
      count("mon_count", "How many monitors to deploy", 3, 1),
      truth("rest_api", "Setup Ceph RestAPI", false),
    ]),
    description:
      "Ceph cluster deployment playbook.\n\nThis plugin deploys Ceph cluster into a set of servers. After sucessful\n" +
      "deployment, cluster model will be updated.",
    effect: { kind: "deploy" },
  },
  {
    ...named("purge_cluster", "Purge cluster", false, "in_this_cluster"),
    description:
      "Purge whole Ceph cluster.\n\nThis plugin purges whole Ceph cluster. It removes packages, all data,\n" +
      "reformat Ceph devices.",
    effect: { kind: "purge" },
  },
  {
    ...named("hello_world", "Hello World", false, "any_server"),
    description:
      "Example plugin for playbook.\n\nThis plugin deploys simple hello world service on remote machine If\n" +
      "remote machine host is 'hostname', then http://hostname:8085 will\n" +
      'respond with \'{"result": "ok"}\' JSON.',
  },
];

function addition(id: string, name: string, role: string, hints: readonly Hint[] = [verification]): Playbook {
  const effect: PlaybookEffect = { kind: "add", role };
  return { ...named(id, name, true, "not_in_other_cluster", hints), effect };
}

const additions: readonly Playbook[] = [
  addition("add_restapi", "Add Ceph REST API host", "restapis"),
  addition("add_client", "Add RBD and CLI clients to the hosts", "clients"),
  addition("add_rgw", "Add Rados Gateway to the cluster", "rgws"),
  addition("add_mds", "Add metadata server host", "mdss"),
  addition("add_mon", "Add monitor to the cluster", "mons"),
  addition("add_nfs", "Add NFS Gateway host", "nfss", [
    verification,
    truth("dont_deploy_rgw", "Do not deploy Rados Gateway", false),
    truth("file_access", "Enable NFS file access", true),
    truth("object_access", "Enable NFS object access", true),
  ]),
  {
    ...addition("add_osd", "Add OSD to Ceph cluster", "osds", [verification, collocation, dmcrypt]),
    description: "Adding new OSD to the cluster.\n\nThis plugin adds OSD to the existing cluster.",
  },
  addition("add_rbdmirror", "Add RBD Mirroring host", "rbdmirrors", [
    truth("add_peers", "Add peers", true),
    verification,
    text("poolname", "Name of the pool to setup mirroring", ""),
    text("remote_clustername", "Name of the remote cluster to use", ""),
    text("remote_username", "Remote user keyring to use", "admin"),
  ]),
];

function removal(id: string, name: string, role: string, description = name, hints: readonly Hint[] = []): Playbook {
  return { ...named(id, name, true, "in_this_cluster", hints), description, effect: { kind: "remove", role } };
}

const removals: readonly Playbook[] = [
  removal("remove_client", "Remove CLI/RBD client from the host", "clients", undefined, [
    truth("apt_purge", "Purge packages, not only remove them", true),
    truth("uninstall_packages", "Remove Ceph packages, not only keys", true),
  ]),
  removal("remove_restapi", "Remove Ceph REST API host", "restapis"),
  {
    ...removal("remove_nfs", "Remove NFS Gateway host", "nfss", undefined, [
      truth("remove_nfs_rgw_user", "Remove NFS user from Rados Gateway", false),
      truth("remove_rgw", "Remove RGW on these nodes as well", false),
    ]),
    effect: { kind: "remove", role: "nfss", more: { role: "rgws", hint: "remove_rgw" } },
  },
  removal("remove_osd", "Remove OSD host from Ceph cluster", "osds", "Remove OSD host from cluster."),
  removal("remove_rbdmirror", "Remove RBD mirror host from cluster", "rbdmirrors"),
  removal("remove_rgw", "Remove Rados Gateway host from cluster", "rgws"),
  removal("remove_mds", "Remove metadata server from host", "mdss"),
  removal("remove_mon", "Remove monitor host from Ceph cluster", "mons", "Remove monitor host from cluster"),
];

const maintenance: readonly Playbook[] = [
  {
    ...named("restart_services", "Restart services", true, "in_this_cluster", [
      truth("restart_mon", "Restart monitor services", true),
      truth("restart_osd", "Restart OSD services", true),
      truth("restart_restapi", "Restart Ceph REST API", true),
      truth("restart_rgw", "Restart Rados Gateway services", true),
    ]),
    description: "This plugins helps to restart services in correct order, mainaining\noverall availability.",
  },
  {
    ...named("update_ceph_configuration", "Update configuration file for Ceph cluster", true, "in_this_cluster"),
    description: "Update configuration file for Ceph cluster.",
  },
  {
    ...named("upgrade_ceph", "Upgrade Ceph", false, "in_this_cluster", [
      truth("sync_time", "Force sync time on Ceph nodes", false),
    ]),
    description: "Upgrade Ceph version for the cluster.",
  },
];

const integrations: readonly Playbook[] = [
  {
    ...named("cinder_integration", "Cinder Integration", false, "in_this_cluster", [
      truth("cinder", "Use Cinder with Ceph backend", true),
      truth("glance", "Use Glance with Ceph backend", true),
      truth("nova", "Use Nova with Ceph backend", true),
    ]),
    description: "Cinder Integration plugin for Decapod",
  },
  {
    ...named("telegraf_integration", "Telegraf Integration Plugin for Decapod", true, "in_this_cluster", [
      truth("install", "Install Telegraf on the node", true),
    ]),
    description:
      "Telegraf Integration Plugin for Decapod\n\nThis plugin activates Ceph input with correct settings for InfluxDB\n" +
      "Telegraf.",
  },
  {
    ...named("purge_telegraf", "Telegraf removal plugin for Decapod", true, "in_this_cluster", [
      truth("remove_config_section_only", "Remove only Ansible managed section", false),
    ]),
    description:
      "Telegraf removal plugin for Decapod\n\nThis plugin removed Telegraf (or Ansible managed section only).",
  },
];

const pools: readonly Playbook[] = [
  {
    ...named("add_pool", "Add Ceph pool", false, "in_this_cluster", [
      text(
        "crush_ruleset_name",
        "The name of a CRUSH ruleset ot use for this pool (for replicated pools)",
        "replicated_ruleset",
      ),
      text("erasure_code_profile", "Profile of the erasure code (for erasure pools)", "default"),
      count("expected_num_objects", "The expected number of objects for this pool", 0),
      count("pg_num", "The total number of placement groups for the pool (0 means default)", 0),
      count("pgp_num", "The total number of PGs for placement purposes (0 means default)", 0),
      text("pool_name", "The name of the pool to add or modify. Must be unique", "test"),
      text("pool_type", "Type of the pool. Should be 'replicated' or 'erasure'", "replicated", [
        "replicated",
        "erasure",
      ]),
      count("quota_max_bytes", "Max bytes of a pool (0 is unlimited)", 0),
      count("quota_max_objects", "Max objects of a pool (0 is unlimited)", 0),
      count("replica_min_size", "The minimal number of replicas for objects (for I/O)", 1),
      count("replica_size", "The number of replicas for objects", 1),
    ]),
    since: "1.2",
  },
  {
    ...named("remove_pool", "Remove Ceph pool", false, "not_in_other_cluster", [
      text("pool_name", "The name of the pool to remove.", "test"),
    ]),
    since: "1.2",
  },
];
