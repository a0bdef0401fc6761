import { Model } from "../core/data/model.js";
import { requireArray, requireBoolean, requireObject, requirePlainObject } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";
import { encodeBase64 } from "./base64.js";
import type { Schemas } from "./contract.js";
import type { BlockDeviceInput, PersonalityFile, ServerInput } from "./models/server-inputs.js";
import { idOfKind } from "./references.js";
import { flavorRef, requireKnown, requireMetadata, requireText } from "./server-checks.js";

/** A server to create, as the API writes it, and what is to be known of it besides. */
export interface EncodedServer {
  readonly body: ServerBody;
  /** The image whose metadata are to be added; null for none. */
  readonly copiedImage: string | null;
  /** What is secret in the body. */
  readonly secrets: readonly string[];
}

/** A contract's array of at most five is a union of tuples. */
export type ServerBody = Omit<Schemas["compute"]["ServerCreate"], "personality"> & {
  readonly personality?: readonly Schemas["compute"]["PersonalityFile"][];
};

const properties: readonly (keyof ServerInput)[] = [
  ...(["name", "flavor", "image", "metadata", "copyImageMetadata", "tags", "personality", "networks"] as const),
  ...(["project", "isSharedToProject", "userData", "keyName", "keyNames", "adminPass", "blockDevices"] as const),
];

/**
 * Checks what a server is to be created with, and makes a request body of it. The rules are the server's, which states few of them.
 *
 * @throws An `InvalidInputError` that names what is wrong.
 */
export function encodeServer(input: ServerInput): EncodedServer {
  const given: object = input;
  requireObject("server: the input", given);
  requireKnown("server", given, ...properties);
  const { metadata, copyImageMetadata = true, tags, personality, networks, project, blockDevices } = input;
  const { isSharedToProject, userData, keyName, keyNames, adminPass } = input;
  requireText("server: name", input.name, 255);
  requireBoolean("server: copyImageMetadata", copyImageMetadata);
  if (metadata !== undefined) requireMetadata("server: metadata", metadata);
  if (isSharedToProject !== undefined) requireBoolean("server: isSharedToProject", isSharedToProject);
  const devices = blockDevices === undefined ? undefined : encodeDevices(blockDevices);
  const image = encodeImage(input.image, devices);
  if (keyName !== undefined && keyNames !== undefined)
    throw new InvalidInputError("server: the server takes keyName or keyNames, not both");
  if (adminPass !== undefined) requireAdminPass("server: adminPass", adminPass);
  const encodedData = userData === undefined ? undefined : encodeBase64("server: userData", userData);
  const files = personality === undefined ? undefined : encodeFiles(personality);
  const body: ServerBody = {
    name: input.name,
    flavorRef: flavorRef("server: flavor", input.flavor),
    imageRef: image,
    ...(metadata !== undefined && { metadata: { ...metadata } }),
    ...(tags !== undefined && { tags: checkedTags("server: tags", tags, longestNewTag) }),
    ...(files !== undefined && { personality: files }),
    ...(networks !== undefined && { networks: encodeNetworks(networks) }),
    ...(project !== undefined && { project: idOfKind("server: project", project, "project") }),
    ...(isSharedToProject !== undefined && { shared_to_project: isSharedToProject }),
    ...(encodedData !== undefined && { user_data: encodedData }),
    ...(keyName !== undefined && { key_name: requireText("server: keyName", keyName) }),
    ...(keyNames !== undefined && { "SNF:key_names": requireTexts("server: keyNames", keyNames) }),
    ...(adminPass !== undefined && { adminPass }),
    ...(devices !== undefined && { block_device_mapping_v2: devices }),
  };
  // A server may quote them as they are sent, or as it has decoded them.
  const plain: readonly unknown[] = [userData, ...(personality ?? []).map(({ contents }) => contents)];
  const secrets = [adminPass, encodedData, ...(files ?? []).map(({ contents }) => contents), ...plain];
  return {
    body,
    copiedImage: copyImageMetadata ? image : null,
    secrets: secrets.filter((each) => typeof each === "string"),
  };
}

