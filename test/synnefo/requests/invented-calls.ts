import { type Arguments, isObject, type RecordedCall, type RecordedRequest } from "./recorded-calls.js";

/** A call that is not recorded: it shows a rule that no recording of this project needs. */
export function invented(
  name: string,
  method: string,
  kwargs: Arguments,
  ...exchanges: readonly (readonly [string, unknown, number, unknown?])[]
): RecordedCall {
  const service = services.find(([pattern]) => pattern.test(name))?.[1] ?? "compute";
  const root =
    service === "astakos"
      ? "/astakos"
      : service === "compute"
        ? "/cyclades/compute/v2.0"
        : `/cyclades/${service}/${service === "image" ? "v1.0" : "v2.0"}`;
  const requests = exchanges.map(([line, body]): RecordedRequest => {
    const [verb = "", url = ""] = line.split(" ");
    const { pathname, searchParams } = new URL(url, "http://localhost");
    // The image service reads headers.
    const isHeaders = service === "image" && isObject(body);
    const type = isHeaders ? body : body === null ? {} : { "content-type": "application/json" };
    return {
      ...{ method: verb, path: `${root}${pathname}`, query: [...searchParams] },
      headers: { "x-auth-token": "alice-token", ...type },
      ...(body !== null && !isHeaders && { body }),
    };
  });
  const answers = exchanges.map(([, , status, body]) => ({
    ...{ status, headers: { "content-type": "application/json; charset=UTF-8" } },
    ...(body !== undefined && { body }),
  }));
  const refused = answers.some(({ status }) => status >= 400);
  return {
    ...{ id: "invented", service, class: name, method, args: [], kwargs, requests, answers },
    client: { token: "alice-token", endpoint: `{{base}}${root}${service === "astakos" ? "/identity/v2.0" : ""}` },
    ...(refused ? { raises: { class: "ClientError" } } : { returns: null }),
  };
}

const services: readonly (readonly [RegExp, string])[] = [
  [/Astakos/, "astakos"],
  [/Network/, "network"],
  [/BlockStorage/, "volume"],
  [/Image/, "image"],
];

const refusal = { badRequest: { message: "Malformed request", code: 400, details: "" } };
const imageHeaders = { "x-image-meta-name": "N", "x-image-meta-location": "pithos://u/c/f" };
const server = { name: "web", flavorRef: 1, imageRef: "i" };

