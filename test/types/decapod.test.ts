// The types of Decapod's client. `npm run types` checks this file; it needs no server.
import type { Cluster, DecapodClient, Execution, ExecutionStep, Listing, Server } from "saltant/decapod";
import { describe, expect, expectTypeOf, it } from "vitest";

/** Never called: its content need only compile, or not. */
function compiles(_: (decapod: DecapodClient, cluster: Cluster, run: Execution) => unknown): void {
  expect(_).toBeTypeOf("function");
}

describe("filters and orders of Decapod", () => {
  it("are those of the list, with the values and operators of each", () => {
    compiles(({ servers, clusters, executions }) => {
      expectTypeOf(servers.list()).toEqualTypeOf<Listing<Server>>();
      servers.list({ state: "operational", name: { regexp: "^osd" } }, { sortBy: { name: "asc" } });
      servers.list({ name: { gte: "a", lt: "b" }, version: { in: [1, 2] }, "facts.ansible_memtotal_mb": { gt: 1024 } });
      servers.list({ timeUpdated: { gt: new Date() }, timeDeleted: 0, name: undefined }, { pageSize: Infinity });
      executions.list({ state: { in: ["started", "created"] } }, { sortBy: { timeUpdated: "desc" } });
      // @ts-expect-error a misspelled filter
      clusters.list({ nam: "x" });
      // @ts-expect-error a storage name
      clusters.list({ model_id: "x" });
      // @ts-expect-error a state that servers do not have
      servers.list({ state: "on" });
      // @ts-expect-error an operator that does not exist
      clusters.list({ name: { like: "x" } });
      // @ts-expect-error the server ignores operators beside regexp
      clusters.list({ name: { regexp: "x", ne: "y" } });
      // @ts-expect-error no regular expression for numbers
      clusters.list({ version: { regexp: "1" } });
      // @ts-expect-error null is no value of a filter
      servers.list({ clusterId: null });
      // @ts-expect-error a field that clusters do not have
      clusters.list({}, { sortBy: { fqdn: "asc" } });
      // @ts-expect-error a direction that does not exist
      clusters.list({}, { sortBy: { name: 1 } });
    });
  });
});

describe("options and inputs of Decapod", () => {
  it("have one kind of credentials", () => {
    type Options = ConstructorParameters<typeof DecapodClient>[0];
    expectTypeOf<{ url: string; login: string; password: string }>().toExtend<Options>();
    expectTypeOf<{ url: string; login: string; password: string; token: string }>().toExtend<Options>();
    expectTypeOf<{ url: string; token: string }>().toExtend<Options>();
    expectTypeOf<{ url: string; credentials: { authorization: () => string } }>().toExtend<Options>();
    expectTypeOf<{ url: string }>().not.toExtend<Options>();
    expectTypeOf<{ url: string; login: string }>().not.toExtend<Options>();
    expectTypeOf<{
      url: string;
      token: string;
      credentials: { authorization: () => string };
    }>().not.toExtend<Options>();
  });

  it("are those of each resource", () => {
    compiles(async (decapod, cluster, run) => {
      await decapod.users.create({ login: "a", email: "a@b.c", fullName: "A", roleId: undefined });
      // @ts-expect-error the server refuses a user without a full name
      await decapod.users.create({ login: "a", email: "a@b.c" });
      await decapod.playbookConfigurations.create({
        name: "a",
        cluster,
        playbook: "cluster_deploy",
        hints: { dmcrypt: true },
      });
      await decapod.playbookConfigurations.create({
        name: "a",
        cluster: "id",
        playbook: "of a plugin",
        servers: ["id"],
      });
      // @ts-expect-error a hint is no object
      await decapod.playbookConfigurations.create({ name: "a", cluster, playbook: "add_osd", hints: { a: {} } });
      await cluster.update((data) => ({ ...data, name: `${data.name}2` }));
      await cluster.update(async ({ name }) => Promise.resolve({ name }));
      // @ts-expect-error only executions change it
      await cluster.update({ configuration: {} });
      // @ts-expect-error only the server sets it
      cluster.name = "x";
      await run.waitUntilFinished({
        onStep: (step) => {
          expectTypeOf(step).toEqualTypeOf<ExecutionStep>();
        },
        onUpdate: ({ instance }) => {
          expectTypeOf(instance.state).toExtend<string>();
        },
      });
      expectTypeOf(run).not.toHaveProperty("update");
      // @ts-expect-error a configuration needs its version
      await decapod.executions.create({ id: "x" });
    });
  });
});
