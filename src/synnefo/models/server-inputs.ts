import type { Schemas } from "../contract.js";
import type { AnyReference } from "../references.js";

/** What a server is created with. */
export interface ServerInput {
  /** Up to 255 characters. Several servers may have the same name. */
  readonly name: string;
  /** The flavor, or its id. */
  readonly flavor: AnyReference;
  /** The image or snapshot, or its id. It may be missing only if the first of `blockDevices` has a source. */
  readonly image?: AnyReference | null | undefined;
  /** Up to 10 pairs, with keys of up to 50 characters and values of up to 500. Those of the image count, too: see `copyImageMetadata`. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether `os` and `users` of the image are added to the metadata, unless given there: user interfaces show them. It takes one more
   * request, and adds nothing where there is no image. Default true.
   */
  readonly copyImageMetadata?: boolean | undefined;
  /** Up to 50 tags, each of up to 46 characters, without `/` and `,`. */
  readonly tags?: readonly string[] | undefined;
  /** Up to 5 files that are written into the server. */
  readonly personality?: readonly PersonalityFile[] | undefined;
  /**
   * Up to 8 connections: networks or their ids, with an address or without, and ports. On a public network without an address, the server
   * takes a free floating IP address of the user. An empty array connects to nothing. Default: what the deployment connects to.
   */
  readonly networks?: readonly ServerNetworkInput[] | undefined;
  /** The project, or its id, whose quotas the server counts in. Default: the user's own. */
  readonly project?: AnyReference | undefined;
  /** Whether the members of the project may use the server. Default false. */
  readonly isSharedToProject?: boolean | undefined;
  /** Data for the first start, such as those of cloud-init. A string is sent in UTF-8. The client encodes them in base64. */
  readonly userData?: string | Uint8Array | undefined;
  /** The name of a key pair. Not together with `keyNames`. */
  readonly keyName?: string | undefined;
  /** The names of key pairs. Not together with `keyName`. */
  readonly keyNames?: readonly string[] | undefined;
  /**
   * The password of the administrator: 10 characters or more, with an upper-case letter, a lower-case letter and a digit. Default: the
   * server makes one.
   */
  readonly adminPass?: string | undefined;
  /** The volumes of the server; the first is the root volume. Default: one of the image, in the size of the flavor. */
  readonly blockDevices?: readonly BlockDeviceInput[] | undefined;
}

/** A file that is written into a new server. */
export interface PersonalityFile {
  /** The absolute path. */
  readonly path: string;
  /** Up to 7,680 bytes. A string is written in UTF-8. The client encodes them in base64. */
  readonly contents: string | Uint8Array;
  /** The user who owns it. Default: the server's, root. */
  readonly owner?: string | undefined;
  /** The group that owns it. Default: the server's, root. */
  readonly group?: string | undefined;
  /** The permissions, such as `0o600`. Default: the server's. */
  readonly mode?: number | undefined;
}

/** A connection of a new server: a network or its id; the same with an address; or a port. */
export type ServerNetworkInput = AnyReference | NetworkConnectionInput | PortConnectionInput;

/** A connection to a network. */
export interface NetworkConnectionInput {
  /** The network, or its id. */
  readonly network: AnyReference;
  /** The address. On a public network, it must be a floating IP address of the user. Default: the server chooses. */
  readonly fixedIp?: string | undefined;
}

/** A connection by a port that exists. */
export interface PortConnectionInput {
  /** The port, or its id. */
  readonly port: AnyReference;
}

/** A volume of a new server. */
export interface BlockDeviceInput {
  /** What it is made of. With `volume`, an existing volume is attached. The first cannot be `blank`. */
  readonly sourceType: Schemas["compute"]["BlockDevice"]["source_type"];
  /** The image, volume or snapshot, or its id; none for `blank`. */
  readonly source?: AnyReference | undefined;
  /** The size in GiB, 1 to 200. */
  readonly size?: number | undefined;
  /** Whether it is deleted with the server. Only an existing volume may be kept. Default true. */
  readonly deleteOnTermination?: boolean | undefined;
}

/** How to restart a server. */
export interface RebootInput {
  /** Whether the server is turned off and on, without its operating system. Default false: the operating system restarts. */
  readonly hard?: boolean | undefined;
}

/** How to rescue a server. */
export interface RescueInput {
  /** The id of the rescue image. Default: the server chooses one. */
  readonly image?: AnyReference | undefined;
}

/** Which firewall a connection gets. */
export interface FirewallInput {
  /** The port, or its id. A connection in `server.nics` has the id, too. */
  readonly port: AnyReference;
  /** The firewall: `DISABLED`, `ENABLED` or `PROTECTED`. */
  readonly profile: Schemas["compute"]["FirewallProfile"];
}

/** What an image of a server is to be. */
export interface CreateImageInput {
  /** The name of the image. */
  readonly name: string;
  /** Its metadata. Default: none. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A kind of console. */
export type ConsoleType = Schemas["compute"]["ConsoleType"];
