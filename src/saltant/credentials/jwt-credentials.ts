import { checkSendable } from "../../core/data/json.js";
import { AuthenticationError, InvalidInputError } from "../../core/errors/index.js";
import {
  type EarlierTokens,
  RefreshingCredentials,
  type TokenIssuer,
} from "../../core/sessions/refreshing-credentials.js";
import { isTokenNotValid, loginPath, requestAccess, requestTokens } from "../django/simple-jwt.js";

/** A login, tokens of an earlier one, or both. */
interface JwtSecrets extends EarlierTokens {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Makes credentials of JSON web tokens: an access token that is valid for days, and a refresh token that is valid for months.
 *
 * @param baseUrl - The API's root, without a slash at its end.
 */
export function jwtCredentials(secrets: JwtSecrets, baseUrl: string): RefreshingCredentials {
  checkTogether(secrets);
  const { username, password } = secrets;
  const login = username === undefined || password === undefined ? null : { username, password };
  const issuer: TokenIssuer = {
    logIn: login && ((context) => requestTokens(login, context)),
    secrets: password === undefined ? [] : [password],
    refresh: requestAccess,
    isRefreshTokenExpired: isTokenNotValid,
    loginRequired: (storeFailures, refusal) => loginRequired(baseUrl, username, storeFailures, refusal),
  };
  return new RefreshingCredentials(issuer, { baseUrl: `${baseUrl}/`, username }, secrets);
}

/** Refuses options that do not go together. */
function checkTogether({ username, password, accessToken, refreshToken, tokenStore }: JwtSecrets): void {
  if (tokenStore !== undefined && (accessToken ?? refreshToken) !== undefined) {
    throw new InvalidInputError("tokenStore cannot be combined with accessToken and refreshToken");
  }
  const isWhole = (username === undefined) === (password === undefined);
  const isNamedOnly = tokenStore !== undefined && password === undefined;
  if (!isWhole && !isNamedOnly) {
    throw new InvalidInputError("username and password must be given together");
  }
  const isString = (value: unknown): boolean => value === undefined || typeof value === "string";
  if (!isString(username) || !isString(password) || username === "") {
    throw new InvalidInputError("username and password must be strings, and the username not empty");
  }
  if (username !== undefined) checkSendable(username, "username");
  if (password !== undefined) checkSendable(password, "password");
}

/** The error for a client that has neither valid tokens nor a password. */
function loginRequired(
  baseUrl: string,
  username: string | undefined,
  storeFailures: string,
  refusal: AuthenticationError | undefined,
): AuthenticationError {
  const tokens = `tokens${username === undefined ? "" : ` of ${username}`} for ${baseUrl}/`;
  const advice = `log in, with username and password${storeFailures}`;
  if (refusal !== undefined) {
    const { status, method, path } = refusal;
    const message = `${status} ${method} ${path}: the ${tokens} have expired: ${advice}`;
    return new AuthenticationError(message, refusal, { cause: refusal });
  }
  const request = { service: "saltant", method: "POST", url: baseUrl + loginPath, path: loginPath, attempts: 0 };
  const response = { ...request, status: 401, headers: new Headers(), body: null };
  return new AuthenticationError(`no ${tokens} are stored: ${advice}`, response);
}
