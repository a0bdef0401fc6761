import { checkNames, checkType } from "../../kit/checks.js";
import { randomUuid } from "../../kit/random-uuid.js";
import type { MockResponse } from "../../kit/response.js";
import { writeJson } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { User } from "./users.js";

/** How long a token of OAuth 2 is valid, in seconds. */
const lifetimeSeconds = 20;

/** A program that a user lets act for the user. */
export interface CodeGrant {
  /** The id of the program. */
  readonly clientId: string;
  /** The secret of the program. */
  readonly clientSecret: string;
  /** The URL to which the user is sent back. The program must name the same one. */
  readonly redirectUri: string;
  /** With what the tenants must begin for which the token is valid. Default: `""`, all tenants. */
  readonly scope?: string;
}

/** @throws TypeError for an invalid grant. */
export function checkGrant(grant: CodeGrant): void {
  checkType("A grant", grant, "object");
  checkNames("A grant", grant, ["clientId", "clientSecret", "redirectUri", "scope"]);
  for (const name of ["clientId", "clientSecret", "redirectUri"] as const) checkType(name, grant[name], "string");
  checkType("scope", grant.scope ?? "", "string");
}

/** A grant with its user. */
interface Grant extends Required<CodeGrant> {
  readonly user: User;
}

/** A token with a short life. */
interface Token {
  readonly user: User;
  readonly scope: string;
  readonly expiresAt: number;
}

/** The tokens of OAuth 2, and the codes for them. */
export class OAuth {
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Token>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns A new code. */
  grant(grant: Grant): string {
    const code = randomUuid();
    this.#grants.set(code, grant);
    return code;
  }

  /** The token with that code; undefined if it does not exist or has expired. */
  token(code: string): Token | undefined {
    const token = this.#tokens.get(code);
    return token === undefined || token.expiresAt < this.#now() ? undefined : token;
  }

  /** Exchanges a code for a token. */
  issue(request: CloudRequest): MockResponse {
    if (!request.origin.startsWith("https:")) return refuse("generic_error", "Secure request required");
    const type = request.headers.get("content-type") ?? "";
    if (type !== "application/x-www-form-urlencoded")
      return refuse("invalid_request", "Invalid Content-Type header, should be application/x-www-form-urlencoded");
    const form = new URLSearchParams(request.text);
    const kind = form.get("grant_type");
    if (kind === null) return refuse("invalid_request", "Missing grant type");
    if (kind !== "authorization_code") return refuse("unsupported_grant_type", `${kind} is not supported`);
    const credentials = readBasic(request.headers.get("authorization") ?? "");
    const grant = this.#grants.get(form.get("code") ?? "");
    if (credentials === undefined) return refuse("invalid_client", "Client authentication is required");
    if (grant === undefined) return refuse("invalid_grant", "No such authorization code");
    if (credentials !== `${grant.clientId}:${grant.clientSecret}`)
      return refuse("invalid_client", "Client authentication failed");
    if (form.get("redirect_uri") !== grant.redirectUri) return refuse("invalid_grant", "Redirect URI does not match");
    this.#grants.delete(form.get("code") ?? "");
    const code = randomUuid();
    const { user, scope } = grant;
    this.#tokens.set(code, { user, scope, expiresAt: this.#now() + lifetimeSeconds * 1000 });
    const body = writeJson({ access_token: code, token_type: "Bearer", expires_in: lifetimeSeconds });
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }
}

/** The name and password of a header for basic authentication, as `name:password`. */
function readBasic(header: string): string | undefined {
  const encoded = /^Basic (\S+)$/.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

/** The body is JSON, but its type is HTML. */
function refuse(error: string, exception: string): MockResponse {
  const headers = { "content-type": "text/html; charset=utf-8" };
  return { status: 400, headers, body: writeJson({ exception, error }) };
}
