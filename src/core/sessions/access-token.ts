/** An access token, and when to stop using it by the client's clock; `null` if it does not say. */
export interface AccessToken {
  readonly text: string;
  readonly renewAtMs: number | null;
}

/** An access token is renewed this long before it expires, or for its last tenth if that is shorter. */
const renewAheadMs = 30_000;

/** The value of the `Authorization` header. */
export function bearer({ text }: AccessToken): string {
  return `Bearer ${text}`;
}

/** Whether a token is still good for a while, as far as can be told. */
export function isFresh({ renewAtMs }: AccessToken, nowMs: number): boolean {
  return renewAtMs === null || nowMs < renewAtMs;
}

/** An access token that the server has just issued, by a clock that is `skewMs` behind the server's. */
export function issuedToken(text: string, nowMs: number, skewMs: number): AccessToken {
  const { exp } = payloadOf(text);
  if (typeof exp !== "number") return { text, renewAtMs: null };
  const leftMs = exp * 1000 - skewMs - nowMs;
  // A new token that seems to have expired is a matter of clocks: then only a refusal tells when it really has.
  return { text, renewAtMs: leftMs <= 0 ? null : nowMs + leftMs - Math.min(renewAheadMs, leftMs / 10) };
}

/** An access token from an earlier login, by a clock that is `skewMs` behind the server's. */
export function givenToken(text: string, skewMs: number): AccessToken {
  const { exp, iat } = payloadOf(text);
  if (typeof exp !== "number") return { text, renewAtMs: null };
  const lifetimeMs = typeof iat === "number" ? (exp - iat) * 1000 : Infinity;
  return { text, renewAtMs: exp * 1000 - skewMs - Math.min(renewAheadMs, lifetimeMs / 10) };
}

/** When a token was issued by the server's clock, in milliseconds since 1970; null if it does not say. */
export function issuedAtMs(text: string): number | null {
  const { iat } = payloadOf(text);
  return typeof iat === "number" ? iat * 1000 : null;
}

/** A token's payload, its second part; empty if it is no token that can be read. */
function payloadOf(text: string): { readonly exp?: unknown; readonly iat?: unknown } {
  try {
    const base64 = (text.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const payload: unknown = JSON.parse(atob(base64));
    return typeof payload === "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
