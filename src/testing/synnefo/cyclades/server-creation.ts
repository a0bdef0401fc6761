import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import { isObject, type Json } from "../json.js";
import { volumeTypeOf, requireFlavor } from "./flavors.js";
import { unusedFloatingIp } from "./floating-ips.js";
import { findKeypair } from "./keypairs.js";
import { findFloatingIpByAddress, findPort, requireNetwork, toText } from "./network-access.js";
import type { ServerBody } from "./new-server.js";
import { createPort, maxPorts } from "./ports.js";
import { charge } from "./quota.js";
import type { FlavorRow, PortRow, ServerRow, VolumeRow, VolumeTypeRow } from "./rows.js";
import { associate } from "./server-ports.js";
import { diskAmounts, fixedAmounts, runningAmounts } from "./server-amounts.js";
import { longestMetadata, mostMetadata, tooMuchMetadata } from "./server-metadata.js";
import type { CycladesState } from "./state.js";
import { addTag, checkedTag, longestTagOfNewServer, requireTagCount } from "./tags.js";
import { addVolume, checkVolume, type NewVolume } from "./volume-creation.js";
import { requireVolume } from "./volume-rows.js";
import type { BlockDevice } from "./block-devices.js";

/** The longest name of a server, in characters. */
const longestName = 255;

/** @throws CloudFault with 400 if the name is too long. */
export function checkServerName(name: string): void {
  if (Array.from(name).length > longestName) throw fault("badRequest", "Server name is too long");
}

/**
 * Creates a server, which is then to be built.
 *
 * @throws CloudFault. Then nothing is created.
 */
export function createServer(state: CycladesState, user: CloudUser, body: ServerBody, password: string): ServerRow {
  const { name, project } = body;
  const flavor = requireFlavor(state, user, body.flavorId, project);
  if (!flavor.allowsCreation) throw creationForbidden(flavor);
  if (body.keyName !== null && body.keyNames.length > 0)
    throw fault("badRequest", "Only one of the SNF:key_names andkey_name can be set");
  checkServerName(name);
  const imageId = chooseImage(body);
  const metadata = checkMetadata(body);
  const tags = body.tags.map((tag) => checkedTag(tag, longestTagOfNewServer));
  requireTagCount(tags.length);
  // The image is looked up although only a new volume is filled with it.
  if (imageId !== "") state.images.get(user.uuid, imageId);
  const keyNames = body.keyName === null ? body.keyNames : [body.keyName];
  for (const keyName of keyNames) findKeypair(state, user, keyName);
  const volumes = planVolumes(state, user, flavor, imageId, body.devices);
  const undo = savepoint(state);
  try {
    const ports = (body.networks ?? []).map((network) => portFor(state, user, network));
    if (ports.length > maxPorts) throw fault("badRequest", "Maximum ports per server limit reached");
    const newSize = volumes.reduce((sum, volume) => sum + ("plan" in volume ? volume.size : 0), 0);
    charge(state, user, project, { ...fixedAmounts(flavor), ...runningAmounts(flavor), ...diskAmounts(newSize) });
    const server = addServer(state, user, body, { flavor, imageId, keyNames, metadata, password });
    for (const port of ports) associate(state, port, server);
    for (const [index, volume] of volumes.entries()) addToServer(state, user, server, volume, index);
    for (const tag of tags) addTag(state, server, tag);
    return server;
  } catch (error) {
    undo();
    throw error;
  }
}

function addServer(
  state: CycladesState,
  user: CloudUser,
  { name, project, isShared, keyName }: ServerBody,
  given: Pick<ServerRow, "imageId" | "keyNames" | "metadata" | "password"> & { readonly flavor: FlavorRow },
): ServerRow {
  const { flavor, imageId, keyNames, metadata, password } = given;
  const nowMs = state.now();
  return state.servers.add((id) => ({
    ...{ id, name, userId: user.uuid, project, isShared, createdMs: nowMs, updatedMs: nowMs, isDeleted: false },
    ...{ flavorId: flavor.id, imageId, keyName, keyNames, metadata, password, tags: new Map(), diagnostics: [] },
    ...{ operatingState: "BUILD", task: null, isTaskRunning: false, isRescued: false, isSuspended: false },
  }));
}

function creationForbidden({ id }: FlavorRow) {
  const message = `It is not allowed to create a server from flavor with id '${id}'`;
  return fault("forbidden", `${message}, see 'allow_create' flavor attribute`);
}

/** The id of the server's image; empty if the first volume is no image. */
function chooseImage({ imageId, devices }: ServerBody): string {
  const first = devices?.[0];
  const isFilled = first?.sourceType === "image" || first?.sourceType === "snapshot";
  const deviceImage = isFilled ? first.sourceId : null;
  if (imageId !== null && deviceImage !== null && imageId !== deviceImage)
    throw fault("badRequest", "The specified server's image is different from the the source of the first volume.");
  const chosen = imageId ?? deviceImage ?? (first?.sourceType === "volume" ? "" : null);
  if (chosen === null) throw fault("badRequest", "You need to specify either an image or a block device mapping.");
  return chosen;
}

