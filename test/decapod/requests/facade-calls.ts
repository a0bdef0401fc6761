import type { DecapodClient, Execution, Listing, RequestOptions, SortedListOptions } from "saltant/decapod";
import { isObject, listArguments } from "./list-arguments.js";
import type { Call } from "./recorded-calls.js";
import { argumentsOf, isMethod, type Method } from "./signatures.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Makes the facade's counterpart of a call, and returns what it returned in decapodlib's form. */
async function run(decapod: DecapodClient, call: Call): Promise<unknown> {
  const { method } = call;
  if (method === "V1Auth.revoke_token") {
    decapod.auth.forget();
    return decapod.auth.token();
  }
  if (!isMethod(method)) throw new Error(`decapodlib has no method ${method}`);
  const args = argumentsOf(call);
  const { headers, timeout } = args;
  const options: RequestOptions = {
    ...(isObject(headers) && { headers: headers as Record<string, string> }),
    ...(typeof timeout === "number" && { timeoutMs: timeout * 1000 }),
  };
  return calls[method](decapod, args, options);
}

export const facadeCalls = { run };

/** A model. */
interface Wired {
  toJSON(): object;
}

/** What all versioned resources have, by the names of their methods. */
interface Manager {
  list(filters?: object, options?: SortedListOptions<object>): Listing<Wired>;
  get(id: string, options?: RequestOptions): Promise<Wired>;
  versions(id: string, options?: SortedListOptions<object>): Listing<Wired>;
  version(id: string, version: number, options?: RequestOptions): Promise<Wired>;
}

/** What those have that can be changed. */
interface ChangeableManager<M, Changes> {
  fromWire(data: unknown): M;
  put(model: M, changes: Partial<Changes>, options?: RequestOptions): Promise<Wired>;
  delete(id: string, options?: RequestOptions): Promise<Wired>;
}

type Run = (decapod: DecapodClient, args: Arguments, options: RequestOptions) => Promise<unknown>;

const calls: Readonly<Record<Method, Run>> = {
  async login(decapod, _, options) {
    const { user, expiresAt } = await decapod.auth.login(options);
    return { id: decapod.auth.token(), data: { user: user.toJSON(), expires_at: expiresAt.getTime() / 1000 } };
  },
  logout: (decapod, _, options) => decapod.auth.logout(options),
  get_info: (decapod, _, options) => decapod.info.get(options),
  get_permissions: async (decapod, _, options) => ({ items: await decapod.permissions.list(options) }),
  get_playbooks: async (decapod, _, options) => ({
    items: (await decapod.playbooks.list(options)).map((each) => each.toJSON()),
  }),

  get_users: listOf("get_users", ({ users }) => users),
  get_roles: listOf("get_roles", ({ roles }) => roles),
  get_servers: listOf("get_servers", ({ servers }) => servers),
  get_clusters: listOf("get_clusters", ({ clusters }) => clusters),
  get_playbook_configurations: listOf("get_playbook_configurations", (decapod) => decapod.playbookConfigurations),
  get_executions: listOf("get_executions", ({ executions }) => executions),
  get_execution_steps: (decapod, args, options) => {
    const { filters, options: sorted } = listArguments("get_execution_steps", args);
    const list = (paging: object) =>
      decapod.executions.steps(text(args, "execution_id"), filters, { ...options, ...sorted, ...paging });
    return read(list, args);
  },

  get_user_versions: versionsOf("user_id", ({ users }) => users),
  get_role_versions: versionsOf("role_id", ({ roles }) => roles),
  get_server_versions: versionsOf("server_id", ({ servers }) => servers),
  get_cluster_versions: versionsOf("cluster_id", ({ clusters }) => clusters),
  get_playbook_configuration_versions: versionsOf(
    "playbook_configuration_id",
    (decapod) => decapod.playbookConfigurations,
  ),
  get_execution_versions: versionsOf("execution_id", ({ executions }) => executions),

  get_user: one("user_id", ({ users }) => users),
  get_role: one("role_id", ({ roles }) => roles),
  get_server: one("server_id", ({ servers }) => servers),
  get_cluster: one("cluster_id", ({ clusters }) => clusters),
  get_playbook_configuration: one("playbook_configuration_id", (decapod) => decapod.playbookConfigurations),
  get_execution: one("execution_id", ({ executions }) => executions),
  get_user_self: async (decapod, _, options) => (await decapod.users.self(options)).toJSON(),
  get_role_self: async (decapod, _, options) => (await decapod.roles.self(options)).toJSON(),

  get_user_version: versionOf("user_id", ({ users }) => users),
  get_role_version: versionOf("role_id", ({ roles }) => roles),
  get_server_version: versionOf("server_id", ({ servers }) => servers),
  get_cluster_version: versionOf("cluster_id", ({ clusters }) => clusters),
  get_playbook_configuration_version: versionOf(
    "playbook_configuration_id",
    (decapod) => decapod.playbookConfigurations,
  ),
  get_execution_version: versionOf("execution_id", ({ executions }) => executions),

  update_user: update(
    ({ users }) => users,
    ({ login, email, fullName, roleId }) => ({ login, email, fullName, roleId }),
  ),
  update_role: update(
    ({ roles }) => roles,
    ({ name, permissions }) => ({ name, permissions }),
  ),
  put_server: update(
    ({ servers }) => servers,
    ({ name }) => ({ name }),
  ),
  update_cluster: update(
    ({ clusters }) => clusters,
    ({ name }) => ({ name }),
  ),
  update_playbook_configuration: update(
    (decapod) => decapod.playbookConfigurations,
    ({ name, configuration }) => ({ name, configuration }),
  ),

  delete_user: remove("user_id", ({ users }) => users),
  delete_role: remove("role_id", ({ roles }) => roles),
  delete_server: remove("server_id", ({ servers }) => servers),
  delete_cluster: remove("cluster_id", ({ clusters }) => clusters),
  delete_playbook_configuration: remove("playbook_configuration_id", (decapod) => decapod.playbookConfigurations),
  cancel_execution: async (decapod, args, options) =>
    (await decapod.executions.cancel(text(args, "execution_id"), options)).toJSON(),

  async create_user(decapod, args, options) {
    const input = {
      login: text(args, "login"),
      email: text(args, "email"),
      fullName: text(args, "full_name"),
      // Checked by the facade, as every argument is.
      roleId: args.role_id as string | null | undefined,
    };
    return (await decapod.users.create(input, options)).toJSON();
  },
  async create_role(decapod, args, options) {
    const input = { name: text(args, "name"), permissions: args.permissions as [] };
    return (await decapod.roles.create(input, options)).toJSON();
  },
  create_server: (decapod, args, options) => {
    const input = { id: text(args, "server_id"), host: text(args, "host"), username: text(args, "username") };
    return decapod.servers.discover(input, options);
  },
  create_cluster: async (decapod, args, options) =>
    (await decapod.clusters.create({ name: text(args, "name") }, options)).toJSON(),
  async create_playbook_configuration(decapod, args, options) {
    const hints = (args.hints ?? []) as readonly { readonly id: string; readonly value: string }[];
    const input = {
      name: text(args, "name"),
      cluster: text(args, "cluster_id"),
      playbook: text(args, "playbook_id"),
      servers: args.server_ids as [],
      hints: Object.fromEntries(hints.map(({ id, value }) => [id, value])),
      run: args.run_after as boolean | undefined,
    };
    return (await decapod.playbookConfigurations.create(input, options)).toJSON();
  },
  async create_execution(decapod, args, options) {
    const id = text(args, "playbook_configuration_id");
    const version = args.playbook_configuration_version as number;
    const run: Execution = await decapod.executions.create({ id, version }, options);
    return run.toJSON();
  },

  get_execution_log: (decapod, args, options) => decapod.executions.log(text(args, "execution_id"), options).text(),
  get_cinder_integration: (decapod, args, options) => {
    const { root = "/etc/ceph" } = args;
    // decapodlib omits None, too.
    return decapod.clusters.cinderIntegration(text(args, "cluster_id"), {
      ...options,
      root: (root ?? "") as string,
    });
  },

  request_password_reset: (decapod, args, options) => decapod.passwordReset.request(text(args, "login"), options),
  peek_password_reset: (decapod, args, options) => decapod.passwordReset.peek(text(args, "reset_token"), options),
  reset_password: (decapod, args, options) =>
    decapod.passwordReset.reset(text(args, "reset_token"), text(args, "new_password"), options),
};

