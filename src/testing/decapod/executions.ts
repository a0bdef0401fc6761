import { str } from "./json.js";
import type { Version } from "./store/collection.js";
import type { Database } from "./store/database.js";
import type { ExecutionData, ExecutionState } from "./store/models.js";

/** A snapshot of an execution, for tests. */
export interface EmbeddedExecution {
  /** Its id in the API. */
  readonly id: string;
  /** The id of its playbook: `cluster_deploy`. */
  readonly playbook: string;
  /** Its current state. */
  readonly state: ExecutionState;
  /** Its latest version. */
  readonly version: number;
  /** The id of its playbook configuration. */
  readonly configurationId: string;
  /** The version of its playbook configuration. */
  readonly configurationVersion: number;
  /** The name of its playbook configuration. */
  readonly configurationName: string;
  /** The id of its cluster. */
  readonly clusterId: string;
  /** Its log; null until it has ended. */
  readonly log: string | null;
}

/** An execution as it is now. */
export function describeExecution(
  database: Database,
  { id, version, data }: Version<ExecutionData>,
): EmbeddedExecution {
  const { configurationId, configurationVersion, playbook, state } = data;
  const configuration = database.configurations.versionOf(configurationId, configurationVersion)?.data;
  return {
    ...{ id, playbook, state, version, configurationId, configurationVersion },
    configurationName: str(configuration?.name ?? ""),
    clusterId: configuration?.cluster_id ?? "",
    log: database.logs.get(id) ?? null,
  };
}