/** Calls that differ. */
export const inventedCalls: readonly RecordedCall[] = [
  invented(...(["ComputeClient", "get_server_nics", { server_id: 1, changes_since: "2026-01-01T00:00:00" }] as const), [
    "GET /servers/1/ips?changes-since=2026-01-01T00:00:00",
    null,
    200,
    { addresses: {}, attachments: [] },
  ]),
  invented("CycladesComputeClient", "list_flavors", { detail: true, is_public: true }, [
    ...(["GET /flavors/detail?SNF:is_public=True", null, 200, { flavors: [] }] as const),
  ]),
  invented(
    ...(["ComputeClient", "list_servers", { detail: true, changes_since: "2026-01-01T00:00:00+01:00" }] as const),
    ["GET /servers/detail?changes-since=2026-01-01T00:00:00%2B01:00", null, 304],
  ),
  invented(...(["ComputeClient", "rescue_server", { server_id: 1, rescue_image_ref: 5 }] as const), [
    "POST /servers/1/action",
    { rescue: {}, rescue_image_ref: 5 },
    400,
    refusal,
  ]),
  invented(...(["ComputeClient", "create_server", { ...nameOf(server), user_data: "#!" }] as const), [
    "POST /servers?user_data=IyE%3D",
    { server },
    400,
    refusal,
  ]),
  invented(
    ...(["CycladesComputeClient", "create_server", serverArguments()] as const),
    ["GET /images/i", null, 200, { image: { id: "i", metadata: { os: "debian" } } }],
    ["POST /servers", { server: wholeServer() }, 400, refusal],
  ),
  invented(...(["CycladesComputeClient", "create_server", { ...nameOf(server), networks: [] }] as const), [
    "GET /images/i",
    null,
    404,
    { itemNotFound: { message: "", code: 404, details: "" } },
  ]),
  invented(
    ...([
      "ComputeRestClient",
      "images_metadata_put",
      { image_id: "i", key: "k", json_data: { meta: { k: "v" } } },
    ] as const),
    ["PUT /images/i/metadata", { meta: { k: "v" } }, 405, { notAllowed: { message: "", code: 405, details: "" } }],
  ),
  invented("CycladesComputeClient", "check_tag_exists", { server_id: 1, tag: "red" }, [
    ...(["GET /servers/1/tags/red", null, 404] as const),
  ]),
  invented("CycladesComputeClient", "add_tag", { server_id: 1, tag: "red" }, ["PUT /servers/1/tags/red", null, 204]),
  invented("CycladesComputeClient", "delete_tags", { server_id: 1 }, ["DELETE /servers/1/tags", null, 404]),
  invented(
    "CycladesComputeClient",
    "servers_action_post",
    { server_id: 1, json_data: { reassign: { project: "p" } } },
    [...(["POST /servers/1/action", { reassign: { project: "p" } }, 200] as const)],
  ),
  invented("ComputeClient", "get_floating_ip", { tenant_id: "t", fip_id: "7" }, [
    ...(["GET /os-floating-ips/t", null, 404, { itemNotFound: { message: "", code: 404, details: "" } }] as const),
  ]),
  invented(
    "ImageClient",
    "register",
    { name: "N", location: "pithos://u/c/f", params: { store: "pithos", owner: "u" } },
    [
      ...([
        "POST /images/",
        { ...imageHeaders, "x-image-meta-store": "pithos" },
        403,
        { forbidden: { message: "", code: 403, details: "" } },
      ] as const),
    ],
  ),
  invented("NetworkClient", "create_ports", { ports: [{ network_id: "2", name: "a" }, { network_id: "3" }] }, [
    ...(["POST /ports", { ports: [{ network_id: "2", name: "a" }, { network_id: "3" }] }, 400, refusal] as const),
  ]),
  invented("CycladesNetworkClient", "wait_port_while", { port_id: "4", delay: 10, max_wait: 5 }),
  invented(
    "CycladesNetworkClient",
    "wait_port_until",
    { port_id: "4", target_status: "ACTIVE", max_wait: 3 },
    [...(["GET /ports/4", null, 200, { port: { id: "4", status: "BUILD" } }] as const)],
    ["GET /ports/4", null, 503, { serviceUnavailable: { message: "", code: 503, details: "" } }],
  ),
  invented(
    "CycladesBlockStorageClient",
    "create_volume",
    { size: "3", display_name: "v", volume_type: 2, server_id: 1 },
    [
      ...([
        "POST /volumes",
        { volume: { size: 3, display_name: "v", volume_type: 2, server_id: 1 } },
        400,
        refusal,
      ] as const),
    ],
  ),
  invented("CycladesBlockStorageClient", "update_volume", { volume_id: 5, delete_on_termination: 0 }, [
    ...(["PUT /volumes/5", { volume: { delete_on_termination: false } }, 400, refusal] as const),
  ]),
];

/** What a project is created with. */
const specs = { name: "lab.example.org", end_date: "2036-01-01T00:00:00+00:00" };
const notFound = { itemNotFound: { message: "", code: 404, details: "" } };
const uuid = "11111111-1111-4111-8111-111111111111";