/** How many metadata a server may have. */
const mostMetadata = 10;

/**
 * Adds `os` and `users` of an image to the metadata of a server, unless they are given there.
 *
 * @throws An `InvalidInputError` if the server would have too many then.
 */
export function withImageMetadata(body: ServerBody, ofImage: Readonly<Record<string, string>>): ServerBody {
  const metadata = { ...ofImage, ...body.metadata };
  const count = Object.keys(metadata).length;
  if (count > mostMetadata) {
    throw new InvalidInputError(
      `server: metadata has ${count} items together with ${Object.keys(ofImage).join(" and ")} of the image, and may have ${mostMetadata}: leave some out, or pass copyImageMetadata: false`,
    );
  }
  return count === 0 ? body : { ...body, metadata };
}

/** A server puts 14 characters before each tag of a new server, and accepts 60 with them. */
const longestNewTag = 46;
/** The longest tag that is added later. */
const longestTag = 60;
const mostTags = 50;

/** @throws An `InvalidInputError` for a tag that the server refuses. */
export function checkedTags(place: string, tags: unknown, longest = longestTag): string[] {
  requireArray(place, tags);
  if (tags.length > mostTags) throw tooMany(place, tags.length, "tags", mostTags);
  return Array.from(tags, (tag, index) => checkedTag(`${place}[${index}]`, tag, longest));
}

/** @throws An `InvalidInputError` for a tag that the server refuses. */
export function checkedTag(place: string, tag: unknown, longest = longestTag): string {
  const text = requireText(place, tag, longest);
  if (!/^[^/,]+$/.test(text))
    throw new InvalidInputError(`${place} must not contain a slash or a comma, not ${describeValue(tag)}`);
  return text;
}

/** @throws An `InvalidInputError`, which does not show it, for a password that the server refuses. */
export function requireAdminPass(place: string, value: unknown): asserts value is string {
  const isGood =
    typeof value === "string" && value.length >= 10 && [/[a-z]/, /[A-Z]/, /\d/].every((each) => each.test(value));
  if (isGood) {
    checkSendable(value, place);
    return;
  }
  throw new InvalidInputError(
    `${place} must have 10 characters or more, with an upper-case letter, a lower-case letter and a digit`,
  );
}

function encodeImage(image: unknown, devices: ServerBody["block_device_mapping_v2"]): string | null {
  if (image !== undefined && image !== null) return idOfKind("server: image", image, "image", "snapshot");
  if (devices !== undefined && devices.length > 0) return null;
  throw new InvalidInputError("server: the server needs an image, or blockDevices whose first has a source");
}

function encodeFiles(files: unknown): Schemas["compute"]["PersonalityFile"][] {
  requireArray("server: personality", files);
  if (files.length > 5) throw tooMany("server: personality", files.length, "files", 5);
  return Array.from(files, (file, index) => {
    const place = `server: personality[${index}]`;
    requireObject(place, file);
    requireKnown(place, file, ...fileProperties);
    const { path, contents, owner, group, mode }: Partial<PersonalityFile> = file;
    const encoded = encodeBase64(`${place}.contents`, contents);
    if (encoded.length > longestContents) {
      const most = (longestContents / 4) * 3;
      throw new InvalidInputError(`${place}.contents is too long: at most ${most} bytes are possible`);
    }
    if (mode !== undefined && !(Number.isInteger(mode) && mode >= 0 && mode <= 0o7777))
      throw new InvalidInputError(`${place}.mode must be permissions such as 0o600, not ${describeValue(mode)}`);
    return {
      path: requireText(`${place}.path`, path),
      contents: encoded,
      ...(owner !== undefined && { owner: requireText(`${place}.owner`, owner) }),
      ...(group !== undefined && { group: requireText(`${place}.group`, group) }),
      ...(mode !== undefined && { mode }),
    };
  });
}

