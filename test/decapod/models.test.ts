import { inspect } from "node:util";
import { reactive } from "@vue/reactivity";
import type { Model } from "saltant/decapod";
import { Cluster, type DecapodClient, InvalidInputError } from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { createDeployFixture, createFixture, errorOf } from "./fixture.js";

/** A model of each kind, with what the server sent of it. */
async function createModels() {
  const fixture = await createDeployFixture();
  const { decapod, config, server } = fixture;
  server.script("cluster_deploy", { outcome: "failed" });
  const run = await (await decapod.executions.create(config)).waitUntilFinished();
  const models: Model<object>[] = [];
  const wires: unknown[] = [];
  const take = async (path: string, all: Promise<readonly unknown[]>): Promise<void> => {
    const [model] = await all;
    const headers = { authorization: decapod.auth.token() ?? "" };
    const response = await server.fetch(`${server.url}/v1/${path}/`, { headers });
    const { items } = (await response.json()) as { readonly items: readonly unknown[] };
    models.push(model as Model<object>);
    wires.push(items[0]);
  };
  await take("user", decapod.users.list().toArray());
  await take("role", decapod.roles.list().toArray());
  await take("server", decapod.servers.list().toArray());
  await take("cluster", decapod.clusters.list().toArray());
  await take("playbook_configuration", decapod.playbookConfigurations.list().toArray());
  await take("playbook", decapod.playbooks.list());
  await take("execution", decapod.executions.list().toArray());
  await take(`execution/${run.id}/steps`, run.steps().toArray());
  return { ...fixture, models, wires };
}

describe("a model of each kind", () => {
  it("is the wire again as JSON and as text", async () => {
    const { models, wires } = await createModels();
    expect(models).toHaveLength(8);
    for (const [index, model] of models.entries()) {
      expect(model.toJSON()).toStrictEqual(wires[index]);
      expect(JSON.parse(model.toJSONText())).toStrictEqual(wires[index]);
      expect(JSON.parse(JSON.stringify(model))).toStrictEqual(wires[index]);
    }
  });

  it("has a short form, equals itself, and prints its data without the client", async () => {
    const { models, decapod } = await createModels();
    const token = decapod.auth.token() ?? "";
    for (const [index, model] of models.entries()) {
      expect(String(model)).toMatch(/^[a-z ]+ [\w-]+( \(.+\))?$/);
      for (const [other, each] of models.entries()) expect(model.equals(each)).toBe(index === other);
      const printed = inspect(model, { depth: 9 });
      expect(printed.startsWith(model.constructor.name)).toBe(true);
      expect(printed).not.toContain(token);
      expect(printed).not.toMatch(/transport|Manager/);
    }
  });

  it("works behind a proxy, as of Vue", async () => {
    const { models } = await createModels();
    for (const model of models) {
      const proxied = reactive(model) as typeof model;
      expect([proxied.equals(model), model.equals(proxied), String(proxied)]).toEqual([true, true, String(model)]);
      expect(JSON.stringify(proxied)).toBe(JSON.stringify(model));
      expect(proxied.toJSONText(2)).toBe(model.toJSONText(2));
    }
  });
});

describe("behind a proxy", () => {
  it("resources are changed and executions waited for, in place", async () => {
    const { decapod, cluster, config } = await createDeployFixture();
    const proxied = reactive(cluster) as typeof cluster;
    expect(await proxied.update({ name: "renamed" })).toBe(proxied);
    expect([proxied.name, cluster.name]).toEqual(["renamed", "renamed"]);
    expect((await decapod.clusters.put(proxied, { name: "again" })).version).toBe(3);
    expect(await proxied.sync()).toBe(proxied);
    const run = reactive(await (reactive(decapod) as DecapodClient).executions.create(config)) as Awaited<
      ReturnType<typeof decapod.executions.create>
    >;
    const steps: string[] = [];
    expect(await run.waitUntilFinished({ onStep: ({ name }) => steps.push(name) })).toBe(run);
    expect([run.isSuccessful, steps.length > 0]).toEqual([true, true]);
    expect((await run.log().text()).length).toBeGreaterThan(0);
    expect((await run.versions()).length).toBe(3);
  });
});

describe("fromWire", () => {
  it("makes a model that works of its JSON", async () => {
    const { decapod, cluster } = await createDeployFixture();
    const copy = decapod.clusters.fromWire(JSON.parse(JSON.stringify(cluster)));
    expect(copy).toBeInstanceOf(Cluster);
    expect(copy.equals(cluster)).toBe(true);
    expect((await copy.update({ name: "copy" })).version).toBe(2);
  });

  it("makes models of what toJSON has, also of a configuration", async () => {
    const { decapod, config, cluster, serverIds } = await createDeployFixture();
    const read = await decapod.playbookConfigurations.get(config.id);
    expect(decapod.playbookConfigurations.fromWire(read.toJSON()).createdExecutionId).toBeUndefined();
    const input = { name: "x", cluster, playbook: "cluster_deploy", servers: serverIds, run: true };
    const started = await decapod.playbookConfigurations.create(input);
    const copy = decapod.playbookConfigurations.fromWire(started.toJSON());
    expect(copy.createdExecutionId).toBe(started.createdExecutionId);
  });

  it.each([
    [null, "this is not a valid cluster"],
    [{}, "this is not a valid cluster: id: missing"],
    [{ id: "x", data: { name: "a", configuration: [] } }, "this is not a valid cluster"],
  ])("refuses %j", (data, message) => {
    const { decapod } = createFixture();
    expect(() => decapod.clusters.fromWire(data)).toThrow(message);
    expect(() => decapod.clusters.fromWire(data)).toThrow(InvalidInputError);
  });

  it("keeps fields and words that this version does not know", async () => {
    const { decapod, server } = await createDeployFixture();
    const [first] = await decapod.servers.list();
    const wire = first?.toJSON();
    const newer = { ...wire, later: 1, data: { ...wire?.data, state: "sleeping", zone: "b" } };
    server.inject({ kind: "json", body: newer, path: /^server\/.+/ });
    const found = await decapod.servers.get(first?.id ?? "");
    expect(found.state).toBe("sleeping");
    expect(found.toJSON()).toStrictEqual(newer);
  });
});

it("times are dates to the second, and null where there is none", async () => {
  const { decapod, cluster, server } = await createDeployFixture();
  expect(cluster.timeDeleted).toBeNull();
  expect(cluster.timeUpdated.getTime()).toBe(Math.floor(server.clock.now() / 1000) * 1000);
  const deleted = await decapod.clusters.delete(cluster);
  expect(deleted.timeDeleted).toEqual(deleted.timeUpdated);
  expect([deleted.isDeleted, cluster.isDeleted]).toEqual([true, false]);
  const error = await errorOf(deleted.put({ name: "x" }), Error);
  expect(error.name).toBe("ConflictError");
});