/** An argument, which the facade checks. */
function text(args: Arguments, name: string): string {
  return args[name] as string;
}

function listOf(method: string, managerOf: (decapod: DecapodClient) => Pick<Manager, "list">): Run {
  return (decapod, args, options) => {
    const { filters, options: sorted } = listArguments(method, args);
    return read((paging) => managerOf(decapod).list(filters, { ...options, ...sorted, ...paging }), args);
  };
}

function versionsOf(id: string, managerOf: (decapod: DecapodClient) => Pick<Manager, "versions">): Run {
  return (decapod, args, options) =>
    read((paging) => managerOf(decapod).versions(text(args, id), { ...options, ...paging }), args);
}

/** Reads one page, or with `all_items` the whole list. */
async function read(list: (paging: object) => Listing<Wired>, args: Arguments): Promise<unknown> {
  const { all_items: all, per_page: size, page } = args;
  if (all === true) {
    const items = await list({ pageSize: Infinity });
    return { items: items.map((item) => item.toJSON()), total: items.length };
  }
  const { items, count } = await list(size === undefined || size === null ? {} : { pageSize: size }).page(
    (page ?? 1) as number,
  );
  return { items: items.map((item) => item.toJSON()), total: count };
}

function one(id: string, managerOf: (decapod: DecapodClient) => Pick<Manager, "get">): Run {
  return async (decapod, args, options) => (await managerOf(decapod).get(text(args, id), options)).toJSON();
}

function versionOf(id: string, managerOf: (decapod: DecapodClient) => Pick<Manager, "version">): Run {
  return async (decapod, args, options) =>
    (await managerOf(decapod).version(text(args, id), args.version as number, options)).toJSON();
}

/** Writes a model that was read and changed. Its changes are all that can be changed. */
function update<M, Changes>(
  managerOf: (decapod: DecapodClient) => ChangeableManager<M, Changes>,
  changesOf: (model: M) => Partial<Changes>,
): Run {
  return async (decapod, args, options) => {
    const manager = managerOf(decapod);
    const model = manager.fromWire(args.model_data);
    return (await manager.put(model, changesOf(model), options)).toJSON();
  };
}

function remove(
  id: string,
  managerOf: (decapod: DecapodClient) => { delete(id: string, options?: RequestOptions): Promise<Wired> },
): Run {
  return async (decapod, args, options) => (await managerOf(decapod).delete(text(args, id), options)).toJSON();
}
