import { given, isTrue, rest, type Table } from "./counterpart.js";
import type { Arguments } from "./recorded-calls.js";

/** The facade's counterparts of kamaki's `ComputeRestClient`: raw calls. */
export const computeRestCalls: Table = {
  limits_get: rest("compute", "", () => ({ method: "GET", path: ["limits"] })),
  servers_get: rest(
    "compute",
    "server_id detail changes_since image flavor name marker limit status host",
    ({ server_id, detail, ...filters }) => listOrOne("servers", server_id, detail, filters),
  ),
  servers_post: rest("compute", "security_group user_data availability_zone json_data", ({ json_data, ...query }) => ({
    ...{ method: "POST", path: ["servers"], query, body: json_data },
  })),
  servers_put: rest("compute", "server_id server_name json_data", ({ server_id, server_name: server, json_data }) => ({
    ...{ method: "PUT", path: ["servers", server_id], query: { server }, body: json_data },
  })),
  servers_delete: rest("compute", "server_id", ({ server_id }) => ({ method: "DELETE", path: ["servers", server_id] })),
  servers_metadata_get: rest("compute", "server_id key", (args) => ({ method: "GET", path: metadataPath(args) })),
  servers_metadata_post: rest("compute", "server_id json_data", ({ server_id, json_data: body }) => ({
    ...{ method: "POST", path: metadataPath({ server_id }), body },
  })),
  servers_metadata_put: rest("compute", "server_id key json_data", ({ server_id, key, json_data: body }) => ({
    ...{ method: "PUT", path: metadataPath({ server_id, key }), body },
  })),
  servers_metadata_delete: rest("compute", "server_id key", (args) => ({ method: "DELETE", path: metadataPath(args) })),
  servers_action_post: rest("compute", "server_id json_data", ({ server_id, json_data: body }) => ({
    ...{ method: "POST", path: ["servers", server_id, "action"], body },
  })),
  servers_ips_get: rest(
    "compute",
    "server_id network_id changes_since",
    ({ server_id, network_id, changes_since }) => ({
      ...{ method: "GET", path: ["servers", server_id, "ips", network_id] },
      query: { "changes-since": changes_since },
    }),
  ),
  images_get: rest(
    "compute",
    "image_id detail changes_since server_name name status marker limit type",
    ({ image_id, detail, server_name: server, ...filters }) =>
      listOrOne("images", image_id, detail, { ...filters, server }),
  ),
  images_delete: rest("compute", "image_id", ({ image_id }) => ({ method: "DELETE", path: ["images", image_id] })),
  images_metadata_get: rest("compute", "image_id key", (args) => ({ method: "GET", path: imageMetadataPath(args) })),
  images_metadata_post: rest("compute", "image_id json_data", ({ image_id, json_data: body }) => ({
    ...{ method: "POST", path: imageMetadataPath({ image_id }), body },
  })),
  images_metadata_put: rest("compute", "image_id key json_data", ({ image_id, key, json_data: body }) => ({
    ...{ method: "PUT", path: imageMetadataPath({ image_id, key }), body },
  })),
  images_metadata_delete: rest("compute", "image_id key", (args) => ({
    ...{ method: "DELETE", path: imageMetadataPath(args) },
  })),
  flavors_get: rest(
    "compute",
    "flavor_id detail changes_since minDisk minRam marker limit",
    ({ flavor_id, detail, ...filters }) => listOrOne("flavors", flavor_id, detail, filters),
  ),
  floating_ip_pools_get: rest("compute", "", () => ({ method: "GET", path: ["os-floating-ip-pools"] })),
  floating_ips_get: rest("compute", "ip", ({ ip }) => ({ method: "GET", path: ["os-floating-ips", ip] })),
  floating_ips_post: rest("compute", "json_data ip", ({ json_data: body, ip }) => ({
    ...{ method: "POST", path: ["os-floating-ips", ip], body },
  })),
  floating_ips_delete: rest("compute", "ip", ({ ip }) => ({ method: "DELETE", path: ["os-floating-ips", ip] })),
  keypairs_get: rest("compute", "key_name", ({ key_name }) => ({ method: "GET", path: ["os-keypairs", key_name] })),
  keypairs_post: rest("compute", "json_data", ({ json_data: body }) => ({
    ...{ method: "POST", path: ["os-keypairs"], body },
  })),
  keypairs_delete: rest("compute", "key_name", ({ key_name }) => ({
    ...{ method: "DELETE", path: ["os-keypairs", key_name] },
  })),
  servers_tag_exists: rest("compute", "server_id tag", (args) => ({ method: "GET", path: tagPath(args) })),
  servers_tag_add: rest("compute", "server_id tag", (args) => ({ method: "PUT", path: tagPath(args) })),
  servers_tag_delete: rest("compute", "server_id tag", (args) => ({ method: "DELETE", path: tagPath(args) })),
  servers_tags_get: rest("compute", "server_id", (args) => ({ method: "GET", path: tagPath(args) })),
  servers_tags_replace: rest("compute", "server_id tags", ({ server_id, tags }) => ({
    ...{ method: "PUT", path: tagPath({ server_id }), body: { tags } },
  })),
  servers_tags_delete: rest("compute", "server_id", (args) => ({ method: "DELETE", path: tagPath(args) })),
};

/** What `CycladesComputeRestClient` has besides, or in another way. */
export const cycladesComputeRestCalls: Table = {
  flavors_get: rest("compute", "flavor_id detail is_public project_id", ({ flavor_id, detail, ...filters }) =>
    listOrOne("flavors", flavor_id, detail, {
      "SNF:is_public": filters.is_public,
      "SNF:flavor-access": filters.project_id,
    }),
  ),
  servers_stats_get: rest("compute", "server_id", ({ server_id }) => ({
    ...{ method: "GET", path: ["servers", server_id, "stats"] },
  })),
  servers_diagnostics_get: rest("compute", "server_id", ({ server_id }) => ({
    ...{ method: "GET", path: ["servers", server_id, "diagnostics"] },
  })),
  volume_attachment_get: rest("compute", "server_id attachment_id", (args) => ({
    ...{ method: "GET", path: attachmentPath(args) },
  })),
  volume_attachment_post: rest("compute", "server_id volume_id", ({ server_id, volume_id: volumeId }) => ({
    ...{ method: "POST", path: attachmentPath({ server_id }), body: { volumeAttachment: { volumeId } } },
  })),
  volume_attachment_delete: rest("compute", "server_id attachment_id", (args) => ({
    ...{ method: "DELETE", path: attachmentPath(args) },
  })),
};

/** A list, with its filters, or one resource, without. */
function listOrOne(path: string, id: unknown, detail: unknown, filters: Arguments) {
  if (isTrue(id)) return { method: "GET", path: [path, id] };
  const { changes_since, ...query } = filters;
  return {
    method: "GET",
    path: [path, isTrue(detail) ? "detail" : ""],
    query: given({ "changes-since": changes_since, ...query }),
  };
}

function metadataPath({ server_id, key }: Arguments): unknown[] {
  return ["servers", server_id, "metadata", key];
}

function imageMetadataPath({ image_id, key }: Arguments): unknown[] {
  return ["images", image_id, "metadata", key];
}

function tagPath({ server_id, tag }: Arguments): unknown[] {
  return ["servers", server_id, "tags", tag];
}

function attachmentPath({ server_id, attachment_id }: Arguments): unknown[] {
  return ["servers", server_id, "os-volume_attachments", attachment_id];
}
