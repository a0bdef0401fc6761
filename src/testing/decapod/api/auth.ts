import { writeJson } from "../json.js";
import { unauthorized } from "../web/errors.js";
import { RawResponse } from "../web/response.js";
import { type Handler, type Route, route } from "../web/route.js";
import { exactly } from "../web/schemas.js";
import { authenticate } from "./access.js";
import type { Context } from "./context.js";
import { readBody } from "./resource.js";

const credentials = exactly({ username: { type: "string" }, password: { type: "string" } });

export function authRoutes({ database }: Context): Route[] {
  const { users, tokens } = database;
  const login: Handler = (request, session) => {
    const { username, password } = readBody(request, credentials);
    const user = users.alive().find(({ data }) => data.login === username);
    if (user === undefined || user.data.password !== password) throw unauthorized();
    const token = tokens.create(user.id);
    session.token = token;
    const shown = {
      id: token.id,
      model: "token",
      version: 1,
      initiator_id: user.id,
      time_deleted: 0,
      time_updated: token.createdAt,
      data: { expires_at: token.expiresAt, user: users.show(user) },
    };
    const headers = { "content-type": "application/json", "cache-control": "private, no-store, no-cache" };
    return new RawResponse(200, headers, writeJson(shown, floatFields));
  };
  const logout: Handler = ({ headers }) => {
    tokens.revoke(authenticate(database, headers).token);
    return {};
  };
  return [route("auth", { POST: login, DELETE: logout })];
}

const floatFields: ReadonlySet<string> = new Set(["expires_at"]);
