import { isArray, isObject, type Json, type JsonObject, repr, str } from "../json.js";
import { buildConfiguration } from "../playbooks/configuration.js";
import { hintsSchema, type Playbook, showPlaybook } from "../playbooks/playbook.js";
import { violation } from "../playbooks/policies.js";
import type { Version } from "../store/collection.js";
import type { Database } from "../store/database.js";
import { serversOf } from "../store/memberships.js";
import type { ClusterData, ConfigurationData, ServerData, UserData } from "../store/models.js";
import { forbidden, plainText, refusal } from "../web/errors.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { type Schema, validate } from "../web/schema.js";
import { exactly, hardwareId, nonEmptyString, positiveInteger, uuid4 } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { createExecution } from "./executions.js";
import { isAllowed } from "./permissions.js";
import { deleting, pick, readBody, readingRoutes, updating } from "./resource.js";

const hint = exactly({
  id: nonEmptyString,
  value: { oneOf: [{ type: "string" }, positiveInteger, { type: "boolean" }, { type: "array" }] },
});

const newConfiguration = exactly({
  name: nonEmptyString,
  cluster_id: uuid4,
  playbook_id: nonEmptyString,
  server_ids: { type: "array", items: hardwareId },
  hints: { type: "array", items: hint },
});

/** With the additional field of version 1.2. */
const newConfigurationToRun: Schema = {
  ...newConfiguration,
  properties: { ...newConfiguration.properties, run: { type: "boolean" } },
};

/** The routes of playbook configurations and playbooks. */
export function configurationRoutes(context: Context): Route[] {
  const { database, playbooks, settings } = context;
  const { configurations } = database;
  const name = configurations.model;
  const versions = ["view_playbook_configuration_version"];
  const schema = settings.version === "1.1" ? newConfiguration : newConfigurationToRun;
  const post: UserHandler = (request, user) => {
    const body = readBody(request, schema);
    const configuration = configure(context, body);
    const { name: configurationName = "", cluster_id, playbook_id } = body;
    const data = { name: configurationName, playbook_id: str(playbook_id), cluster_id: str(cluster_id) };
    const created = configurations.create({ ...data, configuration, isLocked: false }, user.id);
    const shown = configurations.show(created);
    if (settings.version === "1.1") return shown;
    const execution = body.run === true ? run(context, created, user) : null;
    return { ...shown, data: { ...(isObject(shown.data) && shown.data), created_execution_id: execution } };
  };
  const put = updating(configurations, {
    apply: (data, sent) => ({ ...data, ...pick(sent, ["name", "configuration"]) }),
  });
  const remove = deleting(configurations, {
    check: ({ id, data }) => {
      if (!data.isLocked) return;
      throw refusal("CannotDeleteLockedPlaybookConfiguration", `Cannot delete locked playbook configuration ${id}`);
    },
  });
  const list: UserHandler = () => ({ items: playbooks.map(showPlaybook) });
  return [
    ...readingRoutes(database, {
      collection: configurations,
      sortBy: [["time_created", -1]],
      versionPermissions: { list: versions, item: versions },
    }),
    route(name, { POST: forUsers(database, [`view_${name}`, `create_${name}`], post) }),
    route(`${name}/{id}`, {
      PUT: forUsers(database, [`view_${name}`, `edit_${name}`], put),
      DELETE: forUsers(database, [`view_${name}`, `delete_${name}`], remove),
    }),
    route("playbook", { GET: forUsers(database, [], list) }),
  ];
}

/**
 * Starts an execution of a new configuration.
 *
 * @throws ApiError if the user may not run the playbook. The configuration is deleted then.
 */
function run(context: Context, created: Version<ConfigurationData>, user: Version<UserData>): string {
  const { database } = context;
  if (isAllowed(database, user, "playbook", created.data.playbook_id)) return createExecution(context, created).id;
  database.configurations.delete(created);
  throw forbidden();
}

/** Creates a configuration with the plugin of a playbook. The checks have the order of Decapod. */
function configure({ database, playbooks }: Context, body: JsonObject): JsonObject {
  const clusterId = str(body.cluster_id);
  const cluster = database.clusters.latest(clusterId);
  if (cluster === undefined || cluster.timeDeleted > 0) {
    throw refusal("UnknownClusterError", `There is not cluster with ID ${clusterId}`);
  }
  const playbookId = str(body.playbook_id);
  const playbook = playbooks.find(({ id }) => id === playbookId);
  if (playbook === undefined) throw refusal("UnknownPlaybookError", `Unknown playbook ${playbookId}`);
  const members = serversOf(database, clusterId);
  const servers = playbook.needsServers ? findServers(database, playbook, body.server_ids ?? []) : members;
  const reason = violation(playbook.policy, clusterId, servers);
  if (reason !== undefined) {
    const message = `Violation of playbook server list policy ${playbook.policy} (${playbookId}): ${reason}`;
    throw refusal("ServerListPolicyViolation", message);
  }
  const hints = readHints(playbook, body.hints ?? []);
  refuseUndeployed(playbook, cluster);
  return buildConfiguration({ playbook, cluster, servers, members, hints });
}

function findServers({ servers }: Database, { id }: Playbook, sent: Json): Version<ServerData>[] {
  const ids = isArray(sent) ? sent.map(str) : [];
  if (ids.length === 0) {
    const message = `Explicit server list is required for playbook ${id}`;
    throw refusal("ServerListIsRequiredForPlaybookError", message);
  }
  const wanted = new Set(ids);
  const found = servers.latestVersions().filter((server) => wanted.has(server.id));
  if (found.length < wanted.size) {
    throw plainText(`All suggested servers were not found. Suggested servers were ${repr(ids)}`);
  }
  const deleted = found.filter(({ timeDeleted }) => timeDeleted > 0).map((server) => server.id);
  if (deleted.length > 0) throw plainText(`Some servers were deleted: ${deleted.join(", ")}`);
  return found;
}

function readHints(playbook: Playbook, sent: Json): JsonObject {
  const pairs = (isArray(sent) ? sent : []).filter(isObject).map(({ id, value = null }) => [str(id), value] as const);
  const values: JsonObject = Object.fromEntries(pairs);
  if (validate(values, hintsSchema(playbook)).length > 0) throw plainText("Cannot validate hints");
  return Object.fromEntries(playbook.hints.map(({ id, defaultValue }) => [id, values[id] ?? defaultValue]));
}

function refuseUndeployed({ effect }: Playbook, { id, data }: Version<ClusterData>): void {
  if (effect?.kind === "deploy" || data.members.length > 0) return;
  const message = `Cluster ${id} must be deployed before creating such configuration`;
  throw refusal("ClusterMustBeDeployedError", message);
}
