import * as z from "../../core/data/zod.js";
import type { AuthenticationError } from "../../core/errors/index.js";
import type { CredentialsContext } from "../../core/http/credentials.js";
import { requestToken } from "../../core/sessions/request-token.js";
import type { TokenPair } from "../../core/sessions/token-store.js";
import { matching } from "./field-schemas.js";

// The endpoints of djangorestframework-simplejwt.

/** The path of the login. */
export const loginPath = "/token/";

/** Logs in, which issues a pair of tokens. */
export async function requestTokens(login: Login, context: CredentialsContext): Promise<TokenPair> {
  const { access, refresh } = await post(context, loginPath, login, [login.password], pairSchema);
  return { accessToken: access, refreshToken: refresh };
}

/** Exchanges a refresh token for a new access token. */
export async function requestAccess(refresh: string, context: CredentialsContext): Promise<string> {
  return (await post(context, "/token/refresh/", { refresh }, [refresh], accessSchema)).access;
}

/** Whether the server itself has refused a token. A proxy does not know this code. */
export function isTokenNotValid({ body }: AuthenticationError): boolean {
  return typeof body === "object" && body !== null && "code" in body && body.code === "token_not_valid";
}

/** What a user logs in with. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A token, which must fit into a header. */
const token = z.string().check(matching(/^[\x21-\x7e]+$/, "expected a token"));
const accessSchema = z.looseObject({ access: token });
const pairSchema = z.looseObject({ access: token, refresh: token });

async function post<T>(
  context: CredentialsContext,
  path: string,
  body: unknown,
  secrets: readonly string[],
  schema: z.ZodMiniType<T>,
): Promise<T> {
  // A request for a token may be repeated: a second token does no harm.
  const spec = { method: "POST", path, body, secrets, idempotent: true } as const;
  return requestToken(spec, schema, context, "baseApiUrl");
}
