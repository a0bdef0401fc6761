import type { ProxyChoice } from "./choose-proxy.js";

/** A failure of a proxy. The client shows its message, and knows by its code whether the request may have been sent. */
export class ProxyError extends Error {
  /** The proxy's origin. By this property the client knows that it is about a proxy. */
  readonly proxy: string;
  readonly code: string;

  constructor({ origin }: ProxyChoice, message: string, code: string, cause: unknown) {
    super(message, { cause });
    this.proxy = origin;
    this.code = code;
  }
}

/** The code of what kept a connection from being made. The client takes it for a request that was not sent. */
const notConnected = "ERR_PROXY_TUNNEL";

/** What Node and undici call a connection that the other side ended. */
const brokenConnection = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** The error for a connection to the proxy itself that could not be made. */
export function unreachable(proxy: ProxyChoice, error: Error): ProxyError {
  const code = codeOf(error);
  const message = `cannot connect to ${describeProxy(proxy)} (${code ?? error.message}): is it running, and ${proxy.variable} right?`;
  return new ProxyError(proxy, message, notConnected, error);
}

/**
 * The error for a connection to the API that was not made although the proxy could be reached. What is about the server alone,
 * such as its certificate, comes back as it is.
 */
export function tunnelRefused(proxy: ProxyChoice, error: Error): Error {
  if (error instanceof ProxyError) return error;
  const [, status] = /^Proxy response \((\d+)\)/.exec(error.message) ?? [];
  if (status === "407") return loginRequired(proxy, error);
  const { target, variable } = proxy;
  if (status !== undefined) {
    const advice = /^50[234]$/.test(status)
      ? "is the server running, and may the proxy reach it?"
      : "does it let requests through to that host and port?";
    return new ProxyError(
      proxy,
      `${describeProxy(proxy)} refused to connect to ${target} (${status}): ${advice}`,
      notConnected,
      error,
    );
  }
  const code = codeOf(error) ?? error.message;
  if (brokenConnection.test(code)) {
    const message = `${describeProxy(proxy)} closed the connection before ${target} was reached (${code}): is ${variable} right?`;
    return new ProxyError(proxy, message, notConnected, error);
  }
  if (code.startsWith("HPE_")) {
    const message = `${describeProxy(proxy)} does not answer as a proxy does (${code}): is ${variable} right?`;
    return new ProxyError(proxy, message, notConnected, error);
  }
  return error;
}

/** The error for what `fetch` threw after the connection was made, when the request may have been sent. */
export function connectionLost(proxy: ProxyChoice, error: Error): Error {
  const causes = causesOf(error);
  if (causes.some((each) => each instanceof ProxyError)) return error;
  const failure = causes.find((each) => codeOf(each) !== undefined);
  if (failure?.message === "Proxy Authentication Required (407)") return loginRequired(proxy, failure);
  const code = failure === undefined ? undefined : codeOf(failure);
  // Anything else is about the request or the server alone, such as its certificate.
  if (code === undefined || !(brokenConnection.test(code) || code.startsWith("HPE_"))) return error;
  const message = `the connection through ${describeProxy(proxy)} failed before the answer was complete (${code})`;
  return new ProxyError(proxy, message, code, error);
}

function loginRequired(proxy: ProxyChoice, cause: Error): ProxyError {
  const advice =
    proxy.authorization === undefined
      ? `put it in ${proxy.variable}: http://USER:PASSWORD@host:port`
      : `the user name or password in ${proxy.variable} is wrong`;
  return new ProxyError(proxy, `${describeProxy(proxy)} wants a login (407): ${advice}`, notConnected, cause);
}

function describeProxy({ origin, variable }: ProxyChoice): string {
  return `the proxy ${origin} of ${variable}`;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** An error and the causes behind it, as far as they are errors; the first six, as they may go round in a circle. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < 6; each = each.cause) causes.push(each);
  return causes;
}
