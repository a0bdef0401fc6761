import { isObject, type Json } from "../json.js";
import type { RoleData } from "../store/models.js";
import { notFound, plainText, refusal } from "../web/errors.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { exactly, nonEmptyString } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { allPermissions, knownPermissions, readPermissions, roleOf, showPermissions } from "./permissions.js";
import { create, deleting, pick, readBody, readingRoutes, updating } from "./resource.js";

const newRole = exactly({
  name: nonEmptyString,
  permissions: {
    type: "array",
    items: exactly({ name: nonEmptyString, permissions: { type: "array", items: nonEmptyString } }),
  },
});

/** The routes of roles and permissions. */
export function roleRoutes({ database, playbooks }: Context): Route[] {
  const { roles, users } = database;
  const known = knownPermissions(playbooks);
  const versions = ["view_role_versions"];
  const isTaken = ({ name }: RoleData, ownId?: string): boolean =>
    roles.alive().some(({ id, data }) => id !== ownId && data.name === name);
  const apply = (data: RoleData, sent: Json): RoleData => {
    if (!isObject(sent)) throw plainText("object has no attribute 'items'");
    const { name = data.name, permissions } = pick(sent, ["name", "permissions"]);
    return { name, permissions: permissions === undefined ? data.permissions : readPermissions(permissions, known) };
  };
  const post: UserHandler = (request, user) => {
    const { name = "", permissions = [] } = readBody(request, newRole);
    return create(roles, { name, permissions: readPermissions(permissions, known) }, user, isTaken);
  };
  const remove = deleting(roles, {
    check: ({ id }) => {
      const isUsed = users.alive().some(({ data }) => data.role_id === id);
      if (isUsed) throw refusal("CannotDeleteRoleWithActiveUsers");
    },
  });
  const self: UserHandler = (_, user) => {
    const role = roleOf(database, user);
    if (role === undefined) throw notFound("Cannot find role");
    return roles.show(role);
  };
  const permissionList: UserHandler = () => ({ items: showPermissions(allPermissions(known)) });
  return [
    route("role/self", { GET: forUsers(database, [], self) }),
    ...readingRoutes(database, {
      collection: roles,
      sortBy: [["name", 1]],
      versionPermissions: { list: versions, item: versions },
    }),
    route("role", { POST: forUsers(database, ["view_role", "create_role"], post) }),
    route("role/{id}", {
      PUT: forUsers(database, ["view_role", "edit_role"], updating(roles, { apply, isTaken })),
      DELETE: forUsers(database, ["view_role", "delete_role"], remove),
    }),
    route("permission", { GET: forUsers(database, ["view_role"], permissionList) }),
  ];
}
