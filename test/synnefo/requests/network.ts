import type { SynnefoClient } from "saltant/synnefo";
import { call, filled, given, id, isNone, isTrue, optionalId, others, rest, type Table } from "./counterpart.js";
import { type Arguments, isObject } from "./recorded-calls.js";
import { pollingOf } from "./waits.js";

type NetworkInput = Parameters<SynnefoClient["networks"]["create"]>[0];
type SubnetInput = Parameters<SynnefoClient["subnets"]["create"]>[1];
type PortInput = NonNullable<Parameters<SynnefoClient["ports"]["create"]>[1]>;

/** The raw calls of one kind of resource. */
function restOf(path: string, name: string): Table {
  return {
    [`${path}_get`]: rest("network", `${name}_id`, (args) => ({ method: "GET", path: [path, args[`${name}_id`]] })),
    [`${path}_post`]: rest("network", "json_data", ({ json_data: body }) => ({
      ...{ method: "POST", path: [path], body: body ?? null },
    })),
    [`${path}_put`]: rest("network", `${name}_id json_data json`, ({ json_data: body, json, ...args }) => ({
      ...{ method: "PUT", path: [path, args[`${name}_id`]], body: json ?? body ?? null },
    })),
    [`${path}_delete`]: rest("network", `${name}_id`, (args) => ({
      ...{ method: "DELETE", path: [path, args[`${name}_id`]] },
    })),
  };
}

/** The facade's counterparts of kamaki's `NetworkClient`. */
export const networkCalls: Table = {
  ...restOf("networks", "network"),
  ...restOf("subnets", "subnet"),
  ...restOf("ports", "port"),
  ...restOf("floatingips", "floatingip"),

  list_networks: call("", ({ networks }) => networks.list()),
  create_network: call("name admin_state_up shared", ({ networks }, args) =>
    networks.create({ type: args.type, ...filled(args) } as NetworkInput),
  ),
  create_networks: call("networks", ({ networks }, args) => networks.createMany(args.networks as NetworkInput[])),
  get_network_details: call("network_id", ({ networks }, args) => networks.get(id(args.network_id))),
  update_network: call("network_id name admin_state_up shared", ({ networks }, args) =>
    networks.update(id(args.network_id), given(others(args, "network_id")) as { name: string }),
  ),
  delete_network: call("network_id", ({ networks }, args) => networks.delete(id(args.network_id))),

  list_subnets: call("", ({ subnets }) => subnets.list()),
  create_subnet: call(
    "network_id cidr name allocation_pools gateway_ip subnet_id ipv6 enable_dhcp",
    ({ subnets }, args) => subnets.create(id(args.network_id), subnetOf(args)),
  ),
  create_subnets: call("subnets", async ({ subnets }, args) => {
    for (const each of itemsOf(args.subnets)) await subnets.create(id(each.network_id), subnetOf(each));
  }),
  get_subnet_details: call("subnet_id", ({ subnets }, args) => subnets.get(id(args.subnet_id))),
  update_subnet: call("subnet_id name allocation_pools gateway_ip ipv6 enable_dhcp", ({ subnets }, args) =>
    subnets.update(id(args.subnet_id), given(others(args, "subnet_id")) as { name: string }),
  ),
  delete_subnet: call("subnet_id", ({ subnets }, args) => subnets.delete(id(args.subnet_id))),

  list_ports: call("", ({ ports }) => ports.list()),
  create_port: call("network_id name status admin_state_up mac_address fixed_ips security_groups", ({ ports }, args) =>
    ports.create(id(args.network_id), portOf(args)),
  ),
  create_ports: call("ports", ({ ports }, args) =>
    ports.createMany(itemsOf(args.ports).map((each) => ({ ...portOf(each), network: id(each.network_id) }))),
  ),
  get_port_details: call("port_id", ({ ports }, args) => ports.get(id(args.port_id))),
  get_port_status: call("port_id", ({ ports }, args) => ports.get(id(args.port_id))),
  update_port: call(
    "port_id network_id name status admin_state_up mac_address fixed_ips security_groups",
    ({ ports }, args) => ports.update(id(args.port_id), portOf(others(args, "port_id"))),
  ),
  delete_port: call("port_id", ({ ports }, args) => ports.delete(id(args.port_id))),

  list_floatingips: call("", ({ floatingIps }) => floatingIps.list()),
  get_floatingip_details: call("floatingip_id", ({ floatingIps }, args) => floatingIps.get(id(args.floatingip_id))),
  create_floatingip: call(
    "floating_network_id floating_ip_address port_id fixed_ip_address project_id",
    ({ floatingIps }, args) => floatingIps.create(floatingIpOf(args)),
  ),
  update_floatingip: call(
    "floatingip_id floating_ip_address port_id fixed_ip_address",
    ({ floatingIps }, { floatingip_id, floating_ip_address, port_id, fixed_ip_address }) => {
      // Python's `None` is null there, and an empty string is nothing.
      const changes = {
        floatingIpAddress: floating_ip_address,
        port: isNone(port_id) ? port_id : id(port_id),
        fixedIpAddress: fixed_ip_address,
      };
      const made = Object.entries(changes).filter(([, value]) => value !== undefined && value !== "");
      return floatingIps.update(id(floatingip_id), Object.fromEntries(made));
    },
  ),
  delete_floatingip: call("floatingip_id", ({ floatingIps }, args) => floatingIps.delete(id(args.floatingip_id))),

  wait_port: call("port_id current_status delay max_wait wait_cb", ({ ports }, args) =>
    ports.waitWhile(id(args.port_id), (args.current_status ?? "BUILD") as "BUILD", pollingOf(args)),
  ),
  wait_port_while: call("port_id current_status delay max_wait wait_cb", ({ ports }, args) =>
    ports.waitWhile(id(args.port_id), (args.current_status ?? "BUILD") as "BUILD", pollingOf(args)),
  ),
  wait_port_until: call("port_id target_status delay max_wait wait_cb", ({ ports }, args) =>
    ports.waitUntil(id(args.port_id), (args.target_status ?? "BUILD") as "BUILD", pollingOf(args)),
  ),
};

