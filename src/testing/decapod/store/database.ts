import type { Clock } from "../../../core/async/clock.js";
import type { JsonObject } from "../json.js";
import { Collection } from "./collection.js";
import { ResetTokens } from "./reset-tokens.js";
import { Steps } from "./steps.js";
import { Tokens } from "./tokens.js";
import type { ClusterData, ConfigurationData, ExecutionData, RoleData, ServerData, UserData } from "./models.js";

/** The database of a Decapod server, and the mails that it has sent. */
export class Database {
  /** The time in seconds since 1970, without a fraction. */
  readonly now: () => number;
  readonly users: Collection<UserData>;
  readonly roles: Collection<RoleData>;
  readonly servers: Collection<ServerData>;
  readonly clusters: Collection<ClusterData>;
  readonly configurations: Collection<ConfigurationData>;
  readonly executions: Collection<ExecutionData>;
  readonly steps = new Steps();
  /** The logs of executions that have ended, by id. */
  readonly logs = new Map<string, string>();
  /** By the ids of clusters. */
  readonly cinderIntegrations = new Map<string, CinderIntegration>();
  readonly tokens: Tokens;
  readonly resetTokens: ResetTokens;
  readonly mails: Mail[] = [];

  constructor(clock: Clock) {
    this.now = () => Math.floor(clock.now() / 1000);
    this.users = new Collection("user", this.now, ({ password: _, ...shown }: UserData) => shown);
    this.roles = new Collection("role", this.now, ({ name, permissions }: RoleData) => ({
      name,
      permissions: permissions.map((list) => ({ ...list })),
    }));
    this.servers = new Collection(
      "server",
      this.now,
      (data: ServerData) => ({ ...data }),
      ({ lock: _, ...shown }) => shown,
    );
    this.clusters = new Collection("cluster", this.now, storeCluster, ({ name, members }) => ({
      name,
      configuration: this.#showMembers(members),
    }));
    this.configurations = new Collection(
      "playbook_configuration",
      this.now,
      ({ isLocked, ...rest }: ConfigurationData) => ({ ...rest, locked: isLocked }),
      ({ isLocked: _, ...shown }) => shown,
    );
    this.executions = new Collection("execution", this.now, storeExecution, showExecution);
    this.tokens = new Tokens(this.now);
    this.resetTokens = new ResetTokens(this.now);
  }

  /** The servers of each role, in the order of their ids, as they were in the version that the cluster recorded. */
  #showMembers(members: ClusterData["members"]): JsonObject {
    const roles: Record<string, JsonObject[]> = {};
    const sorted = [...members].sort((one, other) => (one.serverId < other.serverId ? -1 : 1));
    for (const role of members.map((member) => member.role)) roles[role] ??= [];
    for (const { role, serverId, version } of sorted) {
      const server = this.servers.versionOf(serverId, version);
      if (server === undefined) continue;
      const { fqdn, ip, name } = server.data;
      roles[role]?.push({ server_id: serverId, version, server_name: name, fqdn, ip });
    }
    return roles;
  }
}

/** A mail that the server has sent. */
export interface Mail {
  /** The email address of the user. */
  readonly to: string;
  /** The subject line. */
  readonly subject: string;
  /** The body, as plain text. */
  readonly text: string;
  /** The password of a new user; null in other mails. */
  readonly password: string | null;
  /** The token that resets a password; null in other mails. */
  readonly token: string | null;
}

/** The files with which OpenStack's Cinder uses a cluster. */
export interface CinderIntegration {
  /** The content of `ceph.conf`, without the sections of the keyrings. */
  readonly config: string;
  /** Contents by the names of the files: `images.keyring`. */
  readonly keyrings: Readonly<Record<string, string>>;
}

function storeCluster({ name, members }: ClusterData): JsonObject {
  return {
    name,
    configuration: members.map(({ role, serverId, version }) => ({ role, server_id: serverId, version })),
  };
}

function storeExecution({ configurationId, configurationVersion, state }: ExecutionData): JsonObject {
  return { pc_model_id: configurationId, pc_version: configurationVersion, state };
}

function showExecution({ configurationId, configurationVersion, playbook, state }: ExecutionData): JsonObject {
  return {
    playbook_configuration: { id: configurationId, version: configurationVersion, playbook_name: playbook },
    state,
  };
}
