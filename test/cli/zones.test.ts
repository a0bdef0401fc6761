import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, inject, it } from "vitest";
import { createCommandFixture, type CommandFixture } from "./support/fixture.js";

/** The zone of both, west of the server: a time in the wrong zone is hours off. */
const env = { TZ: "America/Vancouver" };

/** Spellings of a datetime, with the sent value of each: `null` if it is refused. */
const spellings: readonly (readonly [string, string | null])[] = [
  ["2026-11-21T16:25:00", "2026-11-22T00:25:00Z"],
  ["2026-11-21 16:25", "2026-11-22T00:25:00Z"],
  ["2026-07-21T16:25:00.123456", "2026-07-21T23:25:00.123456Z"],
  ["2026-11-21T16:25:00Z", "2026-11-21T16:25:00Z"],
  ["2026-11-21T16:25:00+00", "2026-11-21T16:25:00+00"],
  ["2026-11-21T16:25:00+0000", "2026-11-21T16:25:00+0000"],
  ["2026-11-21T16:25:00+05:30", "2026-11-21T16:25:00+05:30"],
  ["2026-11-21T16:25:00 UTC", null],
  ["2026-11-21T16:25:00 PST", null],
  ["2026-11-21T16:25:00.123456789Z", "2026-11-21T16:25:00.123456789Z"],
  ["2026-11-21T24:00:00Z", null],
  ["2026-02-30T10:00:00Z", null],
  ["2026-11-21T16:25:60Z", null],
  ["2026-11-21T16:25:00z", "2026-11-21T16:25:00Z"],
  ["+002026-11-21T16:25:00Z", null],
  ["2026-11-21T16:25:00-14:00", "2026-11-21T16:25:00-14:00"],
  ["2026-11-21T16:25:00 (comment)", null],
  ["2026-11-21T16:25 banana", null],
];

/** The filter's values in the requests, in order. */
function values({ server }: CommandFixture): (string | null)[] {
  const asked = server.requests.map(({ url }) => new URL(url, "http://host").searchParams.get("datetime_created__gte"));
  server.clearRequests();
  return asked;
}

it("the command and the library interpret a datetime without a zone in the caller's zone", async () => {
  const fixture = await createCommandFixture();
  const program = join(dirname(inject("commandFolder")), "ask.mjs");
  const texts = spellings.map(([text]) => text);
  await writeFile(
    program,
    `import { InvalidInputError, SaltantClient } from "saltant";
     const client = SaltantClient.fromEnv();
     for (const gte of ${JSON.stringify(texts)}) {
       try {
         await client.executableTaskInstances.list({ datetimeCreated: { gte } });
       } catch (error) {
         if (!(error instanceof InvalidInputError)) throw error;
         console.log(gte);
       }
     }`,
  );
  const library = await fixture.run(`node '${program}'`, { env });
  const libraryValues = values(fixture);

  const refused: string[] = [];
  for (const text of texts) {
    const run = await fixture.run(`saltant eti list --ids --filter 'datetimeCreated.gte=${text}'`, { env });
    if (run.exitCode === 2) refused.push(text);
    else expect(run).toEqual({ stdout: "", stderr: "", exitCode: 0 });
  }

  expect(libraryValues).toEqual(spellings.flatMap(([, sent]) => sent ?? []));
  expect(values(fixture)).toEqual(libraryValues);
  expect(library).toMatchObject({ stderr: "", exitCode: 0 });
  expect(library.stdout.trimEnd().split("\n")).toEqual(refused);
  expect(refused).toEqual(spellings.flatMap(([text, sent]) => (sent === null ? [text] : [])));
});
