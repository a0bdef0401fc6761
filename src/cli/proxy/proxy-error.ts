import type { ProxyChoice } from "./choose-proxy.js";

/** A failure of a proxy. The client shows its message, and uses its code to decide whether the request may have been sent. */
export class ProxyError extends Error {
  /** The origin of the proxy. The client recognizes proxy errors by this property. */
  readonly proxy: string;
  readonly code: string;

  constructor({ origin }: ProxyChoice, message: string, code: string, cause: unknown) {
    super(message, { cause });
    this.proxy = origin;
    this.code = code;
  }
}

/** The code of a connection that could not be established. The client treats it as a request that was not sent. */
const notConnected = "ERR_PROXY_TUNNEL";

/** The codes of Node and undici for a connection that the other side closed. */
const brokenConnection = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** The error for a failed connection to the proxy itself. */
export function unreachable(proxy: ProxyChoice, error: Error): ProxyError {
  const code = codeOf(error);
  const message = `cannot connect to ${describeProxy(proxy)} (${code ?? error.message}): is it running, and is ${proxy.variable} correct?`;
  return new ProxyError(proxy, message, notConnected, error);
}

/**
 * The error for a failed connection to the API through a reachable proxy. Returns errors about the server alone, such as its
 * certificate, unchanged.
 */
export function tunnelRefused(proxy: ProxyChoice, error: Error): Error {
  if (error instanceof ProxyError) return error;
  const [, status] = /^Proxy response \((\d+)\)/.exec(error.message) ?? [];
  if (status === "407") return loginRequired(proxy, error);
  const { target, variable } = proxy;
  if (status !== undefined) {
    const advice = /^50[234]$/.test(status)
      ? "is the server running, and can the proxy reach it?"
      : "does the proxy allow connections to that host and port?";
    return new ProxyError(
      proxy,
      `${describeProxy(proxy)} refused to connect to ${target} (${status}): ${advice}`,
      notConnected,
      error,
    );
  }
  const code = codeOf(error) ?? error.message;
  if (brokenConnection.test(code)) {
    const message = `${describeProxy(proxy)} closed the connection before ${target} was reached (${code}): is ${variable} correct?`;
    return new ProxyError(proxy, message, notConnected, error);
  }
  if (code.startsWith("HPE_")) {
    const message = `${describeProxy(proxy)} did not respond like a proxy (${code}): is ${variable} correct?`;
    return new ProxyError(proxy, message, notConnected, error);
  }
  return error;
}

/** The error for a failure of `fetch` after the connection was established, when the request may have been sent. */
export function connectionLost(proxy: ProxyChoice, error: Error): Error {
  const causes = causesOf(error);
  if (causes.some((each) => each instanceof ProxyError)) return error;
  const failure = causes.find((each) => codeOf(each) !== undefined);
  if (failure?.message === "Proxy Authentication Required (407)") return loginRequired(proxy, failure);
  const code = failure === undefined ? undefined : codeOf(failure);
  // Anything else is about the request or the server alone, such as its certificate.
  if (code === undefined || !(brokenConnection.test(code) || code.startsWith("HPE_"))) return error;
  const message = `the connection through ${describeProxy(proxy)} failed before the response was complete (${code})`;
  return new ProxyError(proxy, message, code, error);
}

function loginRequired(proxy: ProxyChoice, cause: Error): ProxyError {
  const advice =
    proxy.authorization === undefined
      ? `set ${proxy.variable} to http://USER:PASSWORD@host:port`
      : `the user name or password in ${proxy.variable} is wrong`;
  return new ProxyError(proxy, `${describeProxy(proxy)} requires a login (407): ${advice}`, notConnected, cause);
}

function describeProxy({ origin, variable }: ProxyChoice): string {
  return `the proxy ${origin} in ${variable}`;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** An error and its causes that are errors; at most six, because causes may be circular. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < 6; each = each.cause) causes.push(each);
  return causes;
}
