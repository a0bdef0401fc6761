import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import { isArray, isObject, type Json, type JsonObject, property } from "../json.js";
import { jsonBody, unexpectedError } from "./body.js";
import { toText } from "./network-access.js";
import type { CloudRequest } from "../request.js";
import { checkPersonality, checkUserData } from "./personality.js";
import { type BlockDevice, readBlockDevices } from "./block-devices.js";

/** What the body of a request to create a server says. */
export interface ServerBody {
  readonly name: string;
  readonly imageId: string | null;
  readonly flavorId: Json;
  readonly metadata: JsonObject;
  readonly tags: readonly Json[];
  /** Undefined for the default networks. */
  readonly networks: readonly Json[] | undefined;
  readonly project: string;
  readonly isShared: boolean;
  readonly keyName: string | null;
  readonly keyNames: readonly string[];
  /** Undefined for one volume with the image. */
  readonly devices: readonly BlockDevice[] | undefined;
  readonly password: string | undefined;
}

/** @throws CloudFault with 400 or 413 for an invalid body. */
export function readServerBody(user: CloudUser, request: CloudRequest): ServerBody {
  const server = property(jsonBody(request), "server");
  if (!isObject(server)) throw malformed();
  const [name, image, flavorId] = ["name", "imageRef", "flavorRef"].map((key) => server[key]);
  if (name === undefined || image === undefined || flavorId === undefined) throw malformed();
  const metadata = server.metadata ?? {};
  const personality = server.personality ?? [];
  const { networks = null, tags = [] } = server;
  const keyNames = server["SNF:key_names"] ?? [];
  if (!isObject(metadata) || !isArray(personality) || !isArray(keyNames) || !isArray(tags)) throw malformed();
  if (networks !== null && !isArray(networks)) throw malformed();
  const devices = server.block_device_mapping_v2 ?? null;
  const keyName = server.key_name ?? null;
  const body = {
    name: toText(name),
    imageId: image === null ? null : toText(image),
    flavorId,
    metadata,
    tags,
    networks: networks ?? undefined,
    project: toText(server.project ?? user.defaultProject),
    isShared: Boolean(server.shared_to_project ?? false),
    keyName: keyName === null ? null : toText(keyName),
    keyNames: [...new Set(keyNames.map(toText))],
    devices: devices === null ? undefined : readBlockDevices(devices),
    password: readPassword(server.adminPass ?? null),
  };
  checkPersonality(personality);
  checkUserData(server.user_data ?? null);
  return body;
}

function malformed() {
  return fault("badRequest", "Malformed request");
}

/** @throws CloudFault with 400 if the password is too simple. */
function readPassword(password: Json): string | undefined {
  if (password === null) return undefined;
  if (typeof password !== "string") throw unexpectedError();
  if (password.length >= 10 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password)) return password;
  throw fault(
    "badRequest",
    "Invalid 'adminPass': it must have at least 10 characters, with lower case, upper case and digits.",
  );
}
