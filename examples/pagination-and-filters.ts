import { SaltantClient } from "saltant";

const client = SaltantClient.fromEnv();
const instances = client.executableTaskInstances;

// An awaited list is an array. An instance must match all filters.
const ended = await instances.list({ state: ["failed", "terminated"], user: "alice" });

// A loop reads a few pages at a time. Leaving the loop stops the requests.
const lastWeek = new Date(Date.now() - 7 * 24 * 3_600_000);
for await (const one of instances.list({ datetimeCreated: { gte: lastWeek }, name: { contains: "report" } })) {
  if (one.isFinished) break;
}

// Each of these sends one request.
const newest = await instances.list().first();
const { items, count } = await instances.list({}, { pageSize: 20 }).page(1);

console.log(ended.length, newest?.name, `${items.length} of ${count}`);
