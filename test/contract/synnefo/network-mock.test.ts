// Prism's mock of the contract of Synnefo's network API.
import { describe, expect, it } from "vitest";
import { testMock } from "./mock-suite.js";

const send = testMock({
  document: "openapi/synnefo-network.yaml",
  operations: [
    ...["listNetworks", "listNetworkDetails", "createNetwork", "getNetwork", "updateNetwork", "deleteNetwork"],
    "runNetworkAction",
    ...["listSubnets", "listSubnetDetails", "createSubnet", "getSubnet", "updateSubnet", "deleteSubnet"],
    ...["listPorts", "listPortDetails", "createPort", "getPort", "updatePort", "deletePort"],
    ...["listFloatingIps", "createFloatingIp", "getFloatingIp", "updateFloatingIp", "deleteFloatingIp"],
    "runFloatingIpAction",
  ],
  pathParameters: { network_id: "31", subnet_id: "5", port_id: "88", floating_ip_id: "12" },
});

describe("the mock", () => {
  it.each([
    ["a network of a type that the contract does not know", "createNetwork", { network: { type: "VXLAN" } }],
    [
      "a subnet without a gateway",
      "createSubnet",
      { subnet: { network_id: 3, cidr: "10.0.0.0/24", gateway_ip: null } },
    ],
    ["a port without an address of its own", "createPort", { port: { network_id: 1, fixed_ips: [] } }],
    ["a port with fields that the server ignores", "updatePort", { port: { name: "eth0", status: "ACTIVE" } }],
  ])("accepts %s", async (_, id, body) => {
    const response = await send(id, { body });
    expect(response.ok).toBe(true);
  });

  it.each([
    ["a network without a type", "createNetwork", { network: { name: "lan" } }],
    ["two networks in one request", "createNetwork", { networks: [{ type: "MAC_FILTERED" }] }],
    ["a change of a network without its name", "updateNetwork", { network: { shared: true } }],
    ["a subnet of IP version 5", "createSubnet", { subnet: { network_id: "3", cidr: "10.0.0.0/24", ip_version: 5 } }],
    ["a change of a subnet with more than the name", "updateSubnet", { subnet: { name: "a", enable_dhcp: true } }],
    ["a port with two addresses", "createPort", { port: { network_id: "1", fixed_ips: [{}, {}] } }],
    ["a port with a long name", "createPort", { port: { network_id: "1", name: "x".repeat(129) } }],
    ["an action that does not exist", "runNetworkAction", { explode: {} }],
    ["a floating IP without its object", "createFloatingIp", {}],
  ])("refuses %s, so that a success means something", async (_, id, body) => {
    const response = await send(id, { body });
    expect([400, 422]).toContain(response.status);
  });

  it("refuses a network by a word", async () => {
    const response = await send("getNetwork", { pathParameters: { network_id: "lan" } });
    expect([400, 422]).toContain(response.status);
  });
});
