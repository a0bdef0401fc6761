import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineInput } from "../../core/data/input.js";
import type { Schemas, Wire } from "../contract.js";
import { anyObject, name, nullableString } from "./fields.js";
import { ChangeableModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** A server that Decapod has discovered. */
export class Server extends ChangeableModel<ServerWire, ServerInput> {
  /** The name, at first that of the node. The only property that users can change. */
  declare readonly name: string;
  /** The user with whom Ansible logs in by SSH. */
  declare readonly username: string;
  /** The full name in the DNS. */
  declare readonly fqdn: string;
  /** The address by which Decapod reaches it, of IPv4 or IPv6. */
  declare readonly ip: string;
  /** The state; editors offer the known ones. */
  declare readonly state: Schemas["ServerState"] | (string & {});
  /** The id of the cluster that it belongs to; null if it belongs to none. */
  declare readonly clusterId: string | null;
  /** The raw facts that Ansible gathered, such as `ansible_nodename`. They are large. */
  declare readonly facts: Readonly<Record<string, unknown>>;
}

/** A server as the API writes it. */
export interface ServerWire extends Wire<"Server"> {}

/** What can be changed of a server. */
export interface ServerInput {
  /** The name: 1 to 1,024 characters. A name that any server has had, also a deleted one, stays taken. */
  name: string;
}

export const serverShape = defineVersionedShape<ServerWire>()({
  noun: "server",
  fields: {
    name: z.string(),
    username: z.string(),
    fqdn: z.string(),
    ip: z.string(),
    state: openString<Schemas["ServerState"]>(),
    cluster_id: nullableString,
    facts: anyObject,
  },
});

export const serverChanges = defineInput<Partial<ServerInput>>()({ name: z.exactOptional(name) });

/** What a discovery needs. */
export interface DiscoveryInput {
  /** The UUID of the hardware, in lower case and with hyphens, as `dmidecode` shows it: 32 to 38 hexadecimal digits and hyphens. */
  id: string;
  /** The name or address by which Decapod reaches the server. */
  host: string;
  /** The user with whom Ansible logs in by SSH. */
  username: string;
}

export const discoveryInput = defineInput<Wire<"ServerDiscovery">>()({
  id: z.string().check(
    z.refine((text) => /^[\da-f-]{32,38}$/.test(text), {
      error:
        "expected 32 to 38 hexadecimal digits in lower case and hyphens, as the server finds it by no other spelling",
    }),
  ),
  host: name,
  username: name,
});
