import { compareJson, type ReceivedAnswer } from "./compare.js";
import { readDocument, readRun, type RecordedRun } from "./legacy-after.js";
import type { Sample } from "./samples.js";
import type { Scenario } from "./scenario-server.js";

/** Compares what must hold after the request of a sample. What is not understood counts as a difference. */
export async function compareAfter(
  sample: Sample,
  scenario: Scenario,
  received: ReceivedAnswer,
  known: string,
): Promise<string[]> {
  const differences = [];
  for (const [name, expected] of Object.entries(sample.after ?? {})) {
    const wanted = { name, expected, sample, scenario, received, known };
    differences.push(...(await compareOne(wanted)).map((text) => `after: ${name}: ${text}`));
  }
  return differences;
}

interface Wanted {
  readonly name: string;
  readonly expected: unknown;
  readonly sample: Sample;
  readonly scenario: Scenario;
  readonly received: ReceivedAnswer;
  readonly known: string;
}

async function compareOne(wanted: Wanted): Promise<string[]> {
  const { name, expected, sample, scenario, received, known } = wanted;
  const [, method, target = ""] = /^(GET|user) (.*)$/.exec(name) ?? [];
  if (method === "GET" && target.startsWith("/api/") && typeof expected === "object") {
    const headers = { Accept: "application/json", Cookie: "" };
    const { text } = await scenario.send({ method: "GET", path: target, headers });
    return compareJson(expected, JSON.parse(text), { known });
  }
  const read = (path: string) => scenario.sendAs("root", { method: "GET", path });
  if (method === "GET") {
    const { version } = readDocument(await read(target)) ?? {};
    return compareJson(expected, `version ${version ?? ""}`, { known });
  }
  if (method === "user") {
    const attributes = readDocument(await read(`/user/${target}`));
    if (expected === null) return compareJson(null, attributes ?? null, { known });
    const names = typeof expected === "object" ? Object.keys(expected) : [];
    return compareJson(expected, pick(attributes ?? {}, names), { known });
  }
  if (name === "deleted" && Array.isArray(expected)) {
    const path = sample.request.path.replace(/(\/\d+)?\/?$/, "");
    const versions = expected.map(
      async (version) => readDocument(await read(`${path}/${version}`))?.deleted === "true",
    );
    return (await Promise.all(versions)).every(Boolean) ? [] : ["not all are deleted"];
  }
  if (name === "run" && typeof expected === "object" && expected !== null) {
    const uuid = sample.state?.runs?.[0]?.uuid ?? received.headers.get("location")?.split("/").at(-1) ?? "";
    // The file says what it wants in this form.
    const run = readRun((await read(`/run/${uuid}`)).text, expected as RecordedRun);
    return compareJson(expected, run, { known });
  }
  return [`cannot check ${JSON.stringify(expected)}`];
}

function pick(values: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
