import type { Schema } from "../core/data/schema.js";
import * as z from "../core/data/zod.js";
import { AuthenticationError } from "../core/errors/index.js";
import type { CredentialsContext } from "../core/http/credentials.js";
import type { RequestSpec } from "../core/http/request.js";
import { LoginCredentials } from "../core/sessions/login-credentials.js";
import { requestToken } from "../core/sessions/request-token.js";
import type { Wire } from "./contract.js";
import { userShape, type UserWire } from "./models/user.js";

/** The path of logins and logouts. */
export const authPath = "/v1/auth/";

/** What a user logs in with. */
export interface Login {
  readonly login: string;
  readonly password: string;
}

/** The request of a login. Each makes a token of its own, so that it may be repeated. */
export function loginSpec({ login, password }: Login): RequestSpec {
  const body = { username: login, password };
  return { method: "POST", path: authPath, body, secrets: [password], idempotent: true, isResponseSecret: true };
}

/** A token as the API writes it. */
export interface TokenWire extends Pick<Wire<"Token">, "id"> {
  readonly data: { readonly expires_at: number; readonly user: UserWire };
}

export const tokenSchema: Schema<TokenWire> = z.looseObject({
  id: z.string().check(z.refine((id) => /^[\x21-\x7e]{3,}$/.test(id), { error: "expected a token" })),
  data: z.looseObject({
    expires_at: z.custom<number>(Number.isFinite, "expected a number"),
    user: z.custom<UserWire>((value) => userShape.schema.safeParse(value).success, "expected a user"),
  }),
});

/**
 * Makes credentials of a login, a token, or both. A token expires after half an hour without a request, so it is not renewed ahead: the
 * client logs in again once it is refused.
 *
 * @param baseUrl - The API's root, without a slash at its end.
 */
export function sessionCredentials(login: Login | null, token: string | null, baseUrl: string): LoginCredentials {
  return new LoginCredentials(
    {
      logIn: login && ((context) => logIn(login, context)),
      loginRequired: () => loginRequired(baseUrl),
      headersOf: (id) => ({ Authorization: id }),
      secrets: login === null ? [] : [login.password],
    },
    token,
  );
}

async function logIn(login: Login, context: CredentialsContext): Promise<string> {
  return (await requestToken(loginSpec(login), tokenSchema, context, "url")).id;
}

/** The error for a client that has no password, and no token any more. */
function loginRequired(baseUrl: string): AuthenticationError {
  const request = { service: "decapod", method: "POST", url: baseUrl + authPath, path: authPath, attempts: 0 };
  const response = { ...request, status: 401, headers: new Headers(), body: null };
  return new AuthenticationError("the client has no token and no password: pass login and password", response);
}
