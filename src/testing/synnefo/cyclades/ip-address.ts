/** An address of IPv4 or IPv6 as a number. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** A block of addresses. */
export interface IpNetwork {
  readonly version: 4 | 6;
  /** How many bits of its addresses are equal. */
  readonly prefix: number;
  /** The address as given, which may be any in the block. */
  readonly address: bigint;
  /** The first and the last address. */
  readonly first: bigint;
  readonly last: bigint;
}

/** @returns The address; undefined if the text is none. */
export function parseAddress(text: string): IpAddress | undefined {
  return text.includes(":") ? parseVersion6(text) : parseVersion4(text);
}

function parseVersion4(text: string): IpAddress | undefined {
  const octets = text.split(".");
  // An octet with a leading zero might be meant as an octal number.
  if (octets.length !== 4 || !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)) {
    return undefined;
  }
  return { version: 4, value: octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n) };
}

function parseVersion6(text: string): IpAddress | undefined {
  const canonical = canonicalVersion6(text);
  if (canonical === undefined) return undefined;
  const [head = "", tail] = canonical.split("::");
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  const digits = [...left, ...zeros, ...right].map((group) => group.padStart(4, "0"));
  return { version: 6, value: BigInt(`0x${digits.join("")}`) };
}

/** The short form in lower case. The platform's parser of URLs knows addresses. */
function canonicalVersion6(text: string): string | undefined {
  const url = `http://[${text}]`;
  return /^[0-9a-f:.]+$/i.test(text) && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : undefined;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}

export function formatAddress({ version, value }: IpAddress): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join(".");
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  return canonicalVersion6(groups.join(":")) ?? "";
}

/**
 * Reads `192.168.1.0/24`, `192.168.1.0/255.255.255.0` or `2001:db8::/64`; without a length, a single address.
 *
 * @returns The block; undefined if the text is none.
 */
export function parseNetwork(text: string): IpNetwork | undefined {
  const [addressText = "", lengthText, ...rest] = text.split("/");
  const parsed = parseAddress(addressText);
  if (parsed === undefined || rest.length > 0) return undefined;
  const { version, value } = parsed;
  const bits = version === 4 ? 32 : 128;
  const prefix = lengthText === undefined ? bits : parsePrefix(lengthText, version);
  if (prefix === undefined || prefix > bits) return undefined;
  const hosts = (1n << BigInt(bits - prefix)) - 1n;
  const first = value & ~hosts;
  return { version, prefix, address: value, first, last: first + hosts };
}

/** The length of a prefix, or the one that a mask of IPv4 has. */
function parsePrefix(text: string, version: 4 | 6): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const mask = version === 4 ? parseVersion4(text) : undefined;
  const [, ones] = /^(1*)0*$/.exec(mask?.value.toString(2).padStart(32, "0") ?? "-") ?? [];
  return ones?.length;
}
