import type { Call } from "./recorded-calls.js";

const lists = ["page", "per_page", "all_items", "filter", "sort_by"];

/** What each method of decapodlib takes by position or by name, before the arguments that all methods have. */
const signatures = {
  login: [],
  logout: [],
  get_info: [],
  get_permissions: [],
  get_playbooks: [],
  get_users: [],
  create_user: ["login", "email", "full_name", "role_id"],
  get_user: ["user_id"],
  get_user_self: [],
  update_user: ["model_data"],
  delete_user: ["user_id"],
  get_user_versions: ["user_id"],
  get_user_version: ["user_id", "version"],
  get_roles: [],
  create_role: ["name", "permissions"],
  get_role: ["role_id"],
  get_role_self: [],
  update_role: ["model_data"],
  delete_role: ["role_id"],
  get_role_versions: ["role_id"],
  get_role_version: ["role_id", "version"],
  get_servers: [],
  create_server: ["server_id", "host", "username"],
  get_server: ["server_id"],
  put_server: ["model_data"],
  delete_server: ["server_id"],
  get_server_versions: ["server_id"],
  get_server_version: ["server_id", "version"],
  get_clusters: [],
  create_cluster: ["name"],
  get_cluster: ["cluster_id"],
  update_cluster: ["model_data"],
  delete_cluster: ["cluster_id"],
  get_cluster_versions: ["cluster_id"],
  get_cluster_version: ["cluster_id", "version"],
  get_playbook_configurations: [],
  create_playbook_configuration: ["name", "cluster_id", "playbook_id", "server_ids", "hints", "run_after"],
  get_playbook_configuration: ["playbook_configuration_id"],
  update_playbook_configuration: ["model_data"],
  delete_playbook_configuration: ["playbook_configuration_id"],
  get_playbook_configuration_versions: ["playbook_configuration_id"],
  get_playbook_configuration_version: ["playbook_configuration_id", "version"],
  get_executions: [],
  create_execution: ["playbook_configuration_id", "playbook_configuration_version"],
  get_execution: ["execution_id"],
  cancel_execution: ["execution_id"],
  get_execution_versions: ["execution_id"],
  get_execution_version: ["execution_id", "version"],
  get_execution_steps: ["execution_id"],
  get_execution_log: ["execution_id"],
  request_password_reset: ["login"],
  peek_password_reset: ["reset_token"],
  reset_password: ["reset_token", "new_password"],
  get_cinder_integration: ["cluster_id", "root"],
} as const satisfies Record<string, readonly string[]>;

/** One of the 54 methods. */
export type Method = keyof typeof signatures;

export const methods = Object.keys(signatures) as readonly Method[];

/** Arguments that every method passes on to the HTTP library, and what the others get. */
const common = ["headers", "timeout", "raw_response"];

export function isMethod(name: string): name is Method {
  return Object.hasOwn(signatures, name);
}

/** Whether a method has the arguments of lists. */
export function isList(method: string): boolean {
  return /^get_(\w+_versions|(users|roles|servers|clusters|playbook_configurations|executions)|execution_steps)$/.test(
    method,
  );
}

/** Whether a method lists versions, which the server neither filters nor sorts. */
export function isVersionList(method: string): boolean {
  return /^get_\w+_versions$/.test(method);
}

/**
 * The arguments of a call by their names.
 *
 * @throws For an argument that this test does not know, so that none is ignored.
 */
export function argumentsOf({ method, args, kwargs }: Call): Readonly<Record<string, unknown>> {
  const names: readonly string[] = isMethod(method) ? signatures[method] : [];
  if (args.length > names.length) throw new Error(`${method} has ${names.length} arguments, not ${args.length}`);
  const known = [...names, ...common, ...(isList(method) ? lists : [])];
  const unknown = Object.keys(kwargs).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`this test does not know the argument ${unknown.join(", ")} of ${method}`);
  const byPosition: Readonly<Record<string, unknown>> = Object.fromEntries(
    args.map((value, index) => [names[index], value]),
  );
  return { ...byPosition, ...kwargs };
}
