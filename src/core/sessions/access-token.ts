/** An access token, and when to renew it by the client's clock; `null` if it does not say when it expires. */
export interface AccessToken {
  readonly value: string;
  readonly renewAtMs: number | null;
}

/** An access token is renewed this long before it expires, or for its last tenth if that is shorter. */
const renewAheadMs = 30_000;

/** The value of the `Authorization` header (RFC 6750). */
export function bearer({ value }: AccessToken): string {
  return `Bearer ${value}`;
}

/** Whether a token need not be renewed yet, as far as it says when it expires. */
export function isFresh({ renewAtMs }: AccessToken, nowMs: number): boolean {
  return renewAtMs === null || nowMs < renewAtMs;
}

/** An access token that the server has just issued. The client's clock is `skewMs` behind the server's. */
export function issuedToken(value: string, nowMs: number, skewMs: number): AccessToken {
  const { exp } = payloadOf(value);
  if (typeof exp !== "number") return { value, renewAtMs: null };
  const leftMs = exp * 1000 - skewMs - nowMs;
  // If a new token seems to have expired, the clocks differ: then only a refusal shows that it really has.
  return { value, renewAtMs: leftMs <= 0 ? null : nowMs + leftMs - Math.min(renewAheadMs, leftMs / 10) };
}

/** An access token from an earlier login. The client's clock is `skewMs` behind the server's. */
export function givenToken(value: string, skewMs: number): AccessToken {
  const { exp, iat } = payloadOf(value);
  if (typeof exp !== "number") return { value, renewAtMs: null };
  const lifetimeMs = typeof iat === "number" ? (exp - iat) * 1000 : Infinity;
  return { value, renewAtMs: exp * 1000 - skewMs - Math.min(renewAheadMs, lifetimeMs / 10) };
}

/** When a token was issued by the server's clock, in milliseconds since 1970; null if it does not say. */
export function issuedAtMs(value: string): number | null {
  const { iat } = payloadOf(value);
  return typeof iat === "number" ? iat * 1000 : null;
}

/** The payload of a JSON web token, its second part; empty if the token is of another kind. */
function payloadOf(value: string): { readonly exp?: unknown; readonly iat?: unknown } {
  try {
    const base64 = (value.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const payload: unknown = JSON.parse(atob(base64));
    return typeof payload === "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
