import { allPermissions, knownPermissions } from "../api/permissions.js";
import type { EmbeddedServerOptions } from "../options.js";
import type { Playbook } from "../playbooks/playbook.js";
import type { Database } from "../store/database.js";
import { defaultUsers, emailOf, rootRole } from "../users.js";

/** Adds the roles and users with which a server begins. */
export function seedUsers(
  { users, roles }: Database,
  playbooks: readonly Playbook[],
  { users: userSeeds = defaultUsers, roles: roleSeeds = [] }: EmbeddedServerOptions,
): void {
  const known = knownPermissions(playbooks);
  const ids = new Map([[rootRole, roles.create({ name: rootRole, permissions: allPermissions(known) }, null).id]]);
  for (const { name, api = [], playbooks: allowed = [] } of roleSeeds) {
    const only = (all: readonly string[], some: readonly string[]): string[] =>
      all.filter((each) => some.includes(each));
    const permissions = allPermissions({ api: only(known.api, api), playbook: only(known.playbook, allowed) });
    ids.set(name, roles.create({ name, permissions }, null).id);
  }
  for (const { login, password, email = emailOf(login), fullName = login, role = "" } of userSeeds) {
    users.create({ login, password, email, full_name: fullName, role_id: ids.get(role) ?? null }, null);
  }
}
