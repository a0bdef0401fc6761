import { BlockList, isIP } from "node:net";
import { UsageError } from "../exit-codes.js";
import { nonEmpty } from "../io.js";

/** A proxy that a variable of the environment names. */
export interface ProxyChoice {
  /** Its address, without a user name or password. */
  readonly origin: string;
  /** What it wants in `Proxy-Authorization`: the login in its URL. */
  readonly authorization: string | undefined;
  /** The variable, as it is set: `https_proxy`. */
  readonly variable: string;
  /** Where the requests are to go. */
  readonly target: string;
}

/**
 * The proxy for an API: by the scheme of the API's URL, unless `NO_PROXY` has its host.
 * Of variables in both cases, the lower case counts. Undefined: the requests go directly.
 *
 * @throws {@link UsageError} naming the variable whose value is not a proxy's URL. A password in it is not shown.
 */
export function chooseProxy(apiUrl: string, env: NodeJS.ProcessEnv): ProxyChoice | undefined {
  // An address that is none is refused where the client is made.
  if (!URL.canParse(apiUrl)) return undefined;
  const url = new URL(apiUrl);
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== "http" && scheme !== "https") return undefined;
  const variable = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase()].find(
    (name) => nonEmpty(env[name]?.trim()) !== undefined,
  );
  if (variable === undefined || isBypassed(url, nonEmpty(env.no_proxy) ?? env.NO_PROXY ?? "")) return undefined;
  return { ...readProxy(variable, (env[variable] ?? "").trim()), variable, target: url.origin };
}

function readProxy(variable: string, value: string): Pick<ProxyChoice, "origin" | "authorization"> {
  // As curl has it, what has no scheme is a host and perhaps a port.
  const text = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const authorization = url === null ? null : basicLogin(url);
  if (url === null || authorization === null) {
    throw new UsageError(
      `${variable} is not a URL such as http://host:3128 or http://USER:PASSWORD@host:3128 (encode special characters: %40 for @)`,
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new UsageError(`${variable} must begin with http:// or https://: other kinds of proxies are not supported`);
  }
  return { origin: url.origin, authorization };
}

/** The header for the login in a URL; undefined if there is none, null if it cannot be read. */
function basicLogin({ username, password }: URL): string | undefined | null {
  if (username === "" && password === "") return undefined;
  try {
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(login).toString("base64")}`;
  } catch {
    return null;
  }
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/**
 * Whether `NO_PROXY` has a URL's host: `host`, which stands for its subdomains, too, as `.host` and `*.host` do; an IP address or
 * a range of them (`10.0.0.0/8`); any with a port; or `*`, which stands for all. Separated by commas or spaces.
 */
function isBypassed({ protocol, hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const effectivePort = port === "" ? defaultPorts[protocol] : port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    // What has several colons and no brackets is an IPv6 address, and none of them is before a port.
    const [, bracketed, plain, wanted] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
    const name = (bracketed ?? plain ?? entry).toLowerCase().replace(/^\*?\./, "");
    if (name === "" || (wanted !== undefined && wanted !== effectivePort)) return false;
    return host === name || (isIP(host) === 0 ? host.endsWith(`.${name}`) : isInRange(host, name));
  });
}

/** Whether an IP address is the same as another, however that is written, or in a range. */
function isInRange(host: string, range: string): boolean {
  const [network = "", prefix] = range.split("/");
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family) return false;
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
  if (!(bits <= (family === 4 ? 32 : 128))) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  const addresses = new BlockList();
  addresses.addSubnet(network, bits, type);
  return addresses.check(host, type);
}
