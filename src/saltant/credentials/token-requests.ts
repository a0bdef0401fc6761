import * as z from "zod/mini";
import type { CredentialsContext } from "../../core/http/credentials.js";
import { NotFoundError, UnexpectedResponseError } from "../../core/errors/index.js";
import { appendSentence } from "../../core/text.js";
import { matching } from "../django/field-schemas.js";

/** Who logs in, and with what. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A token, which must fit into a header. */
const token = z.string().check(matching(/^[\x21-\x7e]+$/, "expected a token"));
const accessAnswer = z.looseObject({ access: token });
const pairAnswer = z.looseObject({ access: token, refresh: token });

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
  const call = { method: "POST", path, body, secrets, idempotent: true } as const;
  const answer = await context.callAnonymously(call).catch((error: unknown) => {
    // As it is, it would say that what the caller asked for does not exist.
    if (!(error instanceof NotFoundError)) throw error;
    throw new UnexpectedResponseError(appendSentence(error.message, "there is no login at this baseApiUrl"), error);
  });
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  // Body and headers are left out: there may be a token in them.
  const message = `${answer.status} POST ${path}: the answer holds no token: is baseApiUrl the API's root?`;
  throw new UnexpectedResponseError(message, { ...answer, headers: new Headers(), body: null });
}
