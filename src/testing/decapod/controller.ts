import { isArray, isObject } from "./json.js";
import type { Playbook } from "./playbooks/playbook.js";
import type { Version } from "./store/collection.js";
import type { Database } from "./store/database.js";
import { joinCluster, leaveCluster, purgeCluster } from "./store/memberships.js";
import type { ConfigurationData, ExecutionData, ExecutionState, ServerData, StepData } from "./store/models.js";

/** How an execution can end. */
export type ExecutionEnd = "completed" | "failed" | "canceled";

/** Changes the states of executions, with the effects on servers, clusters and playbook configurations. */
export class Controller {
  readonly #database: Database;
  readonly #playbooks: readonly Playbook[];
  readonly #locksConfigurations: boolean;

  /** @param locksConfigurations Whether an execution locks its playbook configuration. */
  constructor(database: Database, playbooks: readonly Playbook[], locksConfigurations: boolean) {
    this.#database = database;
    this.#playbooks = playbooks;
    this.#locksConfigurations = locksConfigurations;
  }

  /**
   * Starts an execution in any state: the controller checks only the locks of the servers.
   *
   * @returns Whether it has started; false if another execution has locked one of its servers.
   */
  start(id: string): boolean {
    const execution = this.#execution(id);
    const servers = this.serversOf(execution);
    if (servers.some(({ data }) => data.lock !== null && data.lock !== id)) return false;
    this.#lock(servers, id);
    if (this.#locksConfigurations) this.#markConfigurations([this.configurationOf(execution)], true);
    this.#setState(execution, "started");
    try {
      this.#applyStartEffect(execution);
    } catch (error) {
      this.#end(id, "failed", `PLAY [all] ***\n\nInternal error\n\n${String(error)}\n`);
    }
    return true;
  }

  addStep(step: StepData): void {
    this.#execution(step.execution_id);
    this.#database.steps.add(step);
  }

  /**
   * Ends an execution.
   *
   * @param output The output of Ansible. Decapod appends the command line, or how the process failed.
   */
  finish(id: string, end: ExecutionEnd, output = "PLAY [all] ***\n"): void {
    this.#end(id, end, output + (end === "failed" ? failure : commandLine));
  }

  /** Sets the state of an execution, without effects. */
  setState(id: string, state: ExecutionState): void {
    this.#setState(this.#execution(id), state);
  }

  /** The servers of an execution: those whose addresses are in the inventory. */
  serversOf(execution: Version<ExecutionData>): Version<ServerData>[] {
    const ips = new Set([...this.#inventory(execution).values()].flat());
    return this.#database.servers.alive().filter(({ data }) => ips.has(data.ip));
  }

  /** The playbook configuration of an execution, in the version that it uses. */
  configurationOf({ data }: Version<ExecutionData>): Version<ConfigurationData> {
    const { configurationId, configurationVersion } = data;
    const configuration = this.#database.configurations.versionOf(configurationId, configurationVersion);
    if (configuration === undefined) throw new TypeError(`There is no playbook configuration ${configurationId}.`);
    return configuration;
  }

  #end(id: string, end: ExecutionEnd, log: string): void {
    const execution = this.#execution(id);
    if (end === "completed") {
      try {
        this.#applyEndEffect(execution);
      } catch (error) {
        this.#end(id, "failed", `${log}\nInternal error\n\n${String(error)}\n`);
        return;
      }
    }
    this.#database.logs.set(id, log);
    this.#setState(execution, end);
    if (end === "completed") {
      this.#markConfigurations(this.#database.configurations.versionsOf(execution.data.configurationId), false);
    }
    const locked = this.#database.servers.alive().filter(({ data }) => data.lock === id);
    this.#lock(locked, null);
  }

  #applyStartEffect(execution: Version<ExecutionData>): void {
    const effect = this.#effectOf(execution);
    if (effect?.kind !== "deploy" && effect?.kind !== "add") return;
    const groups = [...this.#inventory(execution)].filter(
      ([role, ips]) => role !== "already_deployed" && ips.length > 0,
    );
    const roles = groups.map(([role, ips]) => [role, this.#serversAt(execution, ips)] as const);
    joinCluster(this.#database, this.configurationOf(execution).data.cluster_id, new Map(roles));
  }

  #applyEndEffect(execution: Version<ExecutionData>): void {
    const effect = this.#effectOf(execution);
    const clusterId = this.configurationOf(execution).data.cluster_id;
    if (effect?.kind === "purge") purgeCluster(this.#database, clusterId);
    if (effect?.kind !== "remove") return;
    const groups = [...this.#inventory(execution)].filter(
      ([role, ips]) => (role === effect.role || role === effect.more?.role) && ips.length > 0,
    );
    const roles = groups.map(([role, ips]) => [role, this.#serversAt(execution, ips)] as const);
    leaveCluster(this.#database, clusterId, new Map(roles));
  }

  /** @throws RangeError if there is no server at one of the addresses. */
  #serversAt(execution: Version<ExecutionData>, ips: readonly string[]): Version<ServerData>[] {
    const servers = this.serversOf(execution);
    return ips.map((ip) => {
      const server = servers.find(({ data }) => data.ip === ip);
      if (server === undefined) throw new RangeError(`There is no server at ${ip}`);
      return server;
    });
  }

  #effectOf({ data }: Version<ExecutionData>): Playbook["effect"] {
    return this.#playbooks.find(({ id }) => id === data.playbook)?.effect;
  }

  /** The addresses of each group. */
  #inventory(execution: Version<ExecutionData>): Map<string, readonly string[]> {
    const { configuration } = this.configurationOf(execution).data;
    const inventory = isObject(configuration) ? configuration.inventory : undefined;
    const groups = Object.entries(isObject(inventory) ? inventory : {}).filter(([name]) => name !== "_meta");
    return new Map(
      groups.map(([name, group]) => {
        const hosts = isObject(group) ? group.hosts : group;
        return [name, isArray(hosts) ? hosts.map(String) : []];
      }),
    );
  }

  #lock(servers: readonly Version<ServerData>[], lock: string | null): void {
    for (const server of servers) this.#database.servers.mark(server, { ...server.data, lock });
  }

  #markConfigurations(versions: readonly Version<ConfigurationData>[], isLocked: boolean): void {
    for (const version of versions) this.#database.configurations.mark(version, { ...version.data, isLocked });
  }

  #setState(execution: Version<ExecutionData>, state: ExecutionState): void {
    // The version that is the latest now, as a callback may have changed it.
    const { data } = this.#execution(execution.id);
    this.#database.executions.save(execution, { ...data, state }, null);
  }

  #execution(id: string): Version<ExecutionData> {
    const execution = this.#database.executions.latest(id);
    if (execution === undefined) throw new TypeError(`The server has no execution ${id}.`);
    return execution;
  }
}

const commandLine =
  "\n\n======= Ansible commandline =======\nansible-playbook -vvv playbook.yaml\n===================================\n";

const failure =
  "\nInternal error\n\nTraceback (most recent call last):\n" +
  '  File "/usr/lib/decapod/controller.py", line 1, in control\n' +
  '    raise ChildProcessError("Process exit with code 2")\nChildProcessError: Process exit with code 2\n\n';
