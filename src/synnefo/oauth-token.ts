import { requireObject } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import { InvalidInputError } from "../core/errors/index.js";
import { keepSelf, selfOf } from "../core/self.js";

/** A code of OAuth 2, and the program that exchanges it for a token. */
export interface OAuthTokenInput {
  /** The code that the service sent to the program. */
  readonly code: string;
  /** The address that the code was sent to. */
  readonly redirectUri: string;
  /** The id of the program. */
  readonly clientId: string;
  /** The secret of the program. */
  readonly clientSecret: string;
}

/** A token of short life. No printed form shows the token itself. */
export class OAuthToken {
  /** The kind of the token: `Bearer`. */
  readonly tokenType: string;
  /** The life of the token in seconds, 20 by default. */
  readonly expiresInSeconds: number;
  readonly #accessToken: string;

  /** @internal Tokens are made by the client. */
  constructor(accessToken: string, tokenType: string, expiresInSeconds: number) {
    keepSelf(this);
    this.#accessToken = accessToken;
    this.tokenType = tokenType;
    this.expiresInSeconds = expiresInSeconds;
  }

  /** The token itself. */
  get accessToken(): string {
    return selfOf(this).#accessToken;
  }
}

const names = ["code", "redirectUri", "clientId", "clientSecret"] as const;

/**
 * What the request for a token consists of.
 *
 * @throws An `InvalidInputError` for an input that cannot work. It shows no value.
 */
export function oauthTokenSpec(input: OAuthTokenInput): {
  readonly form: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
} {
  requireObject("OAuth token: the input", input);
  const unknown = Object.keys(input).find((name) => !names.some((each) => each === name));
  if (unknown !== undefined)
    throw new InvalidInputError(`OAuth token: unknown property ${unknown}; the properties are ${names.join(", ")}`);
  for (const name of names) {
    const value: unknown = input[name];
    if (typeof value !== "string" || value === "")
      throw new InvalidInputError(`OAuth token: ${name} must be a string that is not empty`);
    checkSendable(value, `OAuth token: ${name}`);
  }
  const { code, redirectUri, clientId, clientSecret } = input;
  if (clientId.includes(":")) throw new InvalidInputError("OAuth token: clientId must not contain a colon");
  const bytes = new TextEncoder().encode(`${clientId}:${clientSecret}`);
  const basic = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return {
    form: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: redirectUri }),
    headers: { Authorization: `Basic ${basic}` },
    secrets: [code, clientSecret, basic],
  };
}
