import type { ConsoleType, FirewallInput, ServerInput } from "saltant/synnefo";
import { call, filled, given, id, isNone, isTrue, optionalId, rest, type Table } from "./counterpart.js";
import { computeRestCalls, cycladesComputeRestCalls } from "./compute-rest.js";
import { type Arguments, isObject } from "./recorded-calls.js";
import { pollingOf } from "./waits.js";

const serverFilters = "changes_since image flavor name marker limit status host response_headers";

/** The facade's counterparts of kamaki's `ComputeClient`. */
export const computeCalls: Table = {
  ...computeRestCalls,

  list_servers: call(`detail ${serverFilters}`, ({ servers }, { detail, response_headers: _, ...filters }) => {
    const known = filtersOf(filters);
    return isTrue(detail) || Object.keys(known).length > 0 ? servers.list(known) : servers.summaries();
  }),
  // Filters have a meaning for lists only: kamaki does not send them for one server.
  get_server_details: call("server_id **", ({ servers }, args) => servers.get(id(args.server_id))),
  create_server: call(
    "name flavor_id image_id security_group user_data availability_zone metadata personality networks tags",
    ({ servers }, { security_group, availability_zone, ...args }) =>
      servers.create({
        ...serverOf(args),
        copyImageMetadata: false,
        ...filled({ securityGroup: security_group, availabilityZone: availability_zone }),
      }),
  ),
  update_server_name: call("server_id new_name", ({ servers }, args) =>
    servers.rename(id(args.server_id), args.new_name as string),
  ),
  delete_server: call("server_id", ({ servers }, args) => servers.delete(id(args.server_id))),
  change_admin_password: call("server_id new_password", ({ servers }, args) =>
    servers.changePassword(id(args.server_id), args.new_password as string),
  ),
  rebuild_server: call("server_id response_headers", ({ servers }, args) => servers.rebuild(id(args.server_id))),
  reboot_server: call("server_id hard", ({ servers }, args) =>
    servers.reboot(id(args.server_id), { hard: isTrue(args.hard) }),
  ),
  resize_server: call("server_id flavor_id", ({ servers }, args) =>
    servers.resize(id(args.server_id), id(args.flavor_id)),
  ),
  confirm_resize_server: call("server_id", ({ servers }, args) => servers.confirmResize(id(args.server_id))),
  revert_resize_server: call("server_id", ({ servers }, args) => servers.revertResize(id(args.server_id))),
  create_server_image: call("server_id image_name response_headers **", ({ servers }, args) => {
    const { server_id, image_name, response_headers: _, ...metadata } = args;
    return servers.createImage(id(server_id), { name: image_name as string, metadata: texts(metadata) });
  }),
  start_server: call("server_id", ({ servers }, args) => servers.start(id(args.server_id))),
  shutdown_server: call("server_id", ({ servers }, args) => servers.shutdown(id(args.server_id))),
  rescue_server: call("server_id rescue_image_ref", ({ servers }, args) =>
    servers.rescue(id(args.server_id), { image: optionalId(args.rescue_image_ref) }),
  ),
  unrescue_server: call("server_id", ({ servers }, args) => servers.unrescue(id(args.server_id))),

  get_server_metadata: call("server_id key", ({ servers }, { server_id, key }) => {
    const metadata = servers.metadata(id(server_id));
    return isTrue(key) ? metadata.get(key as string) : metadata.list();
  }),
  create_server_metadata: call("server_id key val", ({ servers }, { server_id, key, val }) =>
    servers.metadata(id(server_id)).set(key as string, val as string),
  ),
  update_server_metadata: call("server_id **", ({ servers }, { server_id, ...metadata }) =>
    servers.metadata(id(server_id)).update(metadata as Record<string, string>),
  ),
  delete_server_metadata: call("server_id key", ({ servers }, { server_id, key }) =>
    servers.metadata(id(server_id)).delete(key as string),
  ),
  get_server_nics: call("server_id changes_since", ({ servers }, args) => servers.nics(id(args.server_id))),
  get_server_network_nics: call("server_id network_id changes_since", ({ servers }, args) =>
    servers.addressesOn(id(args.server_id), id(args.network_id)),
  ),

  list_flavors: call("detail response_headers", ({ flavors }) => flavors.list()),
  get_flavor_details: call("flavor_id", ({ flavors }, args) => flavors.get(id(args.flavor_id))),

  list_images: call("detail response_headers", ({ serverImages }, { detail }) =>
    isTrue(detail) ? serverImages.list() : serverImages.summaries(),
  ),
  get_image_details: call("image_id **", ({ serverImages }, args) => serverImages.get(id(args.image_id))),
  delete_image: call("image_id", ({ serverImages }, args) => serverImages.delete(id(args.image_id))),
  get_image_metadata: call("image_id key", ({ serverImages }, { image_id, key }) => {
    const metadata = serverImages.metadata(id(image_id));
    return isTrue(key) ? metadata.get(key as string) : metadata.list();
  }),
  update_image_metadata: call("image_id **", ({ serverImages }, { image_id, ...metadata }) =>
    serverImages.metadata(id(image_id)).update(metadata as Record<string, string>),
  ),
  delete_image_metadata: call("image_id key", ({ serverImages }, { image_id, key }) =>
    serverImages.metadata(id(image_id)).delete(key as string),
  ),

  // The tenant is that of the token. Without an id, all addresses are meant.
  get_floating_ip_pools: rest("compute", "tenant_id", () => ({ method: "GET", path: ["os-floating-ip-pools"] })),
  get_floating_ips: call("tenant_id", ({ serverFloatingIps }) => serverFloatingIps.list()),
  alloc_floating_ip: call("tenant_id pool", ({ serverFloatingIps }) => serverFloatingIps.create()),
  get_floating_ip: call("tenant_id fip_id", ({ serverFloatingIps }, { fip_id: address }) =>
    isNone(address) ? serverFloatingIps.list() : serverFloatingIps.get(id(address)),
  ),
  delete_floating_ip: call("tenant_id fip_id", ({ serverFloatingIps }, args) =>
    serverFloatingIps.delete(id(args.fip_id)),
  ),

  list_keypairs: call("", ({ keypairs }) => keypairs.list()),
  get_keypair_details: call("key_name", ({ keypairs }, args) => keypairs.get(args.key_name as string)),
  create_key: call("key_name public_key", ({ keypairs }, { key_name, public_key }) =>
    keypairs.create({ name: key_name as string, publicKey: (public_key ?? undefined) as string | undefined }),
  ),
  delete_keypair: call("key_name", ({ keypairs }, args) => keypairs.delete(args.key_name as string)),

  check_tag_exists: call("server_id tag", ({ servers }, { server_id, tag }) =>
    servers.tags(id(server_id)).has(tag as string),
  ),
  add_tag: call("server_id tag", ({ servers }, { server_id, tag }) => servers.tags(id(server_id)).add(tag as string)),
  delete_tag: call("server_id tag", ({ servers }, { server_id, tag }) =>
    servers.tags(id(server_id)).delete(tag as string),
  ),
  delete_tags: call("server_id", ({ servers }, { server_id }) => servers.tags(id(server_id)).clear()),
  list_tags: call("server_id", ({ servers }, { server_id }) => servers.tags(id(server_id)).statuses()),
  replace_tags: call("server_id tags", ({ servers }, { server_id, tags }) =>
    servers.tags(id(server_id)).replace(tags as string[]),
  ),
};

