import { describe, expect, it } from "vitest";
import { instanceResources, patchableResources, resources, typeResources } from "../../src/cli/resources/index.js";
import { createCommandFixture, type CommandFixture, uuid } from "./support/fixture.js";

/** The name of one resource of each kind, and the options of a new one. */
const samples: Readonly<Record<string, { readonly key: string; readonly fields: string }>> = {
  "container-task-instances": { key: uuid(1), fields: "--task-type align --task-queue main --arg sample=s1" },
  "executable-task-instances": { key: uuid(2), fields: "--task-type echo --task-queue main" },
  "container-task-types": {
    key: "align",
    fields: "--name new --command-to-run run --container-image ubuntu --container-type docker",
  },
  "executable-task-types": { key: "echo", fields: "--name new --command-to-run run" },
  "task-queues": { key: "main", fields: "--name new" },
  "task-whitelists": { key: "all", fields: "--name new" },
  users: { key: "alice", fields: "" },
};

/** A fixture with an instance of each class, still published. */
async function createFixtureWithInstances(): Promise<CommandFixture> {
  const fixture = await createCommandFixture();
  const template = { taskType: 1, taskQueue: 1, state: "published", user: "alice", arguments: { sample: "s1" } };
  fixture.server.addInstances(1, { ...template, taskClass: "container" });
  fixture.server.addInstances(1, template);
  return fixture;
}

describe.each(resources)("$name", ({ name, alias, key: kind }) => {
  const { key, fields } = samples[name] ?? { key: "", fields: "" };
  const isWritable = [...typeResources, ...patchableResources].some((each) => each.name === name);
  const isPatchable = patchableResources.some((each) => each.name === name);
  const isInstance = instanceResources.some((each) => each.name === name);

  it("lists and gets, with its name and its short name", async () => {
    const { run } = await createFixtureWithInstances();
    const [ids, got, several] = await Promise.all([
      run(`saltant ${alias} list --ids --limit 1`),
      run(`saltant ${name} get ${key} --json`),
      run(`saltant ${alias} get ${key} - --jsonl`),
    ]);
    for (const each of [ids, got, several]) expect(each).toMatchObject({ stderr: "", exitCode: 0 });
    const one = JSON.parse(got.stdout) as Record<string, unknown>;
    expect(several.stdout).toBe(`${JSON.stringify(one)}\n`);
    if (kind === "uuid") expect(ids.stdout).toBe(`${key}\n`);
    else expect(ids.stdout).toBe(kind === "username" ? "admin\n" : "1\n");
  });

  if (isWritable)
    it("creates and puts", async () => {
      const { run } = await createFixtureWithInstances();
      const created = await run(`saltant ${alias} create ${fields} --description first --json`);
      expect(created).toMatchObject({ stderr: "", exitCode: 0 });
      const put = await run(`saltant ${alias} put new --description second --json`);
      expect(put).toMatchObject({ stderr: "", exitCode: 0 });
      const before = JSON.parse(created.stdout) as object;
      expect(JSON.parse(put.stdout)).toEqual({ ...before, description: "second" });
    });

  if (isPatchable)
    it("patches", async () => {
      const { run, sent, server } = await createFixtureWithInstances();
      const patched = await run(`saltant ${alias} patch 1 --description third --json`);
      expect(patched).toMatchObject({ stderr: "", exitCode: 0 });
      expect(JSON.parse(patched.stdout)).toMatchObject({ id: 1, description: "third" });
      expect(server.requests.at(-1)?.body).toEqual({ description: "third" });
      expect(sent()).toEqual([`PATCH ${name.replace("-", "")}/1/`]);
    });

  if (isInstance)
    it("creates, clones, terminates and waits", async () => {
      const { run, clock } = await createFixtureWithInstances();
      const created = await run(`saltant ${alias} create ${fields} --name new --ids`);
      expect(created).toEqual({ stdout: `${uuid(3)}\n`, stderr: "", exitCode: 0 });
      const [cloned, told] = await Promise.all([
        run(`saltant ${alias} clone ${key} --json`),
        run(`saltant ${alias} terminate ${uuid(3)} --json`),
      ]);
      expect(JSON.parse(cloned.stdout)).toMatchObject({ uuid: uuid(4), user: "alice" });
      expect(JSON.parse(told.stdout)).toMatchObject({ uuid: uuid(3), name: "new", state: "published" });
      await clock.advance(1_000);
      const waited = await run(`saltant ${alias} wait ${uuid(3)} --json`);
      expect(waited.exitCode).toBe(5);
      expect(JSON.parse(waited.stdout)).toMatchObject({ uuid: uuid(3), state: "terminated" });
    });
});

it("has the test data of every resource", () => {
  expect(resources.map(({ name }) => name)).toEqual(Object.keys(samples));
});
