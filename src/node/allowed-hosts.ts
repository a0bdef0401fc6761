import { isIP } from "node:net";

/**
 * Whether a server accepts requests for a host name. A web page cannot redirect an IP address, and browsers resolve `localhost` only
 * to this machine.
 *
 * @param name - The name in the form of `URL.hostname`: an IPv6 address is in brackets.
 * @param allowed - Further allowed names.
 */
export function isAllowedHost(name: string, allowed: readonly string[]): boolean {
  // The dot at the end of a fully qualified name.
  const host = name.replace(/\.$/, "");
  return (
    isIP(host.replace(/^\[(.*)\]$/, "$1")) > 0 ||
    host === "localhost" ||
    host.endsWith(".localhost") ||
    allowed.some((each) => each.toLowerCase() === host)
  );
}
