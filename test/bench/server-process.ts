// The server of the benchmarks, in a separate process, so that its work does not slow the client's process.
import { systemClock } from "saltant";
import { listen } from "saltant/node";
import { EmbeddedServer } from "saltant/testing";
import { costPerRowMs, exampleInstance, instanceCount, latencyMs, type Ready, type Usage } from "./bench-server.js";

const server = new EmbeddedServer({ clock: systemClock, workers: "off", latencyMs, costPerRowMs });
server.addInstances(instanceCount, {
  user: "alice",
  name: (index) => `nightly-${index}`,
  arguments: (index) => ({
    sample: `s${index}`,
    reference: "hg38",
    threads: 8,
    options: { minimum: 0.5, verbose: false },
  }),
});
let requests = 0;
server.onRequest(() => {
  requests += 1;
});
const listening = await listen(server.handle);

// Responds at once with the same body, so that only the client's cost remains.
const headers = { "content-type": "application/json" };
const body = JSON.stringify(exampleInstance);
const instant = await listen(() => Promise.resolve(new Response(body, { headers })));

const { authToken } = server.connection("alice");
const ready: Ready = { baseApiUrl: `${listening.url}/api/`, instantUrl: `${instant.url}/api/`, authToken };
process.send?.(ready);

let cpu = process.cpuUsage();
process.on("message", () => {
  const { user, system } = process.cpuUsage(cpu);
  const usage: Usage = { requests, cpuMs: (user + system) / 1000 };
  process.send?.(usage);
  requests = 0;
  cpu = process.cpuUsage();
});
process.once("disconnect", () => process.exit());
