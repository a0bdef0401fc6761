import { compareText, isArray, isObject, type Json, type JsonObject, repr } from "../json.js";
import type { Playbook } from "../playbooks/playbook.js";
import type { Version } from "../store/collection.js";
import type { Database } from "../store/database.js";
import type { PermissionClass, PermissionList, RoleData, UserData } from "../store/models.js";
import { plainText, refusal } from "../web/errors.js";

/** All permissions of a version. */
export type KnownPermissions = Readonly<Record<PermissionClass, readonly string[]>>;

const create = ["cluster", "execution", "playbook_configuration", "role", "server", "user"];
const edit = create.filter((name) => name !== "execution");

const view = [
  ...["cinder", "cluster", "cluster_versions", "execution", "execution_steps", "execution_version"],
  ...["playbook_configuration", "playbook_configuration_version", "role", "role_versions"],
  ...["server", "server_versions", "user", "user_versions"],
];

export function knownPermissions(playbooks: readonly Playbook[]): KnownPermissions {
  const prefixed = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}_${name}`);
  return {
    api: [
      ...prefixed("create", create),
      ...prefixed("delete", create),
      ...prefixed("edit", edit),
      ...prefixed("view", view),
    ],
    playbook: playbooks.map(({ id }) => id).sort(compareText),
  };
}

/** All permissions, as the API lists them and a role holds them. */
export function allPermissions({ api, playbook }: KnownPermissions): readonly PermissionList[] {
  return [
    { name: "api", permissions: api },
    { name: "playbook", permissions: playbook },
  ];
}

export function showPermissions(lists: readonly PermissionList[]): readonly JsonObject[] {
  return lists.map((list) => ({ ...list }));
}

/**
 * Reads the permissions of a role. Unknown ones are dropped without an error.
 *
 * @throws ApiError for an unknown class, or for what is no list of permissions.
 */
export function readPermissions(value: Json, known: KnownPermissions): readonly PermissionList[] {
  const lists = new Map<PermissionClass, readonly string[]>();
  for (const item of value === null ? [] : requireArray(value)) {
    if (!isObject(item)) throw plainText("string indices must be integers");
    const { name, permissions } = item;
    if (name === undefined) throw plainText(repr("name"));
    if (permissions === undefined) throw plainText(repr("permissions"));
    if (name !== "api" && name !== "playbook") throw refusal("BadRequest");
    const wanted = new Set(requireArray(permissions));
    lists.set(
      name,
      known[name].filter((permission) => wanted.has(permission)),
    );
  }
  return Array.from(lists, ([name, permissions]) => ({ name, permissions }));
}

function requireArray(value: Json): readonly Json[] {
  if (!isArray(value)) throw plainText(`${repr(value)} object is not iterable`);
  return value;
}

/** The role of a user, even if it is deleted; undefined if the user has none. */
export function roleOf({ roles }: Database, { data }: Version<UserData>): Version<RoleData> | undefined {
  return typeof data.role_id === "string" ? roles.latest(data.role_id) : undefined;
}

export function isAllowed(
  database: Database,
  user: Version<UserData>,
  permissionClass: PermissionClass,
  permission: string,
): boolean {
  const lists = roleOf(database, user)?.data.permissions ?? [];
  return lists.some(({ name, permissions }) => name === permissionClass && permissions.includes(permission));
}