/** What `CycladesComputeClient` has besides, or in another way. */
export const cycladesComputeCalls: Table = {
  ...cycladesComputeRestCalls,

  create_server: call(
    "name flavor_id image_id key_names key_name user_data metadata personality networks tags project_id response_headers",
    ({ servers }, args) => servers.create(serverOf(args)),
  ),
  list_flavors: call("detail is_public project_id", ({ flavors }, { is_public, project_id: project }) =>
    flavors.list(given({ isPublic: isNone(is_public) ? undefined : isTrue(is_public), project })),
  ),
  set_firewall_profile: call("server_id profile port_id", ({ servers }, { server_id, profile, port_id }) =>
    servers.setFirewall(id(server_id), { port: id(port_id), profile } as FirewallInput),
  ),
  start_server: call("server_id", ({ servers }, args) => servers.start(id(args.server_id))),
  shutdown_server: call("server_id", ({ servers }, args) => servers.shutdown(id(args.server_id))),
  get_server_console: call("server_id console_type", ({ servers }, { server_id, console_type: type }) =>
    servers.console(id(server_id), (type ?? undefined) as ConsoleType),
  ),
  reassign_server: call("server_id project", ({ servers }, args) =>
    servers.reassign(id(args.server_id), id(args.project)),
  ),
  get_server_stats: call("server_id", ({ servers }, args) => servers.stats(id(args.server_id))),
  get_server_diagnostics: call("server_id", ({ servers }, args) => servers.diagnostics(id(args.server_id))),
  get_server_status: call("server_id", ({ servers }, args) => servers.status(id(args.server_id))),
  get_tag_status: call("server_id tag", async ({ servers }, { server_id, tag }) => {
    await servers.tags(id(server_id)).status(tag as string);
  }),

  wait_server: call("server_id current_status delay max_wait wait_cb", ({ servers }, args) =>
    servers.waitWhile(id(args.server_id), (args.current_status ?? "BUILD") as "BUILD", pollingOf(args)),
  ),
  wait_server_while: call("server_id current_status delay max_wait wait_cb", ({ servers }, args) =>
    servers.waitWhile(id(args.server_id), (args.current_status ?? "BUILD") as "BUILD", pollingOf(args)),
  ),
  wait_server_until: call("server_id target_status delay max_wait wait_cb", ({ servers }, args) =>
    servers.waitUntil(id(args.server_id), (args.target_status ?? "ACTIVE") as "ACTIVE", pollingOf(args)),
  ),

  list_volume_attachments: call("server_id", ({ servers }, args) => servers.attachments(id(args.server_id)).list()),
  get_volume_attachment: call("server_id attachment_id", ({ servers }, args) =>
    servers.attachments(id(args.server_id)).get(id(args.attachment_id)),
  ),
  attach_volume: call("server_id volume_id", ({ servers }, args) =>
    servers.attachments(id(args.server_id)).attach(id(args.volume_id)),
  ),
  delete_volume_attachment: call("server_id attachment_id", ({ servers }, args) =>
    servers.attachments(id(args.server_id)).delete(id(args.attachment_id)),
  ),
  detach_volume: call("server_id volume_id", ({ servers }, args) =>
    servers.attachments(id(args.server_id)).detach(id(args.volume_id)),
  ),
};

