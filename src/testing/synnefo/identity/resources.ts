/** A resource whose use is limited. */
export interface Resource {
  /** The name: `cyclades.vm`. */
  readonly name: string;
  /** The service that has it. */
  readonly service: string;
  /** The component of that service, which alone may change its use. */
  readonly component: string;
  readonly description: string;
  readonly unit: string | null;
  /** What a new user may use in the own project. */
  readonly limit: number;
  /** Whether the API and its users see it. */
  readonly isVisible: boolean;
}

const gigabyte = 1024 ** 3;

/** The resources of the cloud. */
export const resources: readonly Resource[] = [
  resource("astakos.pending_app", "astakos_account", "Number of pending project applications", null, 3, false),
  resource("cyclades.vm", "cyclades_compute", "Number of virtual machines", null, 4),
  resource("cyclades.total_cpu", "cyclades_compute", "Number of virtual machine processors", null, 8, false),
  resource("cyclades.cpu", "cyclades_compute", "Number of virtual machine processors of running servers", null, 8),
  resource("cyclades.total_ram", "cyclades_compute", "Virtual machine memory size", "bytes", 8 * gigabyte, false),
  resource("cyclades.ram", "cyclades_compute", "Virtual machine memory size of running servers", "bytes", 8 * gigabyte),
  resource("cyclades.disk", "cyclades_compute", "Virtual machine disk size", "bytes", 100 * gigabyte),
  resource("cyclades.floating_ip", "cyclades_network", "Number of Floating IP addresses", null, 3),
  resource("cyclades.network.private", "cyclades_network", "Number of private networks", null, 3),
  resource("pithos.diskspace", "pithos_object-store", "Pithos account diskspace", "bytes", 100_000),
];

function resource(
  name: string,
  service: string,
  description: string,
  unit: string | null,
  limit: number,
  isVisible = true,
): Resource {
  return { name, service, component: name.replace(/\..*$/, ""), description, unit, limit, isVisible };
}
