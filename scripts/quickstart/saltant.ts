/**
 * `npm start`: the main job of saltant, from a server with nothing running to tasks that have run, in about ten seconds. The server is
 * the embedded one, on a port of this machine; the client is what an application would use.
 */
import { styleText } from "node:util";
import { SaltantClient, SaltantError, systemClock, type Listing, type TaskInstance, type WaitUpdate } from "saltant";
import { listen } from "saltant/node";
import { EmbeddedServer } from "saltant/testing";

const isTerminal = process.stdout.isTTY && process.env.TERM !== "dumb";
const hasColors = isTerminal && process.env.NO_COLOR === undefined;

type Style = Parameters<typeof styleText>[0];
const paint = (style: Style, text: string): string => (hasColors ? styleText(style, text) : text);

function heading(title: string): void {
  console.log(`\n${paint("bold", title)}`);
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}`,
    );
}

const stateStyles: Readonly<Record<string, Style>> = {
  successful: "green",
  failed: "red",
  terminated: "yellow",
  running: "cyan",
};
const state = (name: string): string => paint(stateStyles[name] ?? "dim", name);

// A server, and the resources that its superuser and users have created.

const server = new EmbeddedServer({ clock: systemClock });
await using listening = await listen(server.handle);
const baseApiUrl = `${listening.url}/api/`;

const admin = new SaltantClient({ baseApiUrl, authToken: server.connection("admin").authToken });
const types = [
  await admin.containerTaskTypes.create({
    name: "align",
    description: "Aligns the reads of a sample to a reference.",
    commandToRun: "/app/align.sh",
    containerImage: "example/align:2.1",
    containerType: "docker",
    requiredArguments: ["sample", "reference"],
    requiredArgumentsDefaultValues: { reference: "hg38" },
  }),
  await admin.executableTaskTypes.create({ name: "report", description: "Writes a report.", commandToRun: "report" }),
] as const;
const [align, report] = types;
const whitelist = await admin.taskWhitelists.create({
  name: "analysis",
  whitelistedContainerTaskTypes: [align],
  whitelistedExecutableTaskTypes: [report],
});
await admin.taskQueues.create({ name: "main", description: "For all users.", whitelists: [whitelist] });
await admin.taskQueues.create({ name: "reports", runsDockerContainerTasks: false, whitelists: [whitelist] });

// A script defines what a task does here: one sample in four fails.
server.script("align", ({ arguments: { sample } }) => ({
  queuedMs: 200,
  durationMs: sample === "s3" ? 700 : 1_000 + 250 * Number(String(sample).slice(1)),
  outcome: sample === "s3" ? "failed" : "successful",
}));
server.script("report", { queuedMs: 300, durationMs: 900 });
server.script(({ name }) => name === "endless", { outcome: "hang" });

// From here on, the code of an application.

heading("Connect");
const client = await SaltantClient.connect({ baseApiUrl, username: "alice", password: "alice-password" });
console.log(`  to a saltant server at ${client.baseApiUrl} as alice`);

heading("Look around");
table([
  ["task type", "arguments", "description"],
  ...[...(await client.containerTaskTypes.list()), ...(await client.executableTaskTypes.list())].map((type) => [
    type.name,
    type.requiredArguments.join(", ") || "-",
    type.description,
  ]),
]);
console.log();
table([
  ["queue", "runs", "description"],
  ...(await client.taskQueues.list({ active: true })).map((queue) => [
    queue.name,
    [queue.runsDockerContainerTasks ? "docker" : "", queue.runsExecutableTasks ? "executables" : ""]
      .filter(Boolean)
      .join(", "),
    queue.description,
  ]),
]);

heading("Launch");
const main = await client.taskQueues.get({ name: "main" });
const samples = ["s1", "s2", "s3", "s4"];
const aligned = await client.containerTaskInstances.createMany(
  samples.map((sample) => ({ taskType: align.id, taskQueue: main, name: `align-${sample}`, arguments: { sample } })),
);
const reported = await client.executableTaskInstances.create({ taskType: report.id, taskQueue: main, name: "report" });
for (const { name, arguments: given } of [...aligned, reported])
  console.log(`  ${name}  ${paint("dim", JSON.stringify(given))}`);

heading("Wait");
const runs: readonly TaskInstance[] = [...aligned, reported];
const states = new Map(runs.map(({ name }) => [name, "created"]));
const show = ({ instance, elapsedMs }: WaitUpdate<TaskInstance>): void => {
  const { name, state: now } = instance;
  if (states.get(name) === now) return;
  states.set(name, now);
  if (isTerminal) redraw();
  else console.log(`  ${(elapsedMs / 1000).toFixed(1)} s  ${name} is ${now}`);
};
if (isTerminal) draw();
const wait = { refreshPeriodMs: 100, timeoutMs: 30_000 };
await Promise.all(runs.map((run) => run.waitUntilFinished({ ...wait, onUpdate: show })));
console.log(`  ${runs.filter(({ isSuccessful }) => isSuccessful).length} of ${runs.length} were successful`);

heading("Clone a failed task, with the same arguments");
const [failed] = await client.containerTaskInstances.list({ state: "failed" }, { limit: 1 });
if (failed === undefined) throw new Error("one of the samples should have failed");
const again = await failed.clone();
console.log(
  `  ${failed.toString()}\n  is now also ${again.uuid}, which ${(await again.waitUntilFinished(wait)).state} as well`,
);

heading("Terminate a task that never ends");
const endless = await client.executableTaskInstances.create({ taskType: report.id, taskQueue: main, name: "endless" });
await endless.terminate();
console.log(`  ${endless.toString()} is ${state((await endless.waitUntilFinished(wait)).state)}`);

heading("Find");
const find = async (title: string, listing: Listing<TaskInstance>): Promise<void> => {
  console.log(`  ${title}: ${(await listing).map(({ name }) => name).join(", ")}`);
};
await find(
  "failed or terminated executables",
  client.executableTaskInstances.list({ state: ["failed", "terminated"] }),
);
await find(
  "successful alignments of this hour",
  client.containerTaskInstances.list({
    name: { startswith: "align-" },
    state: "successful",
    user: "alice",
    datetimeCreated: { gte: new Date(Date.now() - 3_600_000) },
  }),
);

heading("Two mistakes, and their errors");
await mistake("a missing argument", () => client.containerTaskInstances.create({ taskType: align, taskQueue: main }));
// The compiler refuses this; a script in JavaScript gets the error.
await mistake("a misspelled filter", () => client.taskQueues.list({ nmae: "main" } as object));

function draw(): void {
  for (const [name, now] of states) console.log(`  ${name.padEnd(10)}${state(now)}`);
}

/** Redraws the last output: moves the cursor up, and clears each line first. */
function redraw(): void {
  process.stdout.write(`\x1b[${states.size}A\x1b[J`);
  draw();
}

async function mistake(title: string, call: () => PromiseLike<unknown>): Promise<void> {
  try {
    await call();
    throw new Error(`${title} should be an error`);
  } catch (error) {
    if (!(error instanceof SaltantError)) throw error;
    console.log(`  ${title}: ${paint("red", error.name)}\n    ${error.message}`);
  }
}

console.log(`\n${paint("dim", `${server.requests.length} requests in total. Next: the README's examples.`)}`);
