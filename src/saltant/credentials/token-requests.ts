import * as z from "zod/mini";
import type { CredentialsContext } from "../../core/credentials.js";
import { UnexpectedResponseError } from "../../core/errors/index.js";

/** Who logs in, and with what. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

const accessAnswer = z.looseObject({ access: z.string() });
const pairAnswer = z.looseObject({ access: z.string(), refresh: z.string() });

/** Logs in, which gives a pair of tokens. */
export function requestTokens(login: Login, context: CredentialsContext): Promise<z.infer<typeof pairAnswer>> {
  return post(context, "/token/", login, [login.password], pairAnswer);
}

/** Has a new access token made with a refresh token. */
export function requestAccess(refresh: string, context: CredentialsContext): Promise<z.infer<typeof accessAnswer>> {
  return post(context, "/token/refresh/", { refresh }, [refresh], accessAnswer);
}

async function post<T>(
  context: CredentialsContext,
  path: string,
  body: unknown,
  secrets: readonly string[],
  schema: z.ZodMiniType<T>,
): Promise<T> {
  // Asking for a token twice does no harm.
  const answer = await context.callAnonymously({ method: "POST", path, body, secrets, isRepeatable: true });
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  // The body is left out: there may be a token in it.
  const message = `${answer.status} POST ${path}: the answer holds no token: is baseApiUrl the API's root?`;
  throw new UnexpectedResponseError(message, { ...answer, body: null });
}
