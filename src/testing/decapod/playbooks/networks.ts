import { isArray, isObject, type Json, type JsonObject, repr, str } from "../json.js";
import type { ServerData } from "../store/models.js";
import { plainText } from "../web/errors.js";

/** The network that contains all of these servers: `10.0.0.0/24`. */
export function publicNetwork(servers: readonly ServerData[]): string {
  const networks = servers.map(networkOf);
  let prefix = Math.min(...networks.map((network) => network.prefix));
  while (new Set(networks.map(({ address }) => masked(address, prefix))).size > 1) prefix -= 1;
  const address = masked(networks[0]?.address ?? 0, prefix);
  return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".")}/${prefix}`;
}

/** The facts that Ansible has collected under a name. */
export function fact(facts: JsonObject, name: string): Json {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (value === undefined) throw plainText(repr(name));
  return value;
}

interface Network {
  readonly address: number;
  readonly prefix: number;
}

/** The network of the interface that has a server's address. */
function networkOf({ facts, ip }: ServerData): Network {
  const interfaces = fact(facts, "ansible_interfaces");
  for (const name of isArray(interfaces) ? interfaces : []) {
    const found = facts[`ansible_${str(name)}`];
    if (!isObject(found) || found.active !== true || found.type === "loopback" || !isObject(found.ipv4)) continue;
    const { address, network, netmask } = found.ipv4;
    if (address !== ip || typeof network !== "string" || typeof netmask !== "string") continue;
    const ones = toNumber(netmask).toString(2).replace(/0*$/, "").length;
    return { address: toNumber(network), prefix: ones };
  }
  throw plainText(repr(ip));
}

function toNumber(address: string): number {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}

function masked(address: number, prefix: number): number {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) * size;
}
