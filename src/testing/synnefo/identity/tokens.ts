import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { fault, jsonResponse } from "../faults.js";
import { type Json, type JsonObject, property, toText } from "../json.js";
import type { CloudRequest } from "../request.js";
import { serviceCatalog } from "./catalog.js";
import type { Context } from "./context.js";
import type { OAuth } from "./oauth.js";
import { isAccepted } from "./projects.js";
import type { User } from "./users.js";

/** Authenticates with a token, or only returns the catalog if there is no body. */
export function authenticate(context: Context, request: CloudRequest): MockResponse {
  const catalog = { serviceCatalog: serviceCatalog(request.origin) };
  if (request.body.length === 0) return jsonResponse(200, { access: catalog });
  const auth = property(request.json(), "auth");
  const { id, uuid } = readCredentials(auth);
  if (id === null) throw fault("badRequest", "Malformed request: missing token");
  const user = context.users.byToken(toText(id), "Invalid token");
  if (uuid !== undefined && uuid !== user.uuid) throw fault("unauthorized", "Invalid credentials");
  const tenant = property(auth, "tenantName") ?? "";
  if (tenant !== "" && tenant !== user.uuid) throw fault("badRequest", "Not conforming tenantName");
  const projects = context.projects.membershipsOf(user).filter(isAccepted);
  const access = {
    token: describeToken(user, user.token, user.tokenExpiresAt, user.defaultProject),
    ...catalog,
    user: { ...describeUser(user), projects: projects.map(({ project }) => project.id) },
  };
  return jsonResponse(200, { access });
}

function readCredentials(auth: Json | undefined): { id: Json; uuid: Json | undefined } {
  const id = property(property(auth, "token"), "id");
  if (id !== undefined) return { id, uuid: undefined };
  const credentials = property(auth, "passwordCredentials");
  const [password, uuid] = [property(credentials, "password"), property(credentials, "username")];
  if (password === undefined || uuid === undefined) throw fault("badRequest", "Malformed request: missing credentials");
  return { id: password, uuid };
}

/** Validates a token that was issued by OAuth 2. The tokens of users are unknown here. */
export function validateToken(oauth: OAuth, { query }: CloudRequest, code: string): MockResponse {
  const token = oauth.token(code);
  if (token === undefined) throw fault("itemNotFound", "No such token");
  const belongsTo = query.get("belongsTo");
  if (belongsTo !== null && !belongsTo.startsWith(token.scope))
    throw fault("itemNotFound", "The specified tenant is outside the token's scope");
  const { user, expiresAt } = token;
  const access = { token: describeToken(user, code, expiresAt, user.uuid), user: describeUser(user) };
  return jsonResponse(200, { access });
}

function describeToken({ fullName }: User, id: string, expiresAt: number, tenant: string): JsonObject {
  return { id, expires: toIso(expiresAt), tenant: { id: tenant, name: fullName } };
}

function describeUser({ uuid, fullName }: User): JsonObject {
  return { id: uuid, name: fullName, roles: [{ id: "1", name: "default" }], roles_links: [] };
}
