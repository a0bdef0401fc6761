import { str } from "./json.js";
import type { Version } from "./store/collection.js";
import type { Database } from "./store/database.js";
import type { ExecutionData, ExecutionState } from "./store/models.js";

/** An execution as tests see it, at the moment of asking. */
export interface EmbeddedExecution {
  /** What the API finds it by. */
  readonly id: string;
  /** The id of its playbook: `cluster_deploy`. */
  readonly playbook: string;
  /** Where it stands. */
  readonly state: ExecutionState;
  /** Its latest version. */
  readonly version: number;
  /** The id of its playbook configuration. */
  readonly configurationId: string;
  /** The version of its playbook configuration. */
  readonly configurationVersion: number;
  /** The name of its playbook configuration. */
  readonly configurationName: string;
  /** The id of the cluster that it works on. */
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
