import { isObject, type JsonObject } from "../../json.js";
import type { Account, AccountDirectory } from "../../account.js";
import { adminRole, rolesOf } from "../../caller.js";
import { type Cookies, setCookie } from "../../cookies.js";
import { adminAcl, roleRule } from "../acl.js";
import { CimiError, invalidCredentials, unexpected } from "../errors.js";
import { created, type Reply } from "../reply.js";
import type { Context, ResourceType } from "../resource-type.js";
import { addDocument, deleteResource } from "../resources.js";
import { isAnything, isHref, isNonBlank, requireShape, textOf } from "../schema.js";
import type { ApiKeys, Claims } from "./api-keys.js";
import { resolveReferences } from "./template.js";
import { slipstreamUri } from "./uris.js";

/** What logging in uses. */
export interface LoginHost {
  readonly accounts: AccountDirectory;
  readonly apiKeys: ApiKeys;
  readonly cookies: Cookies;
}

/** Sessions. Adding one logs in; only its own cookie sees and finds it; deleting it logs out. */
export function sessions(host: LoginHost): ResourceType {
  const type: ResourceType = {
    type: "session",
    key: "sessions",
    uri: slipstreamUri("session"),
    collectionAcl: adminAcl(roleRule("ADMIN", "MODIFY"), roleRule("USER", "MODIFY"), roleRule("ANON", "MODIFY")),
    methods: ["add", "delete"],
    defaultAcl: (_identity, id) => ({
      owner: { principal: id, type: "ROLE" },
      rules: [roleRule(adminRole, "VIEW")],
    }),
    narrow: (parameters, { identity }) => ({
      ...parameters,
      filter: {
        kind: "comparison",
        attribute: "id",
        operator: "=",
        value: { kind: "string", text: identity.session ?? "" },
        isValueFirst: false,
      },
    }),
    add: (body, context) => logIn(type, body, context, host),
    remove: (id, context) => ({
      ...deleteResource(id, context),
      headers: { "set-cookie": host.cookies.revocation() },
    }),
  };
  return type;
}

function logIn(type: ResourceType, body: JsonObject, context: Context, host: LoginHost): Reply {
  const login = readLogin(body, context);
  const claims = verify(login, context, host);
  const { href, redirectURI } = login;
  if (claims === undefined) throw refusal(login);
  const { cookie, session } = openSession(type, claims, { method: login.method, href }, context, host.cookies);
  const reply = created(session);
  const headers = { ...reply.headers, "set-cookie": setCookie(cookie) };
  if (redirectURI === undefined) return { ...reply, headers };
  return { ...reply, status: 303, headers: { ...headers, location: redirectURI } };
}

/** A valid login. */
interface Login {
  readonly method: "internal" | "api-key";
  readonly href: string;
  /** The name of the user, or the key. */
  readonly name: string;
  /** The password, or the secret of the key. */
  readonly secret: string;
  readonly redirectURI: string | undefined;
}

/** @throws CimiError if the template does not exist, or lacks what its method needs. */
function readLogin(body: JsonObject, context: Context): Login {
  const resolved = resolveReferences(body, context);
  const template = isObject(resolved.sessionTemplate) ? resolved.sessionTemplate : {};
  const method = textOf(template, "method");
  if (method !== "internal" && method !== "api-key")
    throw unexpected(`unknown Session create type: ${method ?? ""}${JSON.stringify(body)}`);
  const [name, secret] = method === "internal" ? ["username", "password"] : ["key", "secret"];
  requireShape(resolved, { required: { sessionTemplate: isAnything }, optional: createAttributes });
  requireShape(template, {
    required: { href: isHref, method: isNonBlank, [name]: isNonBlank, [secret]: isNonBlank },
    optional: templateAttributes,
  });
  return {
    method,
    href: textOf(template, "href") ?? "",
    name: textOf(template, name) ?? "",
    secret: textOf(template, secret) ?? "",
    redirectURI: textOf(template, "redirectURI"),
  };
}

const createAttributes = {
  ...{ resourceURI: isAnything, name: isNonBlank, description: isNonBlank, created: isAnything, updated: isAnything },
  ...{ properties: isAnything, operations: isAnything, acl: isAnything },
};

const templateAttributes = {
  ...{ methodKey: isNonBlank, instance: isNonBlank, redirectURI: isNonBlank, group: isNonBlank },
};

function verify({ method, name, secret }: Login, context: Context, host: LoginHost): Claims | undefined {
  if (method === "api-key") return host.apiKeys.verify(name, secret, context.store, context.now);
  const account = host.accounts.find(name);
  return account?.password === secret ? claimsOf(account) : undefined;
}

/** The claims of a user who logs in with a password. */
export function claimsOf(account: Account): Claims {
  return { name: account.name, roles: rolesOf(account) };
}

/** A browser is sent back with the sentence in the query. */
function refusal({ method, name, redirectURI }: Login): CimiError {
  if (redirectURI === undefined) return invalidCredentials(name);
  const message = `invalid ${method === "internal" ? "" : "API key/secret "}credentials for '${name}'`;
  return new CimiError(303, message, undefined, `${redirectURI}?${new URLSearchParams({ error: message }).toString()}`);
}

/** Stores a session, and issues its cookie. */
export function openSession(
  type: ResourceType,
  { name, roles }: Claims,
  { method, href }: { readonly method: string; readonly href: string },
  context: Context,
  cookies: Cookies,
): { readonly cookie: ReturnType<Cookies["issue"]>; readonly session: string } {
  const uuid = context.newUuid();
  const session = `${type.type}/${uuid}`;
  const allRoles = [...roles, session];
  const cookie = cookies.issue({ name, privileged: roles.includes(adminRole), roles: allRoles, session });
  const [server, clientIP] = ["slipstream-ssl-server-name", "x-real-ip"].map((header) => context.headers.get(header));
  const document = {
    method,
    sessionTemplate: { href },
    username: name,
    roles: allRoles.join(" "),
    expiry: cookie.expiry,
    ...(typeof server === "string" && { server }),
    ...(typeof clientIP === "string" && { clientIP }),
  };
  addDocument({ ...type, newName: () => uuid }, document, context);
  return { cookie, session };
}
