import type { Controller } from "./controller.js";
import type { ExecutionRun } from "./scripts.js";
import type { Version } from "./store/collection.js";
import type { Database } from "./store/database.js";
import type { ExecutionData, StepData, StepResult } from "./store/models.js";

/** A step whose time is not known yet. */
export type PlannedStep = Omit<StepData, "time_started" | "time_finished">;

/** The steps of an execution. */
export function plannedSteps(
  database: Database,
  controller: Controller,
  execution: Version<ExecutionData>,
  run: ExecutionRun,
): PlannedStep[] {
  const servers = controller.serversOf(execution).map(({ id }) => id);
  if (run.steps !== undefined) {
    return run.steps.map(({ name, role = "", result = "ok", error = {}, serverId = servers[0] ?? null }) => ({
      ...{ execution_id: execution.id, name, role, result, error, server_id: serverId },
    }));
  }
  const cluster = database.clusters.latest(controller.configurationOf(execution).data.cluster_id);
  const rolesOf = (server: string): string[] =>
    (cluster?.data.members ?? []).filter(({ serverId }) => serverId === server).map(({ role }) => role);
  const steps = servers.flatMap((server) => [
    stepOn(execution.id, server, "", "gather facts"),
    ...rolesOf(server).map((role) =>
      stepOn(execution.id, server, `ceph-${role.replace(/s$/, "")}`, execution.data.playbook),
    ),
  ]);
  if (run.outcome !== "failed") return steps;
  const { error = { msg: "non-zero return code", rc: 1 } } = run;
  const last = steps.at(-1) ?? stepOn(execution.id, servers[0] ?? null, "", execution.data.playbook);
  return [...steps.slice(0, -1), { ...last, result: "error", error }];
}

function stepOn(executionId: string, server: string | null, role: string, name: string): PlannedStep {
  return { execution_id: executionId, name, role, result: "ok", error: {}, server_id: server };
}

/** Ansible's output for the steps of an execution. */
export function writeLog(database: Database, executionId: string): string {
  const lines = database.steps.of(executionId).map(({ data: { name, role, result, server_id, error } }) => {
    const host = server_id === null ? "localhost" : (database.servers.latest(server_id)?.data.ip ?? server_id);
    const task = role === "" ? name : `${role} : ${name}`;
    const detail = result === "error" ? ` => ${JSON.stringify(error)}` : "";
    return `TASK [${task}] ***\n${words[result]}: [${host}]${detail}\n`;
  });
  return `PLAY [all] ***\n${lines.join("")}`;
}

const words: Readonly<Record<StepResult, string>> = {
  unknown: "changed",
  ok: "ok",
  error: "fatal",
  skipped: "skipping",
  unreachable: "unreachable",
};
