import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

const echo = "--task-type echo --task-queue main";
const record = '{"name": "caf\xe9"}\n';
const latin1 = Buffer.from(`{}\n${record}`, "latin1");
const utf16 = Buffer.from(`\ufeff${record}`, "utf16le");

it("refuses files and standard input that are not UTF-8, before anything is sent", async () => {
  const { run, home, sent } = await createCommandFixture();
  await Promise.all([
    writeFile(join(home, "latin1.json"), latin1),
    writeFile(join(home, "utf16.json"), utf16),
    writeFile(join(home, "bare.json"), utf16.subarray(2)),
  ]);
  const errors = await Promise.all(
    [
      `saltant eti create ${echo} --from latin1.json`,
      `saltant eti create ${echo} --from utf16.json`,
      `saltant eti create ${echo} --from bare.json`,
      `saltant eti create ${echo} --from - < latin1.json`,
      "saltant queues patch main --from latin1.json",
      "saltant whitelists create --name w --from - < utf16.json",
      "saltant queues get - < latin1.json",
      "saltant login --profile new --api-url http://127.0.0.1:9/api/ --username alice < latin1.json",
      "saltant typegen --check --out latin1.json",
    ].map(async (line) => {
      const { stdout, stderr, exitCode } = await run(line);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      return stderr;
    }),
  );
  expect(errors.join("")).toMatchInlineSnapshot(`
    "saltant: latin1.json is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    saltant: utf16.json is UTF-16, not UTF-8: save it as UTF-8
    saltant: bare.json is UTF-16, not UTF-8: save it as UTF-8
    saltant: standard input is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    saltant: latin1.json is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    saltant: standard input is UTF-16, not UTF-8: save it as UTF-8
    saltant: standard input is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    saltant: standard input is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    saltant: --out latin1.json is not valid UTF-8 at line 2, byte offset 16: save it as UTF-8
    "
  `);
  expect(sent().filter((request) => !request.includes("types/"))).toEqual([]);
});

it("accepts UTF-8 unchanged, with any chunks of a pipe, and U+FFFD in the input", async () => {
  const { run, server } = await createCommandFixture();
  // One byte, and then characters of two and three bytes: some chunk ends within one.
  const text = `x${"é€\ufffd".repeat(50_000)}`;
  const launch = await run(`saltant eti create ${echo} --from - --ids`, {
    stdin: JSON.stringify({ name: "\ufffd", arguments: { text } }),
  });
  expect(launch).toMatchObject({ stderr: "", exitCode: 0 });
  expect(Array.from(server.instances("executable"), ({ name, arguments: { text } }) => ({ name, text }))).toEqual([
    { name: "\ufffd", text },
  ]);
});

it("refuses arguments and variables that are not UTF-8, and names them", async () => {
  const { run, sent } = await createCommandFixture();
  const errors = await Promise.all(
    [
      `saltant eti create ${echo} --name "$(printf 'caf\\351')"`,
      `saltant eti create ${echo} --arg="$(printf 'n=\\377')"`,
      `saltant eti list "$(printf '\\300\\257')"`,
      `SALTANT_USERNAME="$(printf 'Zo\\353')" saltant watch`,
    ].map(async (line) => {
      const { stdout, stderr, exitCode } = await run(line);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      return stderr;
    }),
  );
  expect(errors.join("")).toMatchInlineSnapshot(`
    "saltant: argument 8 (after --name) is not valid UTF-8, or has the character U+FFFD, which replaces invalid bytes
    saltant: argument 7 (--arg) is not valid UTF-8, or has the character U+FFFD, which replaces invalid bytes
    saltant: argument 3 is not valid UTF-8, or has the character U+FFFD, which replaces invalid bytes
    saltant: SALTANT_USERNAME is not valid UTF-8, or has the character U+FFFD, which replaces invalid bytes
    "
  `);
  expect(sent()).toEqual([]);
});
