import { ResourceFailedError, type Server, type StatusWaitOptions, SynnefoClient, systemClock } from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";

// A Synnefo cloud in memory, where a server is built in two seconds. With a real one, only these lines differ:
// const cloud = SynnefoClient.fromEnv();
const embedded = new EmbeddedServer({
  clock: systemClock,
  durations: { buildMs: 2_000, connectMs: 500, destroyMs: 500 },
});
const cloud = new SynnefoClient(embedded.connection("alice"));

const startMs = performance.now();
const print = (text: string): void => {
  console.log(`${((performance.now() - startMs) / 1_000).toFixed(1)} s  ${text}`);
};

/** Prints each new status of a server. A real one takes minutes: leave out the period, which is 2 s by default. */
function progress(): StatusWaitOptions<Server> {
  let printed = "";
  return {
    refreshPeriodMs: 250,
    timeoutMs: 1_800_000,
    onUpdate: ({ instance }) => {
      const { name, status, taskState } = instance;
      const now = `${name} is ${status}${taskState === "" ? "" : ` (${taskState})`}`;
      if (now !== printed) print((printed = now));
    },
  };
}

try {
  const image = await cloud.images.list({ name: "Debian Base" }).first();
  const [flavor] = (await cloud.flavors.list()).filter(({ vcpus, allowCreate }) => allowCreate && vcpus >= 2);
  if (image === undefined || flavor === undefined) throw new Error("the cloud has no such image or flavor");
  print(`${image.name} on ${flavor.name}: ${flavor.vcpus} CPUs, ${flavor.ram} MiB, ${flavor.disk} GiB`);

  // Yours is in ~/.ssh/id_ed25519.pub. Without a public key, a cloud that can do so generates one.
  const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIRUQm1XT+4FKY83Aa0mtBjShgskKRf2EKXn1S7cFa6u alice@laptop";
  const keypair = await cloud.keypairs.create({ name: "laptop", publicKey });
  print(`the key pair ${keypair.name} is stored`);

  // A private network needs its subnet before the first server is connected.
  const network = await cloud.networks.create({ type: "MAC_FILTERED", name: "backend" });
  const subnet = await cloud.subnets.create(network, { cidr: "192.168.7.0/24", gatewayIp: null });

  // The response has the password of the administrator, `server.adminPass`, which no printed form shows.
  const server = await cloud.servers.create({
    name: "web",
    flavor,
    image,
    networks: [network],
    keyName: keypair.name,
  });
  await server.waitUntil("ACTIVE", progress());
  print(`its address on ${subnet.cidr} is ${server.nics[0]?.ipv4 ?? "not known"}`);

  // A floating IP address belongs to the user. A port on its network connects the server.
  const ip = await cloud.floatingIps.create();
  const port = await cloud.ports.create(ip.floatingNetworkId, { server, ipAddress: ip.floatingIpAddress });
  await port.waitUntil("ACTIVE", { refreshPeriodMs: 250 });
  await server.refresh();
  print(`${server.name} is at ${server.nics.find(({ type }) => type === "floating")?.ipv4 ?? "no address"}`);

  const { type, host } = await server.console(); // its `password` is in no printed form
  print(`a ${type} console is open at ${host}`);

  // In this order: an address, and a network, cannot be deleted while a server uses it.
  await server.delete();
  await server.waitUntil("DELETED", progress());
  await ip.delete();
  await network.delete();
  await keypair.delete();
  print("everything is deleted");
} catch (error) {
  if (!(error instanceof ResourceFailedError)) throw error;
  print(error.message); // It has the cloud's own diagnostic message.
  process.exitCode = 1;
}