/** The length of a file's contents in base64. */
const longestContents = 10_240;
const fileProperties: readonly (keyof PersonalityFile)[] = ["path", "contents", "owner", "group", "mode"];

function encodeNetworks(networks: unknown): Schemas["compute"]["ServerNetwork"][] {
  requireArray("server: networks", networks);
  if (networks.length > 8) throw tooMany("server: networks", networks.length, "connections", 8);
  return Array.from(networks, (each, index) => encodeNetwork(`server: networks[${index}]`, each));
}

function encodeNetwork(place: string, given: unknown): Schemas["compute"]["ServerNetwork"] {
  if (typeof given !== "object" || given === null || "id" in given) {
    const id = idOfKind(place, given, "network", "port");
    const isPort = given instanceof Model && given.toString().startsWith("port ");
    return isPort ? { port: id } : { uuid: id };
  }
  requirePlainObject(place, given);
  if ("port" in given) {
    requireKnown(place, given, "port");
    return { port: idOfKind(`${place}.port`, given.port, "port") };
  }
  requireKnown(place, given, "network", "fixedIp");
  const { network, fixedIp } = given;
  return {
    uuid: idOfKind(`${place}.network`, network, "network"),
    ...(fixedIp !== undefined && { fixed_ip: requireText(`${place}.fixedIp`, fixedIp) }),
  };
}

function encodeDevices(devices: unknown): Schemas["compute"]["BlockDevice"][] {
  requireArray("server: blockDevices", devices);
  return Array.from(devices, (device, index) => {
    const place = `server: blockDevices[${index}]`;
    requireObject(place, device);
    requireKnown(place, device, ...deviceProperties);
    return encodeDevice(place, device, index === 0);
  });
}

function encodeDevice(
  place: string,
  { sourceType, source, size, deleteOnTermination }: Partial<BlockDeviceInput>,
  isFirst: boolean,
): Schemas["compute"]["BlockDevice"] {
  if (sourceType === undefined || !sourceTypes.has(sourceType)) {
    const known = [...sourceTypes].join(", ");
    throw new InvalidInputError(`${place}.sourceType must be one of ${known}, not ${describeValue(sourceType)}`);
  }
  const isBlank = sourceType === "blank";
  if (isBlank && isFirst) throw new InvalidInputError(`${place} is the root volume and must not be blank`);
  if (isBlank && source !== undefined) throw new InvalidInputError(`${place} is blank and must not have a source`);
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 200))
    throw new InvalidInputError(
      `${place}.size must be a whole number of GiB from 1 to 200, not ${describeValue(size)}`,
    );
  if (deleteOnTermination !== undefined) requireBoolean(`${place}.deleteOnTermination`, deleteOnTermination);
  if (deleteOnTermination === false && sourceType !== "volume")
    throw new InvalidInputError(
      `${place} is a new volume and is deleted with the server: deleteOnTermination must be true`,
    );
  return {
    source_type: sourceType,
    ...(!isBlank && { uuid: idOfKind(`${place}.source`, source, sourceType) }),
    ...(size !== undefined && { volume_size: size }),
    ...(deleteOnTermination !== undefined && { delete_on_termination: deleteOnTermination }),
  };
}

const sourceTypes: ReadonlySet<string> = new Set(["image", "volume", "snapshot", "blank"]);
const deviceProperties: readonly (keyof BlockDeviceInput)[] = ["sourceType", "source", "size", "deleteOnTermination"];

function requireTexts(place: string, values: unknown): string[] {
  requireArray(place, values);
  return Array.from(values, (value, index) => requireText(`${place}[${index}]`, value));
}

function tooMany(place: string, count: number, what: string, most: number): InvalidInputError {
  return new InvalidInputError(`${place} has ${count} ${what}, and may have ${most}`);
}
