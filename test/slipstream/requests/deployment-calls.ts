import type { DeployInput, Deployment, InstanceIds, RequestOptions, SlipStreamClient } from "saltant/slipstream";
import { isObject } from "./recorded-calls.js";

type Arguments = Readonly<Record<string, unknown>>;

type Run = (slipstream: SlipStreamClient, args: Arguments, options: RequestOptions) => Promise<unknown>;

/** What each method of slipstream-api about deployments takes by position or by name. */
export const deploymentSignatures = {
  deploy: [
    ...(["path", "cloud", "parameters", "tags", "keep_running", "scalable", "multiplicity"] as const),
    ...(["tolerate_failures", "check_ssh_key", "raw_params"] as const),
  ],
  list_deployments: ["inactive", "cloud", "offset", "limit"],
  get_deployment: ["deployment_id"],
  get_deployment_parameter: ["deployment_id", "parameter_name", "ignore_abort"],
  terminate: ["deployment_id"],
  add_node_instances: ["deployment_id", "node_name", "quantity"],
  remove_node_instances: ["deployment_id", "node_name", "ids"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The facade's counterparts of these methods. They return what slipstream-api returned, in its form. */
export const deploymentCalls: Readonly<Record<keyof typeof deploymentSignatures, Run>> = {
  async deploy({ deployments }, args, options) {
    const { id } = await deployments.deploy(text(args.path), inputOf(args), options);
    return { uuid: id };
  },
  async list_deployments({ deployments }, { inactive, cloud, offset = 0, limit = 20 }, options) {
    const filters = { active: inactive !== true, ...(cloud !== undefined && cloud !== null && { cloud: text(cloud) }) };
    const list = deployments.list(filters, { ...options, pageSize: limit as number });
    const { items } = await list.page(pageOf(offset, limit));
    return items.map(deploymentOf);
  },
  get_deployment: async ({ deployments }, { deployment_id: id }, options) =>
    deploymentOf(await deployments.get(idOf(id), options)),
  get_deployment_parameter: (
    { deployments },
    { deployment_id: id, parameter_name: name, ignore_abort: ignores },
    options,
  ) => deployments.parameter(idOf(id), text(name), { ...options, ignoreAbort: (ignores ?? false) as boolean }),
  async terminate({ deployments }, { deployment_id: id }, options) {
    await deployments.terminate(idOf(id), options);
    return true;
  },
  add_node_instances: ({ deployments }, { deployment_id: id, node_name: node, quantity }, options) =>
    deployments.addNodeInstances(idOf(id), text(node), (quantity ?? undefined) as number | undefined, options),
  async remove_node_instances({ deployments }, { deployment_id: id, node_name: node, ids }, options) {
    await deployments.removeNodeInstances(idOf(id), text(node), ids as InstanceIds, options);
    return true;
  },
};

/** Names among the parameters that slipstream-api sends as fields of their own. */
export const bareNames: readonly string[] = ["bypass-ssh-check", "refqname", "keep-running", "tags", "mutable", "type"];

/** The number of the page in which an offset is. The facade has pages. */
export function pageOf(offset: unknown, limit: unknown): number {
  return Math.floor(Number(offset) / Number(limit)) + 1;
}

/** An id, which may be a Python `UUID`. */
export function idOf(value: unknown): string {
  return text(isObject(value) && "uuid" in value ? value.uuid : value);
}

/** What `deploy` takes, as the facade takes it. */
export function inputOf(args: Arguments): DeployInput {
  const { cloud, tags, keep_running: keepRunning, scalable, check_ssh_key: checkSshKey } = args;
  const given = Object.entries(Object(args.parameters ?? {}) as Arguments);
  const bare = Object.fromEntries(given.filter(([name, value]) => bareNames.includes(name) && !isObject(value)));
  const parameters: Record<string, unknown> = Object.fromEntries(given.filter(([name]) => !Object.hasOwn(bare, name)));
  const raw = { ...(Object(args.raw_params ?? {}) as Arguments), ...bare };
  const counts = (name: string, value: unknown): unknown => {
    if (!isObject(value)) {
      // slipstream-api sends a count alone as a parameter of the component.
      if (value !== undefined && value !== null) parameters[name] = value;
      return undefined;
    }
    return Object.fromEntries(
      Object.entries(value).map(([node, count]) => [node, /^\d+$/.test(String(count)) ? Number(count) : count]),
    );
  };
  const byNode = {
    multiplicity: counts("multiplicity", args.multiplicity),
    toleratedFailures: counts("max-provisioning-failures", args.tolerate_failures),
  };
  const input = {
    ...{ cloud, tags, keepRunning, scalable, checkSshKey, ...byNode },
    parameters: isObject(args.parameters ?? {}) ? parameters : args.parameters,
    rawParameters: isObject(args.raw_params ?? {}) ? raw : args.raw_params,
  };
  const given_ = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  // The facade checks it.
  return Object.fromEntries(given_);
}

function deploymentOf(deployment: Deployment): object {
  const { id, module, state, startedAt, lastStateChangeAt, clouds, username, abort, serviceUrl, scalable } =
    deployment.toJSON();
  return {
    ...{ type: "Deployment", id: { uuid: id }, module, status: state, clouds, username, abort },
    ...{ started_at: startedAt, last_state_change: lastStateChangeAt, service_url: serviceUrl },
    scalable: scalable === null ? null : String(scalable),
  };
}

/** An argument, which the facade checks. */
function text(value: unknown): string {
  return value as string;
}
