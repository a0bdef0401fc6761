import type { FieldCodec } from "../../core/data/shape.js";
import { isDate } from "../../core/platform.js";
import type { Schemas } from "../contract.js";
import { id, time } from "./fields.js";

type Wire = Schemas["compute"];

/** How a connection to a public network is protected; editors offer the known profiles, which the deployment defines. */
export type FirewallProfile = Wire["FirewallProfile"] | (string & {});
/** The status of a tag: `PENDADD` until the cloud has stored it, then `ACTIVE`; editors offer the known ones. */
export type TagStatus = Wire["TagStatus"] | (string & {});
/** What is being done with a server, `""` if nothing is; editors offer the known ones. */
export type TaskState = Wire["TaskState"] | (string & {});

/** A connection of a server to a network. Only active ones are shown. */
export interface ServerNic {
  /** The id of the port. */
  readonly id: string;
  /** The id of the network. */
  readonly networkId: string;
  /** The hardware address; null if there is none yet. */
  readonly macAddress: string | null;
  /** The IPv4 address; null if there is none. */
  readonly ipv4: string | null;
  /** The IPv6 address; null if there is none. */
  readonly ipv6: string | null;
  /** The firewall; null where there is none, as on private networks. */
  readonly firewallProfile: FirewallProfile | null;
  /** `floating` if the address is a floating IP address, else `fixed`; null if the server does not say. */
  readonly type: string | null;
}

/** An address of a server. */
export interface ServerAddress {
  /** 4 or 6. */
  readonly version: number;
  /** The address; null if there is none yet. */
  readonly address: string | null;
  /** `floating` if it is a floating IP address, else `fixed`; null if the server does not say. */
  readonly type: string | null;
}

/** Addresses of a server by the id of the network. */
export type ServerAddresses = Readonly<Record<string, readonly ServerAddress[]>>;

/** A message of the cloud about a server. */
export interface Diagnostic {
  /** How severe it is, such as `ERROR`. */
  readonly level: string;
  /** When the message arrived. */
  readonly created: Date | null;
  /** What reported it. */
  readonly source: string;
  /** When it was reported; null if that is not known. */
  readonly sourceDate: Date | null;
  /** The message. */
  readonly message: string;
  /** More about it; null if there is no more. */
  readonly details: string | null;
}

/** Where a port of a server is reached from outside. */
export interface ForwardedPort {
  /** The host. */
  readonly host: string;
  /** The port, in digits. */
  readonly port: string;
}

/** The addresses of graphs of a server. */
export interface ServerStats {
  /** The id of the server. */
  readonly serverId: string;
  /** How often the graphs change, in seconds. */
  readonly refreshPeriodSeconds: number;
  /** The URL of a bar with the use of CPU. */
  readonly cpuBar: string;
  /** The URL of a graph of the use of CPU over time. */
  readonly cpuTimeSeries: string;
  /** The URL of a bar with the network traffic. */
  readonly netBar: string;
  /** The URL of a graph of the network traffic over time. */
  readonly netTimeSeries: string;
}

/** A volume of a server. */
export interface VolumeAttachment {
  /** The id, which is that of the volume. */
  readonly id: string;
  /** The id of the volume. */
  readonly volumeId: string;
  /** The id of the server. */
  readonly serverId: string;
  /** The name of the device in the server; `""` as this cloud does not know it. */
  readonly device: string;
}

/** A server with its name alone, as the short list has it. */
export interface ServerSummary {
  /** The id, in digits. */
  readonly id: string;
  /** The name. */
  readonly name: string;
}

/** How to reach a console of a server, until a client connects or some time has passed. Its password is in no printed form. */
export class ServerConsole {
  /** The kind of console: `vnc`, `vnc-ws` or `vnc-wss`. */
  readonly type: string;
  /** The host. */
  readonly host: string;
  /** The port. */
  readonly port: number;
  readonly #password: string;

  /** @internal Made by the manager. */
  constructor({ type, host, port, password }: Wire["Console"]) {
    this.type = type;
    this.host = host;
    this.port = port;
    this.#password = password;
  }

  /** The password, which VNC asks for. */
  get password(): string {
    return this.#password;
  }
}

/** A console of a server for a browser. Its URL, which contains a secret, is in no printed form. */
export class VncConsole {
  /** The kind of console: `novnc` or `xvpvnc`. */
  readonly type: string;
  readonly #url: string;

  /** @internal Made by the manager. */
  constructor({ type, url }: Wire["ConsoleAddress"]) {
    this.type = type;
    this.#url = url;
  }

  /** The URL of the page. */
  get url(): string {
    return this.#url;
  }
}

export function readNic(wire: Wire["NetworkAttachment"]): ServerNic {
  return {
    id: String(wire.id),
    networkId: String(wire.network_id),
    macAddress: wire.mac_address,
    ipv4: wire.ipv4 === "" ? null : wire.ipv4,
    ipv6: wire.ipv6 === "" ? null : wire.ipv6,
    firewallProfile: wire.firewallProfile ?? null,
    type: wire["OS-EXT-IPS:type"] ?? null,
  };
}

export function readAddresses(wire: Wire["AddressesByNetwork"]): ServerAddresses {
  return Object.fromEntries(Object.entries(wire).map(([network, addresses]) => [network, addresses.map(readAddress)]));
}

function readAddress(wire: Wire["Address"]): ServerAddress {
  return { version: wire.version, address: wire.addr, type: wire["OS-EXT-IPS:type"] ?? null };
}

export function readDiagnostic(wire: Wire["Diagnostic"]): Diagnostic {
  const { level, created, source, source_date: sourceDate, message, details } = wire;
  return { level, created: parseTime(created), source, sourceDate: parseTime(sourceDate), message, details };
}

function parseTime(value: unknown): Date | null {
  const parsed = time.fromWire(value);
  return isDate(parsed) ? parsed : null;
}

export function readAttachment(wire: Wire["VolumeAttachment"]): VolumeAttachment {
  const { id: attachmentId, volumeId, serverId, device } = wire;
  return { id: String(attachmentId), volumeId: String(volumeId), serverId: String(serverId), device };
}

/** What a schema has checked already, in another form. The cloud alone changes it, so what it sent stays in the model's JSON. */
function readAs(read: (value: never) => unknown): FieldCodec {
  return { fromWire: (value) => read(value as never), toWire: (_, before) => before };
}

/** The connections of a server. */
export const nics = readAs((value: readonly Wire["NetworkAttachment"][]) => value.map(readNic));
/** The addresses of a server. */
export const addresses = readAs(readAddresses);
/** The latest message about a server, of a list of at most one. */
export const latestDiagnostic = readAs(([latest]: readonly Wire["Diagnostic"][]) =>
  latest === undefined ? null : readDiagnostic(latest),
);
/** The id of what a field refers to. */
export const idOfReference = readAs((value: { readonly id: unknown } | null) =>
  value === null ? null : id.fromWire(value.id),
);

/** A field that older servers do not send: the model has the fallback then. */
export function optional(fallback: unknown, codec?: FieldCodec): FieldCodec {
  return {
    fromWire: (value) => (value === undefined ? fallback : codec === undefined ? value : codec.fromWire(value)),
    toWire: (value, before) => {
      if (codec !== undefined && before !== undefined) return codec.toWire(value, before);
      return before === undefined && JSON.stringify(value) === JSON.stringify(fallback) ? undefined : value;
    },
  };
}
