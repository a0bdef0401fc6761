import { SaltantClient } from "saltant";

const client = SaltantClient.fromEnv();
const instances = client.executableTaskInstances;

// Awaited, a list is an array. Several filters narrow together.
const ended = await instances.list({ state: ["failed", "terminated"], user: "alice" });

// Looped over, it reads a few pages at a time; breaking off stops it.
const lastWeek = new Date(Date.now() - 7 * 24 * 3_600_000);
for await (const one of instances.list({ datetimeCreated: { gte: lastWeek }, name: { contains: "report" } })) {
  if (one.isFinished) break;
}

// One request each.
const newest = await instances.list().first();
const { items, count } = await instances.list({}, { pageSize: 20 }).page(1);

console.log(ended.length, newest?.name, `${items.length} of ${count}`);