/** @throws CloudFault with 400. */
function checkMetadata({ metadata }: ServerBody): Map<string, string> {
  const items = Object.entries(metadata).map(([key, value]) => [key, toText(value)] as const);
  if (items.length > mostMetadata) throw tooMuchMetadata();
  for (const [key, value] of items) {
    if (key.length > longestMetadata.key) throw fault("badRequest", "Metadata key is too long");
    if (value.length > longestMetadata.value) throw fault("badRequest", "Metadata value is too long");
  }
  return new Map(items);
}

/** A volume of the new server: one that exists, or what a new one is made of. */
type PlannedVolume =
  | { readonly existing: VolumeRow; readonly deleteOnTermination: boolean }
  | { readonly plan: NewVolume; readonly size: number };

function planVolumes(
  state: CycladesState,
  user: CloudUser,
  flavor: FlavorRow,
  imageId: string,
  devices: readonly BlockDevice[] | undefined,
): PlannedVolume[] {
  const type = volumeTypeOf(state, flavor);
  const defaults: BlockDevice[] = [
    { sourceType: "image", sourceId: imageId, size: flavor.disk, deleteOnTermination: true },
  ];
  const list = devices === undefined || devices.length === 0 ? defaults : devices;
  if (list[0]?.sourceType === "blank") throw fault("badRequest", "Root volume cannot be blank");
  if (list.length > mostVolumes) throw fault("badRequest", "Maximum volumes per server limit reached");
  return list.map((device, index) => planVolume(state, user, type, device, index));
}

/** How many volumes a server may have. */
export const mostVolumes = 8;

function planVolume(
  state: CycladesState,
  user: CloudUser,
  type: VolumeTypeRow,
  { sourceType, sourceId, size, deleteOnTermination }: BlockDevice,
  index: number,
): PlannedVolume {
  if (sourceType === "volume") {
    const existing = requireVolume(state, user, sourceId, "badRequest");
    const { id, volumeTypeId, status } = existing;
    if (volumeTypeId !== type.id)
      throw fault("badRequest", `Volume '${id}' has type '${volumeTypeId}' while flavor's volume type is '${type.id}'`);
    if (status !== "AVAILABLE") throw fault("badRequest", `Cannot use volume while it is in ${status} status`);
    return { existing, deleteOnTermination };
  }
  const plan: NewVolume = {
    ...{ name: null, description: null, size, type, deleteOnTermination, isRoot: index === 0 },
    source: sourceType === "blank" ? { type: "blank" } : { type: sourceType, id: sourceId },
  };
  return { plan, size: checkVolume(state, user, plan) };
}

function addToServer(
  state: CycladesState,
  user: CloudUser,
  server: ServerRow,
  volume: PlannedVolume,
  index: number,
): void {
  if ("plan" in volume) {
    const row = addVolume(state, user, server.project, { ...volume.plan, size: volume.size });
    Object.assign(row, { serverId: server.id, index });
    return;
  }
  const { existing, deleteOnTermination } = volume;
  Object.assign(existing, { serverId: server.id, index, status: "ATTACHING", deleteOnTermination });
}

/** A port for an item of `networks`. */
function portFor(state: CycladesState, user: CloudUser, item: Json): PortRow {
  if (!isObject(item)) throw fault("badRequest", "Malformed request. Invalid 'networks' field");
  const { port = null, uuid = null, fixed_ip: fixedIp = null } = item;
  if (port !== null) {
    const existing = findPort(state, user, toText(port));
    if (existing.serverId !== null) throw fault("conflict", `Port ${existing.id} is already in use.`);
    return existing;
  }
  if (uuid === null) throw fault("badRequest", "Network 'uuid' or 'port' attribute is required.");
  const network = requireNetwork(state, user, toText(uuid));
  const address = fixedIp === null ? undefined : toText(fixedIp);
  if (!network.isPublic) return createPort(state, user, { network, address });
  if (!state.subnets.all().some(({ networkId, version }) => networkId === network.id && version === 4))
    throw fault("forbidden", `Cannot connect to IPv6 only public network '${network.id}'`);
  if (address !== undefined) {
    const floatingIp = findFloatingIpByAddress(state, user, address);
    return createPort(state, user, { network, floatingIp });
  }
  if (Object.hasOwn(item, "fixed_ip")) throw fault("badRequest", "Cannot connect to public network");
  return createPort(state, user, { network, floatingIp: unusedFloatingIp(state, user, network) });
}

/** Remembers which rows there are. @returns A function that removes those added since, and frees the floating IPs. */
function savepoint({ ports, addresses, servers, volumes }: CycladesState): () => void {
  const tables = [ports, addresses, servers, volumes].map((table) => [table, table.lastId] as const);
  return () => {
    for (const [table, lastId] of tables) table.undo(lastId);
    for (const address of addresses.all()) {
      if (address.portId !== null && ports.get(address.portId) === undefined) address.portId = null;
    }
  };
}
