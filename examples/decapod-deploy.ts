import { DecapodClient, ExecutionFailedError, systemClock } from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";

// A Decapod server in memory, where everything takes a second or two. With a real one, only these lines differ:
// const decapod = DecapodClient.fromEnv();
const server = new EmbeddedServer({ clock: systemClock });
server.scriptDiscovery(
  () => true,
  ({ host }) => ({ durationMs: 600, name: host.replace(/\..*/, "") }),
);
server.script("cluster_deploy", { queuedMs: 300, durationMs: 2_000 });
const decapod = new DecapodClient(server.connection("root"));

const polling = { refreshPeriodMs: 200 }; // A real deployment takes an hour: leave out the period, which is 5 s by default.
const startMs = performance.now();
const print = (text: string): void => {
  console.log(`${((performance.now() - startMs) / 1_000).toFixed(1)} s  ${text}`);
};

// The ids are the UUIDs of the hardware, as `dmidecode` shows them.
const nodes = [
  { id: "9e1f3c70-6a0b-11e7-907b-a6006ad3dba0", host: "mon1.example.org", username: "ansible" },
  { id: "9e1f4210-6a0b-11e7-907b-a6006ad3dba1", host: "osd1.example.org", username: "ansible" },
  { id: "9e1f47ec-6a0b-11e7-907b-a6006ad3dba2", host: "osd2.example.org", username: "ansible" },
];
let discovered = 0;
const servers = await Promise.all(
  nodes.map(async (node) => {
    await decapod.servers.discover(node);
    const found = await decapod.servers.waitForDiscovery(node.id, { ...polling, timeoutMs: 600_000 });
    print(`discovered ${(discovered += 1)} of ${nodes.length}: ${found.name} at ${found.ip}`);
    return found;
  }),
);

const cluster = await decapod.clusters.create({ name: "prod" });
const configuration = await decapod.playbookConfigurations.create({
  name: "deploy prod",
  cluster,
  playbook: "cluster_deploy",
  servers,
  hints: { dmcrypt: true, mon_count: 1 },
});

const run = await decapod.executions.create(configuration);
const nameOf = new Map(servers.map(({ id, name }) => [id, name]));
try {
  for await (const event of run.follow({ ...polling, timeoutMs: 7_200_000, throwOnFailure: true })) {
    if (event.type === "state") print(`the deployment is ${event.execution.state}`);
    if (event.type === "step") {
      const { role, name, result, serverId } = event.step;
      print(`${nameOf.get(serverId ?? "") ?? "all"}: ${role === "" ? "" : `${role}: `}${name}: ${result}`);
    }
  }
} catch (error) {
  if (!(error instanceof ExecutionFailedError)) throw error;
  print(error.message); // It names the step that failed.
  process.exitCode = 1;
}

await cluster.sync();
for (const [role, members = []] of Object.entries(cluster.configuration)) {
  print(`${cluster.name} has the ${role} ${members.map(({ server_name }) => server_name).join(", ")}`);
}
