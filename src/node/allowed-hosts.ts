import { isIP } from "node:net";

/**
 * Whether a server may be called by a name. A page of the web cannot make an IP address lead elsewhere, and browsers let `localhost` lead
 * to this machine alone.
 *
 * @param name - As `URL` has it: an IPv6 address in brackets.
 * @param allowed - Other names.
 */
export function isAllowedHost(name: string, allowed: readonly string[]): boolean {
  // The dot of a complete name.
  const host = name.replace(/\.$/, "");
  return (
    isIP(host.replace(/^\[(.*)\]$/, "$1")) > 0 ||
    host === "localhost" ||
    host.endsWith(".localhost") ||
    allowed.some((each) => each.toLowerCase() === host)
  );
}
