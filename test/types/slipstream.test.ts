// The types of SlipStream's client. `npm run types` checks this file; it needs no server.
import {
  type CimiResource,
  type Deployment,
  eq,
  type Event,
  ge,
  type Listing,
  type Session,
  type SlipStreamClient,
  startsWith,
  type User,
} from "saltant/slipstream";
import { describe, expect, expectTypeOf, it } from "vitest";

/** Never called: its content need only compile, or not. */
function compiles(_: (slipstream: SlipStreamClient, deployment: Deployment) => unknown): void {
  expect(_).toBeTypeOf("function");
}

describe("options of SlipStream", () => {
  it("have at most one kind of credentials", () => {
    type Options = ConstructorParameters<typeof SlipStreamClient>[0];
    expectTypeOf<{ endpoint: string }>().toExtend<Options>();
    expectTypeOf<{ endpoint: string; username: string; password: string }>().toExtend<Options>();
    expectTypeOf<{ endpoint: string; key: string; secret: string; insecure: true }>().toExtend<Options>();
    expectTypeOf<{ endpoint: string; login: { href: string; token: string } }>().toExtend<Options>();
    expectTypeOf<{ username: string; password: string }>().not.toExtend<Options>();
    expectTypeOf<{ endpoint: string; username: string }>().not.toExtend<Options>();
    expectTypeOf<{ endpoint: string; key: string }>().not.toExtend<Options>();
    expectTypeOf<{ endpoint: string; login: { username: string } }>().not.toExtend<Options>();
    expectTypeOf<{ endpoint: string; username: string; secret: string }>().not.toExtend<Options>();
    expectTypeOf<{ endpoint: string; key: string; secret: string; password: string }>().not.toExtend<Options>();
  });
});

describe("the CIMI API of SlipStream", () => {
  it("returns the model of each collection", () => {
    compiles(async ({ cimi }) => {
      expectTypeOf(cimi.search("events")).toEqualTypeOf<Listing<Event>>();
      expectTypeOf(cimi.search("serviceOffers")).toEqualTypeOf<Listing<CimiResource>>();
      expectTypeOf(await cimi.get("session/x")).toEqualTypeOf<Session>();
      cimi.search("events", { filter: [eq("type", "state"), "severity='high'"], orderBy: ["created:desc"] });
      // @ts-expect-error a misspelled option
      cimi.search("events", { orderby: "created" });
      // @ts-expect-error a filter is no object of values
      cimi.search("events", { filter: { type: "state" } });
      // @ts-expect-error a type of events that does not exist
      cimi.deploymentEvents("x", "states");
      // @ts-expect-error true has no order
      ge("flag", true);
      // @ts-expect-error a prefix is a string
      startsWith("name", 5);
      // @ts-expect-error an aggregation is needed
      await cimi.aggregate("events", {});
      // @ts-expect-error attributes are needed
      await cimi.add("events");
      // @ts-expect-error a resource has only what the server says
      (await cimi.get("event/x")).id = "event/y";
    });
  });
});

describe("inputs of SlipStream", () => {
  it("are those of deployments", () => {
    compiles(async ({ deployments, modules }, deployment) => {
      await deployments.deploy("apps/x", { cloud: "c1", parameters: { a: 1, b: true, c: null }, tags: "a" });
      await deployments.deploy(await modules.get("apps/x"), { cloud: { node: "c1" }, parameters: { node: { a: 1 } } });
      // @ts-expect-error a misspelled option
      await deployments.deploy("apps/x", { clouds: "c1" });
      // @ts-expect-error a word that does not exist
      await deployments.deploy("apps/x", { keepRunning: "sometimes" });
      // @ts-expect-error a number of instances is by node
      await deployments.deploy("apps/x", { multiplicity: 2 });
      // @ts-expect-error a parameter is no Date
      await deployments.deploy("apps/x", { parameters: { a: new Date() } });
      // @ts-expect-error a misspelled filter
      deployments.list({ state: "ready" });
      await deployment.removeNodeInstances("worker", [1, "12"]);
      // @ts-expect-error which instances must be said
      await deployment.removeNodeInstances("worker");
      // @ts-expect-error only the server sets it
      deployment.state = "ready";
      await deployment.waitUntilReady({
        timeoutMs: 1_000,
        onUpdate: ({ instance }) => {
          expectTypeOf(instance.abort).toEqualTypeOf<string | null>();
        },
      });
      // @ts-expect-error an option of parameters only
      await deployment.waitUntilReady({ until: () => true });
    });
  });

  it("are those of modules and users", () => {
    compiles(async ({ modules, users, virtualMachines }) => {
      await modules.update("apps/x", { imageIds: { c1: "id", c2: null }, keepsOthers: true });
      // @ts-expect-error a misspelled change
      await modules.update("apps/x", { imageId: "x" });
      // @ts-expect-error the changes are needed
      await modules.update("apps/x");
      const user = { username: "bob", password: "x", email: "b@example.org", firstName: "B", lastName: "O" };
      await users.create({ ...user, roles: ["a"], logVerbosity: 3 }, { overwrite: true });
      // @ts-expect-error a user needs a password
      await users.create({ username: "bob", email: "b@example.org", firstName: "B", lastName: "O" });
      // @ts-expect-error a level that does not exist
      await users.update("bob", { logVerbosity: 4 });
      // @ts-expect-error the name of a user does not change
      await users.update("bob", { username: "rob" });
      expectTypeOf(await users.get()).toEqualTypeOf<User>();
      expectTypeOf(await users.get()).not.toHaveProperty("password");
      // @ts-expect-error a filter that machines do not have
      virtualMachines.list({ state: "running" });
    });
  });
});
