import { isObject, str } from "../json.js";
import type { Version } from "../store/collection.js";
import type { ConfigurationData, ExecutionData } from "../store/models.js";
import { forbidden, plainText, refusal } from "../web/errors.js";
import { filteredPage } from "../web/page.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { exactly, positiveInteger, uuid4 } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { logResponse } from "./execution-log.js";
import { isAllowed } from "./permissions.js";
import { find, readBody, readingRoutes } from "./resource.js";

const newExecution = exactly({ playbook_configuration: exactly({ id: uuid4, version: positiveInteger }) });

export function executionRoutes(context: Context): Route[] {
  const { database, jobs } = context;
  const { executions, configurations, clusters, steps } = database;
  const post: UserHandler = (request, user) => {
    const { playbook_configuration: wanted } = readBody(request, newExecution);
    const { id, version } = isObject(wanted) ? wanted : {};
    const configuration = configurations.versionOf(str(id), Number(version));
    if (configuration === undefined) {
      const message = `There is no playbook configuration with ID ${str(id)} and version ${Number(version)}`;
      throw refusal("UnknownPlaybookConfiguration", message);
    }
    const { playbook_id, cluster_id } = configuration.data;
    if (!isAllowed(database, user, "playbook", playbook_id)) throw forbidden();
    if ((clusters.latest(cluster_id)?.timeDeleted ?? 0) > 0) {
      throw refusal("CannotExecuteOnDeletedCluster", `Cannot run execution on deleted cluster ${cluster_id}`);
    }
    return executions.show(createExecution(context, configuration));
  };
  const cancel: UserHandler = (request) => {
    const execution = find(executions, request);
    const { state } = execution.data;
    if (state !== "created" && state !== "started") return executions.show(execution);
    const next = state === "created" ? "canceled" : "canceling";
    const saved = executions.save(execution, { ...execution.data, state: next }, null);
    jobs.cancel(saved.id);
    return executions.show(saved);
  };
  const put: UserHandler = () => {
    throw plainText("Unimplemented method 'PUT'");
  };
  const listSteps: UserHandler = (request) => {
    const { id } = find(executions, request);
    const show = steps.show.bind(steps);
    return filteredPage(
      { items: steps.of(id), base: {}, fixed: { execution_id: id }, sortBy: newestSteps, show },
      request.query,
    );
  };
  const getLog: UserHandler = (request) => logResponse(database, find(executions, request), request);
  const view = "view_execution";
  return [
    ...readingRoutes(database, {
      collection: executions,
      sortBy: [["time_created", -1]],
      versionPermissions: { list: ["view_execution_version"], item: [] },
    }),
    route("execution", { POST: forUsers(database, [view, "create_execution"], post) }),
    route("execution/{id}", {
      PUT: forUsers(database, [view], put),
      DELETE: forUsers(database, [view, "delete_execution"], cancel),
    }),
    route("execution/{id}/steps", { GET: forUsers(database, [view, "view_execution_steps"], listSteps) }),
    route("execution/{id}/log", { GET: forUsers(database, [view, "view_execution_steps"], getLog) }),
  ];
}

const newestSteps = [
  ["time_finished", -1],
  ["time_started", -1],
] as const;

/** Adds an execution, and queues it. */
export function createExecution(
  { database, jobs }: Context,
  { id, version, data }: Version<ConfigurationData>,
): Version<ExecutionData> {
  const created: ExecutionData = {
    configurationId: id,
    configurationVersion: version,
    playbook: data.playbook_id,
    state: "created",
  };
  const execution = database.executions.create(created, null);
  jobs.execute(execution);
  return execution;
}
