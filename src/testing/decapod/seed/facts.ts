import type { JsonObject } from "../json.js";

/** The properties of a machine that its facts contain. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly fqdn: string;
  readonly ip: string;
}

/** Facts as Ansible collects them from a machine with a system disk and two disks that Ceph can use. */
export function makeFacts({ id, name, fqdn, ip }: Machine): JsonObject {
  const network = ip.replace(/^(\d+)\.(\d+)\..*$/, "$1.$2.0.0");
  const ipv4 = { address: ip, netmask: "255.255.0.0", network };
  return {
    ansible_hostname: name.split(".", 1)[0] ?? name,
    ansible_nodename: name,
    ansible_fqdn: fqdn,
    ansible_architecture: "x86_64",
    ansible_distribution: "Ubuntu",
    ansible_distribution_release: "xenial",
    ansible_kernel: "4.4.0-66-generic",
    ansible_product_uuid: id.toUpperCase(),
    ansible_memtotal_mb: 16_000,
    ansible_processor_vcpus: 4,
    ansible_all_ipv4_addresses: [ip],
    ansible_default_ipv4: { ...ipv4, interface: "eth0" },
    ansible_interfaces: ["lo", "eth0"],
    ansible_lo: {
      active: true,
      device: "lo",
      type: "loopback",
      ipv4: { address: "127.0.0.1", netmask: "255.0.0.0", network: "127.0.0.0" },
    },
    ansible_eth0: { active: true, device: "eth0", type: "ether", ipv4 },
    ansible_mounts: [{ device: "/dev/vda1", mount: "/" }],
    ansible_devices: {
      vda: { partitions: { vda1: {} }, rotational: "1", sectors: "83886080", sectorsize: "512", size: "40.00 GB" },
      vdb: { partitions: {}, rotational: "1", sectors: "41943040", sectorsize: "512", size: "20.00 GB" },
      vdc: { partitions: {}, rotational: "1", sectors: "209715200", sectorsize: "512", size: "100.00 GB" },
    },
  };
}