/** The same of the identity service. */
export const inventedIdentityCalls: readonly RecordedCall[] = [
  invented("AstakosClient", "get_services", {}, ["GET /ui/get_services", null, 200, []]),
  invented("AstakosClient", "get_projects", { name: "a.b.org", state: "active", owner: uuid, mode: "related" }, [
    ...([`GET /account/v1.0/projects?name=a.b.org&state=active&owner=${uuid}&mode=related`, null, 200, []] as const),
  ]),
  invented("AstakosClient", "get_memberships", { project_id: uuid }, [
    ...([`GET /account/v1.0/projects/memberships?project=${uuid}`, null, 200, []] as const),
  ]),
  invented("AstakosClient", "service_get_project_quotas", { project_id: [uuid, uuid] }, [
    ...([`GET /account/v1.0/service_project_quotas?project=${uuid},${uuid}`, null, 404, notFound] as const),
  ]),
  invented("AstakosClient", "authenticate", { tenant_name: uuid }, [
    ...(["POST /identity/v2.0/tokens", { auth: { token: { id: "alice-token" }, tenantName: uuid } }, 401] as const),
  ]),
  invented("AstakosClient", "validate_token", { token_id: "some-token", belongs_to: "a" }, [
    ...(["GET /identity/v2.0/tokens/some-token?belongsTo=a", null, 404, notFound] as const),
  ]),
  invented("AstakosClient", "modify_project", { project_id: uuid, specs: { end_date: "2036-01-01T02:00:00+02:00" } }, [
    ...([`PUT /account/v1.0/projects/${uuid}`, { end_date: "2036-01-01T02:00:00+02:00" }, 403] as const),
  ]),
  raising(
    invented("AstakosClient", "get_username", { uuid: "unknown" }, [
      ...(["POST /account/v1.0/user_catalogs", { uuids: ["unknown"] }, 200, emptyCatalogs()] as const),
    ]),
  ),
  raising(
    invented("AstakosClient", "get_endpoint_url", { service_type: "nonsense" }, [
      ...(["POST /identity/v2.0/tokens", null, 200, { access: { serviceCatalog: [] } }] as const),
    ]),
  ),
  invented(
    ...(["CachedAstakosClient", "user_set_default_project", { project_id: uuid }] as const),
    ["POST /identity/v2.0/tokens", { auth: { token: { id: "alice-token" } } }, 200, catalog()],
    ["POST /account/v1.0/myaccount/default_project", { project_id: uuid }, 200],
  ),
  raising(
    invented("AstakosClient", "get_resources", {}, [
      ...(["GET /account/v1.0/resources", null, 302, "<html>"] as const),
    ]),
  ),
  {
    ...invented("CachedAstakosClient", "uuids2usernames", { uuids: [uuid, "unknown"] }, [
      ...(["POST /account/v1.0/user_catalogs", { uuids: [uuid, "unknown"] }, 200, emptyCatalogs()] as const),
    ]),
    after: [
      ["authenticate", [], {}],
      ["uuids2usernames", [[uuid]], {}],
    ],
  },
  raising(invented("CachedAstakosClient", "remove_user", { uuid: "unknown" })),
];

/** Calls of the identity service that the facade refuses. */
export const refusedIdentityCalls: readonly RecordedCall[] = [
  invented("AstakosClient", "create_project", { specs: { name: "lab", end_date: specs.end_date } }),
  invented("AstakosClient", "create_project", { specs: { name: specs.name } }),
  invented("AstakosClient", "modify_project", { project_id: uuid, specs: {} }),
  invented("AstakosClient", "modify_project", { project_id: uuid, specs: { color: "red" } }),
  invented("AstakosClient", "create_project", {
    specs: { ...specs, resources: { "cyclades.vm": { member_capacity: 2, project_capacity: 1 } } },
  }),
  invented("AstakosClient", "resolve_commissions", { accept_serials: [], reject_serials: [] }),
  invented("AstakosClient", "issue_one_commission", { holder: uuid, provisions: {} }),
  invented("AstakosClient", "get_commission_info", { serial: null }),
  invented("AstakosClient", "accept_commission", { serial: "x" }),
  invented("AstakosClient", "send_feedback", { message: "", data: "" }),
  invented("AstakosClient", "get_token", { grant_type: "password", client_id: "c", client_secret: "s" }),
  invented("AstakosClient", "project_action", { project_id: uuid, action: "" }),
  invented("AstakosClient", "get_usernames", { uuids: null }),
  invented("AstakosClient", "get_uuid", { display_name: null }),
];

/** A call that kamaki raises for. */
function raising(call: RecordedCall): RecordedCall {
  return { ...call, raises: { class: "AstakosClientError" } };
}

function catalog(): object {
  const endpoints = [{ versionId: "v1.0", publicURL: "{{base}}/astakos/account/v1.0" }];
  return { access: { serviceCatalog: [{ name: "astakos_account", type: "account", endpoints }] } };
}

function emptyCatalogs(): object {
  return { uuid_catalog: {}, displayname_catalog: {} };
}

function nameOf({ name, flavorRef, imageRef }: typeof server): Arguments {
  return { name, flavor_id: flavorRef, image_id: imageRef };
}

/** All arguments of a new server. */
function serverArguments(): Arguments {
  return {
    ...{ ...nameOf(server), metadata: { a: "b" }, tags: ["t"], project_id: "p", key_name: "k", user_data: "#!" },
    networks: [{ uuid: 2, fixed_ip: "10.0.0.1" }, { uuid: "3" }, { port: 7 }],
    personality: [{ path: "/a", contents: "aGk=", owner: "root", group: "root", mode: 384 }],
  };
}

function wholeServer(): Arguments {
  return {
    ...{ ...server, metadata: { a: "b", os: "debian" }, tags: ["t"], project: "p", key_name: "k", user_data: "IyE=" },
    networks: [{ uuid: "2", fixed_ip: "10.0.0.1" }, { uuid: "3" }, { port: "7" }],
    personality: [{ path: "/a", contents: "aGk=", owner: "root", group: "root", mode: 384 }],
  };
}

