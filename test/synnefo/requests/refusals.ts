import { isNone, isTrue, textOf } from "./counterpart.js";
import { type Arguments, isObject, type RecordedCall } from "./recorded-calls.js";

/** What the facade refuses before it sends anything, and kamaki sends. */
export interface Refusal {
  readonly name: string;
  readonly reason: string;
  readonly applies: (call: RecordedCall, args: Arguments) => boolean;
}

export const refusals: readonly Refusal[] = [
  {
    name: "a network without a type",
    reason: "the server refuses it",
    applies: ({ method, class: name }, { networks, type }) =>
      (method === "create_network" && (name !== "CycladesNetworkClient" || isNone(type))) ||
      (method === "create_networks" && itemsOf(networks).some((each) => isNone(each.type))),
  },
  {
    name: "a shared network, or its state, given by the caller",
    reason: "the server ignores it",
    applies: ({ method }, args) =>
      ["create_network", "update_network"].includes(method) && !(isNone(args.shared) && isNone(args.admin_state_up)),
  },
  {
    name: "a change of a network or a subnet without a name",
    reason: "the name is the only property that can be changed",
    applies: ({ method }, { name }) => ["update_network", "update_subnet"].includes(method) && isNone(name),
  },
  {
    name: "changes of a subnet but the name",
    reason: "the server refuses or ignores them",
    applies: ({ method }, { subnet_id: _, name: __, ...others }) =>
      method === "update_subnet" && Object.values(others).some((each) => !isNone(each)),
  },
  {
    name: "the id of a new subnet",
    reason: "the server chooses it",
    applies: ({ method }, { subnet_id: id, subnets }) =>
      (method === "create_subnet" && isTrue(id)) ||
      // The ones before it are created.
      (method === "create_subnets" && isTrue(itemsOf(subnets)[0]?.subnet_id)),
  },
  {
    name: "the state, status and MAC address of a port",
    reason: "the server ignores them",
    applies: ({ method }, { ports, ...args }) =>
      /^(create|update)_port/.test(method) &&
      [args, ...itemsOf(ports)].some(
        (each) => isTrue(each.status) || isTrue(each.mac_address) || !isNone(each.admin_state_up),
      ),
  },
  {
    name: "several addresses of a port, or one in a subnet",
    reason: "the server takes one address",
    applies: ({ method }, { ports, ...args }) =>
      method.startsWith("create_port") &&
      [args, ...itemsOf(ports)].some(({ fixed_ips: addresses }) => {
        const [address, ...more]: unknown[] = Array.isArray(addresses)
          ? addresses
          : isTrue(addresses)
            ? [addresses]
            : [];
        if (address === undefined) return false;
        return more.length > 0 || !isObject(address) || Object.keys(address).join() !== "ip_address";
      }),
  },
  {
    name: "other addresses of a port that exists",
    reason: "the server ignores them",
    applies: ({ method }, { fixed_ips: addresses }) => method === "update_port" && isTrue(addresses),
  },
  {
    name: "the name of a port longer than 128 characters",
    reason: "the server refuses it",
    applies: ({ method }, { name }) => /^(create|update)_port$/.test(method) && textOf(name).length > 128,
  },
  {
    name: "the port of a new floating IP address, and its address there",
    reason: "the server ignores them: a port is created instead",
    applies: ({ method }, { port_id: port, fixed_ip_address: address }) =>
      method === "create_floatingip" && (isTrue(port) || isTrue(address)),
  },
  {
    name: "a floating IP address without its network",
    reason: "the server ignores it, and allocates another one",
    applies: ({ method }, { floating_network_id: network, floating_ip_address: address }) =>
      method === "create_floatingip" && isTrue(address) && !isTrue(network),
  },
  {
    name: "a volume without a name",
    reason: "the server refuses it",
    applies: ({ method }, { display_name: name }) => method === "create_volume" && isNone(name),
  },
  {
    name: "a volume without server and type",
    reason: "the server refuses it",
    applies: ({ method }, { server_id: server, volume_type: type }) =>
      method === "create_volume" && !isTrue(server) && !isTrue(type),
  },
  {
    name: "a volume of image and snapshot, or of a size that is none",
    reason: "the server refuses it",
    applies: ({ method }, { size, imageRef: image, snapshot_id: snapshot }) =>
      method === "create_volume" &&
      ((isTrue(image) && isTrue(snapshot)) ||
        !(Number.isInteger(Number(size)) && Number(size) >= 1 && Number(size) <= 200)),
  },
  {
    name: "the zone of a volume, another volume as its source, whether it boots, its metadata",
    reason: "the server refuses or ignores them; metadata are set afterwards",
    applies: ({ method }, { availability_zone: zone, source_volid: source, bootable, metadata }) =>
      /^(create|update)_volume$/.test(method) && ![zone, source, bootable, metadata].every(isNone),
  },
  {
    name: "filters of the list of servers but changes_since",
    reason: "the server ignores them",
    applies: ({ method }, { detail: _, changes_since: __, response_headers: ___, ...filters }) =>
      method === "list_servers" && Object.values(filters).some(isTrue),
  },
  {
    name: "the security group and the zone of a server",
    reason: "the server ignores them",
    applies: ({ method }, { security_group: group, availability_zone: zone }) =>
      method === "create_server" && (isTrue(group) || isTrue(zone)),
  },
  {
    name: "key_name together with key_names",
    reason: "the server refuses it",
    applies: ({ method }, { key_name: name, key_names: names }) =>
      method === "create_server" && isTrue(name) && isTrue(names),
  },
  {
    name: "filters of the list of images that are no numbers, where numbers are meant",
    reason: "the server refuses them",
    applies: ({ method }, { filters }) =>
      method === "list_public" &&
      isObject(filters) &&
      ["size_min", "size_max"].some((name) => isTrue(filters[name]) && !/^\d+$/.test(String(filters[name]))),
  },
  {
    name: "a filter of the list of images that there is not",
    reason: "the server ignores it",
    applies: ({ method }, { filters }) =>
      method === "list_public" &&
      isObject(filters) &&
      Object.keys(filters).some((name) => isTrue(filters[name]) && !imageFilters.includes(name)),
  },
  {
    name: "a field to sort images by that there is not",
    reason: "the server refuses it",
    applies: ({ method }, { order }) =>
      method === "list_public" && isTrue(order) && !imageFields.includes(String(order).replace(/^-/, "")),
  },
  {
    name: "the size of an image",
    reason: "the server refuses it: it compares it with a string",
    applies: ({ method }, { params }) => method === "register" && isObject(params) && isTrue(params.size),
  },
  {
    name: "the location of an image that is no URL of pithos",
    reason: "kamaki makes a wrong one of it, and the server refuses it",
    applies: ({ method }, { location }) =>
      method === "register" && typeof location === "string" && !/^pithos:\/\/[^/]+\/[^/]+\/./.test(location),
  },
  {
    name: "a password that the server would refuse",
    reason: "the server refuses it",
    applies: ({ method }, { new_password: password }) =>
      method === "change_admin_password" && !/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{10,}$/s.test(String(password)),
  },
  {
    name: "a floating IP address to delete without its id",
    reason: "there is no such request",
    applies: ({ method }, { fip_id: id }) => method === "delete_floating_ip" && isNone(id),
  },
  {
    name: "an id of a server or a flavor that is no number",
    reason: "there is no such path, and the server refuses such a flavor",
    applies: ({ method, service }, { server_id: server, flavor_id: flavor }) =>
      service === "compute" &&
      ((!isNone(server) && !/^\d+$/.test(textOf(server))) ||
        (/^(create|resize)_server$/.test(method) && !/^\d{1,15}$/.test(textOf(flavor)))),
  },
  {
    name: "a tag or a key of metadata in the path that ends with json or xml",
    reason: "the server takes that for a format, and means another one",
    applies: ({ method }, { key, tag }) =>
      (method.endsWith("_server_metadata") && /.(json|xml)$/s.test(textOf(key))) ||
      (["check_tag_exists", "add_tag", "delete_tag", "get_tag_status"].includes(method) &&
        /.(json|xml)$/s.test(textOf(tag))),
  },
  {
    name: "a project without a name in the form of a domain, or without its end",
    reason: "the server refuses it",
    applies: ({ method }, { specs }) =>
      method === "create_project" && !(isObject(specs) && isDomain(specs.name) && isTime(specs.end_date)),
  },
  {
    name: "no change of a project, or one to another kind of name or time",
    reason: "the server refuses it",
    applies: ({ method }, { specs }) =>
      method === "modify_project" &&
      !(
        isObject(specs) &&
        Object.keys(specs).length > 0 &&
        ("name" in specs ? isDomain(specs.name) : true) &&
        ["start_date", "end_date"].every((name) => !(name in specs) || isTime(specs[name]))
      ),
  },
  {
    name: "a field of a project that there is not",
    reason: "the server ignores it",
    applies: ({ method }, { specs }) =>
      /^(create|modify)_project$/.test(method) &&
      isObject(specs) &&
      Object.keys(specs).some((name) => !projectFields.includes(name)),
  },
  {
    name: "a member's limit above that of the project",
    reason: "the server refuses it",
    applies: ({ method }, { specs }) =>
      /^(create|modify)_project$/.test(method) &&
      isObject(specs) &&
      isObject(specs.resources) &&
      Object.values(specs.resources).some(
        (limits) => isObject(limits) && Number(limits.member_capacity) > Number(limits.project_capacity),
      ),
  },
  {
    name: "no commission to resolve",
    reason: "nothing would be done",
    applies: ({ method }, { accept_serials: accept, reject_serials: reject }) =>
      method === "resolve_commissions" && !isTrue(accept) && !isTrue(reject),
  },
  {
    name: "a commission of nothing",
    reason: "the server issues one that stays pending",
    applies: ({ method }, { provisions, user_provisions: ofUsers, project_provisions: ofProjects }) =>
      method.startsWith("issue_") && ![provisions, ofUsers, ofProjects].some(hasPairs),
  },
  {
    name: "a serial that is none",
    reason: "it leads to another path",
    applies: ({ method, service }, { serial }) =>
      service === "astakos" && method.includes("commission") && serial !== undefined && !/^\d+$/.test(textOf(serial)),
  },
  {
    name: "feedback without a message",
    reason: "the server refuses it",
    applies: ({ method }, { message }) => method === "send_feedback" && textOf(message).trim() === "",
  },
  {
    name: "another grant than that of a code, or one without code and redirect_uri",
    reason: "the server knows no other",
    applies: ({ method, class: name }, { grant_type: grant, code, redirect_uri: uri, client_secret: secret }) =>
      method === "get_token" &&
      name !== "CachedAstakosClient" &&
      !(grant === "authorization_code" && [code, uri, secret].every(isTrue)),
  },
  {
    name: "an action without a name",
    reason: "the server refuses it",
    applies: ({ method }, { action }) => method.endsWith("_action") && !/^\w+$/.test(textOf(action)),
  },
  {
    name: "users to look up that are no list of texts",
    reason: "the server refuses them, or finds none",
    applies: ({ method }, { uuids, display_names: names, uuid, display_name: name }) =>
      (/get_(usernames|uuids)$/.test(method) && !isTexts(uuids ?? names)) ||
      (/get_(username|uuid)$/.test(method) && !isTexts([uuid ?? name])),
  },
];

const projectFields = [
  ...["name", "owner", "homepage", "description", "comments", "start_date", "end_date", "join_policy"],
  ...["leave_policy", "max_members", "private", "resources"],
];

function isDomain(name: unknown): boolean {
  return (
    typeof name === "string" && name.length <= 80 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,6}$/i.test(name)
  );
}

function isTime(time: unknown): boolean {
  return typeof time === "string" && !Number.isNaN(Date.parse(time));
}

/** Whether a dictionary with tuples as keys has any. */
function hasPairs(value: unknown): boolean {
  return isObject(value) && isTrue(value.$pairs);
}

function isTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === "string" && value !== "");
}

const imageFilters = ["name", "status", "disk_format", "container_format", "size_min", "size_max"];
const imageFields = [
  ...["id", "name", "status", "size", "disk_format", "container_format", "created_at", "updated_at"],
];

function itemsOf(value: unknown): readonly Arguments[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
