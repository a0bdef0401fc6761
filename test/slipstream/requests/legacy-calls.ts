import type {
  App,
  ApplicationNode,
  CloudImageIdentifier,
  ComponentChanges,
  Module,
  ModuleParameter,
  NewUser,
  RequestOptions,
  SlipStreamClient,
  Usage,
  User,
  UserItem,
  VirtualMachine,
} from "saltant/slipstream";
import { pageOf } from "./deployment-calls.js";

/** The arguments of a recorded call by name. Those that the reference client leaves out are missing. */
export type Arguments = Readonly<Record<string, unknown>>;

type Run = (slipstream: SlipStreamClient, args: Arguments, options: RequestOptions) => Promise<unknown>;

/** The names of the parameters of the reference client's methods for the legacy API without deployments, in order. */
export const legacySignatures = {
  list_applications: [],
  list_project_content: ["path", "recurse"],
  get_element: ["path"],
  get_application_nodes: ["path"],
  get_parameters: ["path", "parameter_name", "parameter_names"],
  get_cloud_image_identifiers: ["path"],
  update_component: [
    ...["path", "description", "module_reference_uri", "cloud_identifiers", "keep_ref_uri_and_cloud_ids"],
    "logo_link",
  ],
  publish: ["path"],
  unpublish: ["path"],
  delete_element: ["path"],
  build_component: ["path", "cloud"],
  list_virtualmachines: ["deployment_id", "cloud", "offset", "limit"],
  usage: [],
  list_users: [],
  get_user: ["username"],
  create_user: [
    ...["username", "password", "email", "first_name", "last_name", "organization", "roles", "privileged"],
    ...["default_cloud", "default_keep_running", "ssh_public_keys", "log_verbosity", "execution_timeout"],
    ...["usage_email", "cloud_parameters"],
  ],
  update_user: [
    ...["username", "password", "email", "first_name", "last_name", "organization", "roles", "privileged"],
    ...["default_cloud", "default_keep_running", "ssh_public_keys", "log_verbosity", "execution_timeout"],
    ...["usage_email", "cloud_parameters"],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The facade's counterparts of these methods. They return what the reference client returned, in its form. */
export const legacyCalls: Readonly<Record<keyof typeof legacySignatures, Run>> = {
  list_applications: async (slipstream, _, options) => (await slipstream.appStore.list(options)).map(appOf),
  list_project_content: async (slipstream, { path, recurse }, options) => {
    const recursive = (recurse ?? false) as boolean;
    return (await slipstream.modules.children((path ?? "") as string, { ...options, recursive })).map(appOf);
  },
  get_element: async (slipstream, args, options) =>
    elementOf(await slipstream.modules.get(text(args, "path"), options)),
  get_application_nodes: async (slipstream, args, options) =>
    (await slipstream.modules.nodes(text(args, "path"), options)).map(nodeOf),
  get_parameters: async (slipstream, args, options) => {
    const { parameter_name: one, parameter_names: some } = args;
    const names = some ?? (one === undefined || one === null ? undefined : [one]);
    const parameters = await slipstream.modules.parameters(text(args, "path"), names as string[] | undefined, options);
    return parameters.map(parameterOf);
  },
  get_cloud_image_identifiers: async (slipstream, args, options) =>
    (await slipstream.modules.imageIdentifiers(text(args, "path"), options)).map(imageOf),
  update_component: async (slipstream, args, options) => {
    const changes = given({
      description: args.description,
      reference: args.module_reference_uri,
      imageIds: args.cloud_identifiers,
      keepsOthers: args.keep_ref_uri_and_cloud_ids,
      logoLink: args.logo_link,
    }) as ComponentChanges;
    await slipstream.modules.update(text(args, "path"), changes, options);
    return null;
  },
  publish: async (slipstream, args, options) => {
    await slipstream.modules.publish(text(args, "path"), options);
    return true;
  },
  unpublish: async (slipstream, args, options) => {
    await slipstream.modules.unpublish(text(args, "path"), options);
    return true;
  },
  delete_element: async (slipstream, args, options) => {
    await slipstream.modules.delete(text(args, "path"), options);
    return true;
  },
  build_component: async (slipstream, args, options) => {
    const { cloud } = args;
    const build = given({ cloud }) as { cloud?: string };
    const { id: uuid } = await slipstream.modules.build(text(args, "path"), { ...options, ...build });
    return { uuid };
  },
  list_virtualmachines: async (slipstream, args, options) => {
    const { deployment_id: deployment, cloud, offset = 0, limit = 20 } = args;
    const filters = given({ deployment: uuidOf(deployment), cloud }) as { deployment?: string; cloud?: string };
    const size = limit as number;
    const list = slipstream.virtualMachines.list(filters, { ...options, pageSize: size });
    const { items } = await list.page(pageOf(offset, limit));
    return items.map(machineOf);
  },
  usage: async (slipstream, _, options) => (await slipstream.usage.list(options)).map(usageOf),
  list_users: async (slipstream, _, options) => (await slipstream.users.list(options)).map(userItemOf),
  get_user: async (slipstream, { username }, options) =>
    userOf(await slipstream.users.get((username ?? null) as string | null, options)),
  create_user: async (slipstream, args, options) => {
    const user = given({ username: args.username, ...changesOf(args) }) as unknown as NewUser;
    // The reference client does not look whether there is one.
    await slipstream.users.create(user, { ...options, overwrite: true });
    return true;
  },
  update_user: async (slipstream, args, options) => {
    const { username } = args;
    await slipstream.users.update((username ?? null) as string | null, changesOf(args), options);
    return true;
  },
};

/** An argument, which the facade checks. */
function text(args: Arguments, name: string): string {
  return args[name] as string;
}

/** Those values that are given: None means the same as none. */
function given(values: Arguments): Arguments {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

function changesOf(args: Arguments): Arguments {
  return given({
    password: args.password,
    email: args.email,
    firstName: args.first_name,
    lastName: args.last_name,
    organization: args.organization,
    roles: typeof args.roles === "string" ? args.roles.split(",") : args.roles,
    privileged: args.privileged,
    defaultCloud: args.default_cloud,
    keepRunning: args.default_keep_running,
    sshPublicKeys: args.ssh_public_keys,
    logVerbosity: args.log_verbosity,
    executionTimeout: args.execution_timeout,
    usageEmail: args.usage_email,
    cloudParameters: args.cloud_parameters,
  });
}

/** An id, which may be a Python `UUID`. */
function uuidOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "uuid" in value ? value.uuid : value;
}

const appOf = ({ type, name, version, path }: App) => ({ type, name, version, path });

function elementOf(module: Module): object {
  const { type, name, description, version, path } = module;
  const { created, modified } = module.toJSON();
  return { type, name, created, modified, description, version, path };
}

function nodeOf(node: ApplicationNode): object {
  const { path, name, cloud, multiplicity, maxProvisioningFailures, network, cpu, ram, disk } = node;
  return {
    ...{ type: "Node", path, name, cloud, multiplicity: asText(multiplicity), network, cpu, ram, disk },
    max_provisioning_failures: asText(maxProvisioningFailures),
    extra_disk_volatile: node.extraDiskVolatile,
  };
}

function parameterOf(parameter: ModuleParameter): object {
  const { choices: _, isSet, mandatory, readonly, ...rest } = parameter;
  return { ...rest, isSet: asText(isSet), mandatory: asText(mandatory), readonly: asText(readonly) };
}

const imageOf = ({ cloud, identifier }: CloudImageIdentifier) => ({ type: "CloudImageIdentifier", cloud, identifier });

function machineOf(machine: VirtualMachine): object {
  const { id, cloud, status, deploymentId, ip, cpu, ram, disk } = machine;
  return {
    ...{ type: "VirtualMachine", id, cloud, status, ip, cpu, ram, disk },
    deployment_id: deploymentId === null ? null : { uuid: deploymentId },
    deployment_owner: machine.deploymentOwner,
    node_name: machine.nodeName,
    node_instance_id: machine.nodeInstanceId,
    instance_type: machine.instanceType,
    is_usable: asText(machine.isUsable),
  };
}

function usageOf(usage: Usage): object {
  return {
    ...{ type: "Usage", cloud: usage.cloud, quota: usage.quota },
    run_usage: usage.runUsage,
    vm_usage: usage.vmUsage,
    inactive_vm_usage: usage.inactiveVmUsage,
    others_vm_usage: usage.othersVmUsage,
    pending_vm_usage: usage.pendingVmUsage,
    unknown_vm_usage: usage.unknownVmUsage,
  };
}

function identityOf(user: User | UserItem): object {
  const { username, email, organization, roles, privileged } = user;
  const { activeSince, lastOnline } = user.toJSON();
  return {
    ...{ username, email, organization, privileged, first_name: user.firstName, last_name: user.lastName },
    // The reference client makes an empty role of none.
    roles: roles.length === 0 ? [""] : roles,
    active_since: activeSince,
    last_online: lastOnline,
  };
}

const userItemOf = (user: UserItem) => ({ type: "UserItem", ...identityOf(user), online: asText(user.online) });

function userOf(user: User): object {
  return {
    ...{ type: "User", ...identityOf(user), online: null },
    cyclone_login: user.cycloneLogin,
    github_login: user.githubLogin,
    configured_clouds: { set: user.configuredClouds },
    default_cloud: user.defaultCloud,
    ssh_public_keys: user.sshPublicKeys,
    keep_running: user.keepRunning,
    timeout: asText(user.executionTimeout),
  };
}

/** The reference client keeps attributes as strings. */
function asText(value: boolean | number | null): string | null {
  return value === null ? null : String(value);
}