/** What `CycladesNetworkClient` has besides, or in another way. */
export const cycladesNetworkCalls: Table = {
  list_networks: call("detail", ({ networks }) => networks.list()),
  create_network: call("type name shared project_id", ({ networks }, { type, name, shared, project_id }) =>
    networks.create({ type, ...filled({ name }), ...given({ shared, project: project_id }) } as NetworkInput),
  ),
  reassign_network: call("network_id project_id", ({ networks }, args) =>
    networks.reassign(id(args.network_id), id(args.project_id)),
  ),
  list_ports: call("detail", ({ ports }) => ports.list()),
  create_port: call("network_id device_id security_groups name fixed_ips", ({ ports }, args) =>
    ports.create(id(args.network_id), portOf(args)),
  ),
  create_floatingip: call("floating_network_id floating_ip_address project_id", ({ floatingIps }, args) =>
    floatingIps.create(floatingIpOf(args)),
  ),
  // The first argument is the id of the address.
  reassign_floating_ip: call("floating_network_id project_id", ({ floatingIps }, args) =>
    floatingIps.reassign(id(args.floating_network_id), id(args.project_id)),
  ),
};

/** What several are created with. What is no list of objects is refused as an empty object is. */
function itemsOf(value: unknown): readonly Arguments[] {
  return (Array.isArray(value) ? value : [value]).map((each: unknown) => (isObject(each) ? each : {}));
}

function subnetOf({ cidr, name, allocation_pools, gateway_ip, subnet_id, ipv6, enable_dhcp }: Arguments): SubnetInput {
  return {
    ...{ cidr, ipVersion: isTrue(ipv6) ? 6 : 4 },
    ...filled({ name, allocationPools: allocation_pools, id: subnet_id }),
    // Nothing in the place of a gateway is none, and `None` is the server's choice.
    ...(!isNone(gateway_ip) && { gatewayIp: isTrue(gateway_ip) ? gateway_ip : null }),
    ...(!isNone(enable_dhcp) && { enableDhcp: isTrue(enable_dhcp) }),
  } as SubnetInput;
}

function portOf(args: Arguments): PortInput {
  const { name, device_id, security_groups, fixed_ips, status, admin_state_up, mac_address } = args;
  const addresses: unknown[] = Array.isArray(fixed_ips) ? fixed_ips : isTrue(fixed_ips) ? [fixed_ips] : [];
  const [address] = addresses;
  const isOne = addresses.length === 1 && isObject(address) && Object.keys(address).join() === "ip_address";
  return {
    ...filled({
      name,
      server: optionalId(device_id),
      securityGroups: security_groups,
      status,
      macAddress: mac_address,
    }),
    ...(isOne && { ipAddress: address.ip_address }),
    ...(!isOne && addresses.length > 0 && { fixedIps: addresses }),
    ...given({ adminStateUp: admin_state_up }),
  } as PortInput;
}

function floatingIpOf(args: Arguments) {
  const { floating_network_id, floating_ip_address, port_id, fixed_ip_address, project_id } = args;
  return {
    ...filled({ network: optionalId(floating_network_id), ipAddress: floating_ip_address }),
    ...filled({ port: port_id, fixedIpAddress: fixed_ip_address }),
    ...given({ project: project_id }),
  } as object;
}
