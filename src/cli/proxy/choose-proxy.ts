import { BlockList, isIP } from "node:net";
import { UsageError } from "../exit-codes.js";
import { nonEmpty } from "../io.js";

/** A proxy from an environment variable. */
export interface ProxyChoice {
  /** Its address, without a user name or password. */
  readonly origin: string;
  /** The value of `Proxy-Authorization`, from the login in the URL. */
  readonly authorization: string | undefined;
  /** The name of the variable: `https_proxy`. */
  readonly variable: string;
  /** The origin of the API. */
  readonly target: string;
}

/**
 * Returns the proxy for an API: by the scheme of the API's URL, unless `NO_PROXY` contains its host. A lower-case variable takes
 * precedence over its upper-case form. Undefined means a direct connection.
 *
 * @throws {@link UsageError} naming the variable whose value is not a proxy's URL. A password in it is not shown.
 */
export function chooseProxy(apiUrl: string, env: NodeJS.ProcessEnv): ProxyChoice | undefined {
  // The client rejects an invalid URL.
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
  // As in curl, a value without a scheme is a host with an optional port.
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

/** The header for the login in a URL; undefined if there is none, null if it is invalid. */
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
 * Whether `NO_PROXY` contains the host of a URL. Entries are separated by commas or spaces: `host`, `.host` or `*.host`, which all
 * include subdomains; an IP address or a range (`10.0.0.0/8`); any of these with a port; or `*` for all hosts.
 */
function isBypassed({ protocol, hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const effectivePort = port === "" ? defaultPorts[protocol] : port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    // An entry with several colons and no brackets is an IPv6 address without a port.
    const [, bracketed, plain, wanted] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
    const name = (bracketed ?? plain ?? entry).toLowerCase().replace(/^\*?\./, "");
    if (name === "" || (wanted !== undefined && wanted !== effectivePort)) return false;
    return host === name || (isIP(host) === 0 ? host.endsWith(`.${name}`) : isInRange(host, name));
  });
}

/** Whether an IP address equals another, in any notation, or is in a range. */
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