/** The filters of a list of servers, which the facade checks: a time, and others that it refuses. */
function filtersOf({ changes_since: since, ...filters }: Arguments): object {
  return { ...filled(filters), ...(isTrue(since) && { changesSince: timeOf(since) }) };
}

/** A time, which without a zone is one of UTC. */
function timeOf(time: unknown): Date {
  const text = String(time);
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

function serverOf(args: Arguments): ServerInput {
  const { name, flavor_id, image_id, user_data, metadata, personality, networks, tags } = args;
  const { key_name, key_names, project_id } = args;
  return {
    ...{ name, flavor: id(flavor_id), image: isNone(image_id) ? null : id(image_id) },
    ...filled({ metadata, tags, userData: user_data, keyName: key_name, keyNames: key_names }),
    ...(isTrue(personality) && { personality: (personality as unknown[]).map(fileOf) }),
    ...(!isNone(networks) && { networks: (networks as unknown[]).map(connectionOf) }),
    ...given({ project: project_id }),
  } as ServerInput;
}

/** A file, whose contents kamaki takes in base64. */
function fileOf(file: unknown): unknown {
  if (!isObject(file) || typeof file.contents !== "string") return file;
  return { ...file, contents: Buffer.from(file.contents, "base64") };
}

function connectionOf(network: unknown): unknown {
  if (!isObject(network) || !("uuid" in network)) {
    return isObject(network) && "port" in network ? { ...network, port: id(network.port) } : network;
  }
  const { uuid, fixed_ip: fixedIp, ...rest } = network;
  return { network: id(uuid), ...given({ fixedIp }), ...rest };
}

function texts(values: Arguments): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value as string]));
}
