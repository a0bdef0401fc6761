import { SynnefoClient } from "saltant/synnefo";

// Reads SYNNEFO_AUTH_URL and SYNNEFO_TOKEN.
const cloud = SynnefoClient.fromEnv();

const server = await cloud.servers.create({
  name: "db",
  flavor: "1", // or a model, as for the image
  image: await cloud.images.list({ name: "Debian Base" }).first(),
});
await server.waitUntil("ACTIVE", {
  refreshPeriodMs: 1_000,
  timeoutMs: 1_800_000, // a ResourceFailedError has the cloud's own message
  onUpdate: ({ instance }) => console.log(instance.status),
});

const volume = await cloud.volumes.create({ displayName: "data", size: 10, server });
await volume.waitUntil("in_use");
console.log(`${server.name} has ${volume.displayName}, ${volume.size} GiB`);
