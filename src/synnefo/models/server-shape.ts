import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { Schemas } from "../contract.js";
import { defineCloudShape, nullableString, stringMap, wireId } from "./cloud-shape.js";
import { id, ids, time } from "./fields.js";
import type { ServerWire } from "./server.js";
import { addresses, idOfReference, latestDiagnostic, nics, optional } from "./server-facts.js";

// Not in server.ts: its declarations are published, and a program that compiles against them need not have zod.

/** The schema of a connection of a server. */
export const nicSchema = checkedAs<Schemas["compute"]["NetworkAttachment"]>(
  z.looseObject({
    id: wireId,
    network_id: wireId,
    mac_address: nullableString,
    ipv4: nullableString,
    ipv6: nullableString,
    firewallProfile: z.exactOptional(z.string()),
    "OS-EXT-IPS:type": z.exactOptional(z.string()),
  }),
  "expected a connection",
);

/** The schema of addresses by network. */
export const addressesSchema = z.custom<Schemas["compute"]["AddressesByNetwork"]>(
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => addressList.safeParse(each).success),
  "expected addresses by network",
);

const addressList = z.array(
  z.looseObject({
    version: z.custom<number>(Number.isInteger, "expected 4 or 6"),
    addr: nullableString,
    "OS-EXT-IPS:type": z.exactOptional(z.string()),
  }),
);

/** The schema of a message about a server. */
export const diagnosticSchema = checkedAs<Schemas["compute"]["Diagnostic"]>(
  z.looseObject({
    level: z.string(),
    created: z.string(),
    source: z.string(),
    source_date: z.exactOptional(z.string()),
    message: z.string(),
    details: nullableString,
  }),
  "expected a message",
);

/** A value that a schema accepts, of the contract's type. */
function checkedAs<Type>(schema: z.ZodMiniType, error: string) {
  return z.custom<Type>((value) => z.safeParse(schema, value).success, error);
}

const reference = z.looseObject({ id: wireId });

export const serverShape = defineCloudShape<ServerWire>()({
  noun: "server",
  key: "id",
  fields: {
    id: wireId,
    name: z.string(),
    user_id: z.string(),
    tenant_id: z.string(),
    shared_to_project: z.exactOptional(z.boolean()),
    status: openString<ServerWire["status"]>(),
    "SNF:task_state": openString<ServerWire["SNF:task_state"]>(),
    progress: z.custom<number>(Number.isFinite, "expected a number"),
    created: z.string(),
    updated: z.string(),
    flavor: checkedAs<ServerWire["flavor"]>(reference, "expected an object with an id"),
    image: checkedAs<ServerWire["image"]>(reference, "expected an object with an id"),
    suspended: z.boolean(),
    metadata: stringMap,
    tags: z.exactOptional(z.array(z.string())),
    attachments: z.array(nicSchema),
    addresses: addressesSchema,
    volumes: z.exactOptional(z.array(wireId)),
    diagnostics: z.array(diagnosticSchema),
    key_name: nullableString,
    "SNF:key_names": z.exactOptional(z.array(z.string())),
    "SNF:fqdn": nullableString,
    "SNF:port_forwarding": checkedAs<ServerWire["SNF:port_forwarding"]>(z.looseObject({}), "expected an object"),
    deleted: z.exactOptional(z.boolean()),
    "SNF:rescue": z.exactOptional(z.boolean()),
  },
  kinds: {
    id,
    created: time,
    updated: time,
    shared_to_project: optional(false),
    flavor: idOfReference,
    image: idOfReference,
    metadata: "json",
    tags: optional([]),
    attachments: nics,
    addresses,
    volumes: optional([], ids),
    diagnostics: latestDiagnostic,
    "SNF:key_names": optional([]),
    "SNF:port_forwarding": "json",
    deleted: optional(false),
    "SNF:rescue": optional(false),
  },
  names: {
    tenant_id: "projectId",
    shared_to_project: "isSharedToProject",
    flavor: "flavorId",
    image: "imageId",
    suspended: "isSuspended",
    attachments: "nics",
    volumes: "volumeIds",
    diagnostics: "latestDiagnostic",
    deleted: "isDeleted",
    "SNF:rescue": "isRescue",
  },
});
