import type { Schema } from "../data/schema.js";
import { NotFoundError, UnexpectedResponseError } from "../errors/response-errors.js";
import type { CredentialsContext } from "../http/credentials.js";
import type { RequestSpec } from "../http/request.js";
import { appendSentence } from "../text.js";

/**
 * Requests a token without credentials. The errors show neither headers nor the body of a success, as they may contain a token.
 *
 * @param baseUrlOption - The name of the service's option for its base URL, for messages.
 */
export async function requestToken<T>(
  spec: RequestSpec,
  schema: Schema<T>,
  context: CredentialsContext,
  baseUrlOption: string,
): Promise<T> {
  const response = await context.callAnonymously(spec).catch((error: unknown) => {
    // A NotFoundError would say that the requested resource does not exist.
    if (!(error instanceof NotFoundError)) throw error;
    throw new UnexpectedResponseError(
      appendSentence(error.message, `there is no login at this ${baseUrlOption}`),
      error,
    );
  });
  const result = schema.safeParse(response.body);
  if (result.success) return result.data;
  const { status, method, path } = response;
  const message = `${status} ${method} ${path}: the response contains no token: is ${baseUrlOption} the API's root?`;
  throw new UnexpectedResponseError(message, { ...response, headers: new Headers(), body: null });
}
