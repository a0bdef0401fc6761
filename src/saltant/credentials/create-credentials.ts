import { InvalidInputError } from "../../core/errors/index.js";
import { type Credentials, requireCredentials } from "../../core/http/credentials.js";
import { strip } from "../django/python-strip.js";
import type { CredentialOptions } from "./credential-options.js";
import { jwtCredentials } from "./jwt-credentials.js";
import { TokenCredentials } from "./token-credentials.js";

/**
 * Makes the credentials that the options specify.
 *
 * @param baseUrl - The API's root, without a slash at its end.
 * @throws {@link InvalidInputError} for options of several kinds, of none, and for those that cannot work.
 */
export function createCredentials(options: CredentialOptions, baseUrl: string): Credentials {
  const { authToken, credentials, username, ...secrets } = options;
  const { password, tokenStore, accessToken, refreshToken } = secrets;
  const secret = [password, tokenStore, accessToken, refreshToken].find((each) => each !== undefined);
  // With tokens, a username says whose they are; without anything else, it is half of a login.
  const others = [authToken, credentials, accessToken, refreshToken];
  const isLogin = password !== undefined || tokenStore !== undefined || others.every((each) => each === undefined);
  const kinds = [authToken, credentials, secret === undefined && isLogin ? username : secret];
  if (kinds.filter((kind) => kind !== undefined).length !== 1) {
    throw new InvalidInputError(
      "the client needs one kind of credentials: authToken, or username and password, or refreshToken with or without accessToken, or tokenStore, or credentials",
    );
  }
  if (credentials !== undefined) return requireCredentials(credentials);
  if (authToken !== undefined) return new TokenCredentials(authToken);
  return jwtCredentials(isLogin ? { ...secrets, username } : secrets, baseUrl);
}

/** The user whose credentials the options hold; undefined if they do not say. */
export function usernameOf({ username }: { readonly username?: string | undefined }): string | undefined {
  if (username === undefined) return undefined;
  if (typeof username === "string" && strip(username) !== "") return strip(username);
  throw new InvalidInputError("username must be a string, and not blank");
}
