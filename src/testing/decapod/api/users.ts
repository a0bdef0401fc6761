import { isObject, type Json, str } from "../json.js";
import type { Database } from "../store/database.js";
import type { UserData } from "../store/models.js";
import { randomCharacters } from "../store/reset-tokens.js";
import { methodDisabled, plainText } from "../web/errors.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { email, exactly, nonEmptyString, uuid4 } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { create, deleting, pick, readBody, readingRoutes, updating } from "./resource.js";

const newUser = exactly({
  login: nonEmptyString,
  email,
  full_name: nonEmptyString,
  role_id: { oneOf: [uuid4, { type: "null" }] },
});

export function userRoutes({ database, settings }: Context): Route[] {
  const { users, tokens } = database;
  const versions = ["view_user_versions"];
  const isTaken = (data: UserData, id?: string): boolean => isUserTaken(database, data, id);
  const unlessReadOnly = (handler: UserHandler): UserHandler => {
    return (request, user) => {
      if (settings.isReadOnly) throw methodDisabled();
      return handler(request, user);
    };
  };
  const post: UserHandler = (request, user) => {
    const { login = "", email: address = "", full_name = "", role_id = null } = readBody(request, newUser);
    const password = randomCharacters(10);
    const shown = create(users, { login, email: address, full_name, role_id, password }, user, isTaken);
    database.mails.push(passwordMail(str(address), str(full_name), password));
    return shown;
  };
  const put = updating(users, { apply: applyToUser, isTaken, namedBy: "login" });
  const remove = deleting(users, {
    afterwards: ({ id }) => {
      tokens.revokeAll(id);
    },
  });
  return [
    route("user/self", { GET: forUsers(database, [], (_, user) => users.show(user)) }),
    ...readingRoutes(database, {
      collection: users,
      sortBy: [["full_name", 1]],
      versionPermissions: { list: versions, item: versions },
    }),
    route("user", { POST: forUsers(database, ["view_user", "create_user"], unlessReadOnly(post)) }),
    route("user/{id}", {
      PUT: forUsers(database, ["view_user", "edit_user"], put),
      DELETE: forUsers(database, ["view_user", "delete_user"], unlessReadOnly(remove)),
    }),
  ];
}

/** Login and email are unique among the users that are not deleted. */
function isUserTaken({ users }: Database, { login, email: address }: UserData, ownId?: string): boolean {
  return users.alive().some(({ id, data }) => id !== ownId && (data.login === login || data.email === address));
}

/** Values of any type are accepted. */
function applyToUser(data: UserData, sent: Json): UserData {
  if (!isObject(sent)) throw plainText("object has no attribute 'items'");
  return { ...data, ...pick(sent, ["login", "email", "full_name", "role_id"]) };
}

function passwordMail(to: string, name: string, password: string): Database["mails"][number] {
  const text = `Hi, ${name}.\n\nYour password for Decapod is '${password}'.\n`;
  return { to, subject: "New password for Decapod", text, password, token: null };
}