const type = { type: "MAC_FILTERED" };
const volume = { size: 1, display_name: "v", volume_type: 1 };

/** Calls that the facade refuses, one for each rule or more. */
export const refusedCalls: readonly RecordedCall[] = [
  invented("NetworkClient", "create_network", { name: "n" }),
  invented("NetworkClient", "create_networks", { networks: [{ name: "n" }] }),
  invented("CycladesNetworkClient", "create_network", { ...type, shared: true }),
  invented("NetworkClient", "update_network", { network_id: 2, admin_state_up: true }),
  invented("NetworkClient", "update_network", { network_id: 2 }),
  invented("NetworkClient", "update_subnet", { subnet_id: 2, name: "n", gateway_ip: "10.0.0.1" }),
  invented("NetworkClient", "create_subnet", { network_id: 2, cidr: "10.0.0.0/24", subnet_id: 7 }),
  invented("NetworkClient", "create_subnets", { subnets: [{ network_id: 2, cidr: "10.0.0.0/24", subnet_id: 7 }] }),
  invented("NetworkClient", "create_port", { network_id: 2, mac_address: "aa:00:00:00:00:01" }),
  invented("NetworkClient", "update_port", { port_id: 4, network_id: 2, status: "ACTIVE" }),
  invented("NetworkClient", "create_ports", { ports: [{ network_id: 2, admin_state_up: false }] }),
  invented("CycladesNetworkClient", "create_port", {
    network_id: 2,
    fixed_ips: [{ ip_address: "10.0.0.1" }, { ip_address: "10.0.0.2" }],
  }),
  invented("NetworkClient", "create_port", { network_id: 2, fixed_ips: [{ ip_address: "10.0.0.1", subnet: 3 }] }),
  invented("NetworkClient", "update_port", { port_id: 4, network_id: 2, fixed_ips: [{ ip_address: "10.0.0.1" }] }),
  invented("NetworkClient", "update_port", { port_id: 4, network_id: 2, name: "n".repeat(129) }),
  invented("NetworkClient", "create_floatingip", { floating_network_id: 1, port_id: 4 }),
  invented("CycladesNetworkClient", "create_floatingip", { floating_ip_address: "192.0.2.1" }),
  invented("BlockStorageClient", "create_volume", { size: 1, volume_type: 1 }),
  invented("CycladesBlockStorageClient", "create_volume", { size: 1, display_name: "v" }),
  invented("CycladesBlockStorageClient", "create_volume", { ...volume, imageRef: "i", snapshot_id: "s" }),
  invented("CycladesBlockStorageClient", "create_volume", { ...volume, size: 0 }),
  invented("BlockStorageClient", "create_volume", { ...volume, availability_zone: "z" }),
  invented("BlockStorageClient", "create_volume", { ...volume, source_volid: 3 }),
  invented("BlockStorageClient", "create_volume", { ...volume, bootable: false }),
  invented("CycladesBlockStorageClient", "update_volume", { volume_id: 5, metadata: { a: "b" } }),
  invented("ComputeClient", "list_servers", { name: "web" }),
  invented("ComputeClient", "list_servers", { detail: true, limit: 3 }),
  invented("ComputeClient", "create_server", { ...nameOf(server), security_group: "g" }),
  invented("ComputeClient", "create_server", { ...nameOf(server), availability_zone: "z" }),
  invented("CycladesComputeClient", "create_server", { ...nameOf(server), key_name: "a", key_names: ["b"] }),
  invented("CycladesComputeClient", "create_server", { ...nameOf(server), flavor_id: "small" }),
  invented("CycladesComputeClient", "reboot_server", { server_id: "web" }),
  invented("CycladesComputeClient", "add_tag", { server_id: 1, tag: "a.json" }),
  invented("CycladesComputeClient", "get_server_metadata", { server_id: 1, key: "a.xml" }),
  invented("CycladesComputeClient", "change_admin_password", { server_id: 1, new_password: "short" }),
  invented("ComputeClient", "delete_floating_ip", { tenant_id: "t" }),
  invented("ImageClient", "list_public", { filters: { size_max: "much" } }),
  invented("ImageClient", "list_public", { filters: { owner: "u" } }),
  invented("ImageClient", "list_public", { order: "-owner" }),
  invented("ImageClient", "register", { name: "N", location: "pithos://u/c/f", params: { size: 5 } }),
  invented("ImageClient", "register", { name: "N", location: "u/c/f" }),
];
