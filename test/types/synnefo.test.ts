// The types of Synnefo's client. `npm run types` checks this file; it needs no server.
import type {
  CreatedKeypair,
  CreatedServer,
  Listing,
  Port,
  Quota,
  Server,
  ServerStatus,
  Snapshot,
  SynnefoClient,
  SynnefoCompute,
  Volume,
} from "saltant/synnefo";
import { describe, expect, expectTypeOf, it } from "vitest";

/** Never called: its content need only compile, or not. */
function compiles(_: (cloud: SynnefoClient, server: Server) => unknown): void {
  expect(_).toBeTypeOf("function");
}

describe("options of Synnefo", () => {
  it("have one kind of credentials", () => {
    type Options = ConstructorParameters<typeof SynnefoClient>[0];
    interface Own {
      authorization: () => Readonly<Record<string, string>>;
    }
    expectTypeOf<{ authUrl: string; token: string }>().toExtend<Options>();
    expectTypeOf<{ authUrl: string; token: string; endpoints: { compute: string } }>().toExtend<Options>();
    expectTypeOf<{ authUrl: string; credentials: Own }>().toExtend<Options>();
    expectTypeOf<{ authUrl: string }>().not.toExtend<Options>();
    expectTypeOf<{ token: string }>().not.toExtend<Options>();
    expectTypeOf<{ authUrl: string; token: string; credentials: Own }>().not.toExtend<Options>();
    expectTypeOf<{ authUrl: string; username: string; password: string }>().not.toExtend<Options>();
  });

  it("say of one service where it is, or where the cloud is", () => {
    type Options = ConstructorParameters<typeof SynnefoCompute>[0];
    expectTypeOf<{ authUrl: string; token: string }>().toExtend<Options>();
    expectTypeOf<{ url: string; token: string }>().toExtend<Options>();
    expectTypeOf<{ url: string }>().not.toExtend<Options>();
    expectTypeOf<{ token: string }>().not.toExtend<Options>();
    expectTypeOf<{ url: string; authUrl: string; token: string }>().not.toExtend<Options>();
  });
});

describe("servers of Synnefo", () => {
  it("are created with what the server needs", () => {
    compiles(async ({ servers, flavors, images, networks }) => {
      const [flavor, image, network] = [await flavors.get("1"), await images.get("x"), await networks.get("1")];
      const created = await servers.create({ name: "a", flavor, image, networks: [network, "2", { port: "3" }] });
      expectTypeOf(created).toEqualTypeOf<CreatedServer>();
      expectTypeOf(created.adminPass).toEqualTypeOf<string | null>();
      expectTypeOf(await servers.get("1")).not.toHaveProperty("adminPass");
      expectTypeOf(await servers.createMany(["a", "b"], { flavor, image })).toEqualTypeOf<CreatedServer[]>();
      // @ts-expect-error a server needs a flavor
      await servers.create({ name: "a", image });
      // @ts-expect-error a misspelled property
      await servers.create({ name: "a", flavor, image, network });
      // @ts-expect-error an id is a string
      await servers.get(5);
      // @ts-expect-error a flavor is no server
      await servers.get(flavor);
      // @ts-expect-error names need a common input
      await servers.createMany(["a", "b"]);
      // @ts-expect-error a kind of console that does not exist
      await servers.console("1", "spice");
      // @ts-expect-error only the server sets it
      created.status = "ACTIVE";
    });
  });

  it("are listed by the time of their last change", () => {
    compiles(({ servers, ports, images }) => {
      expectTypeOf(servers.list({ changesSince: new Date() }, { limit: 5 })).toEqualTypeOf<Listing<Server>>();
      // @ts-expect-error the server would ignore it
      servers.list({ name: "web" });
      // @ts-expect-error a time is a Date
      servers.list({ changesSince: "2026-01-01" });
      // @ts-expect-error ports have no filters, and this is no option
      ports.list({ changesSince: new Date() });
      images.list({ sizeMin: 5 }, { sortBy: { name: "asc" } });
      // @ts-expect-error one property
      images.list({}, { sortBy: { name: "asc", id: "asc" } });
    });
  });

  it("have statuses that this version may not know", () => {
    expectTypeOf<"ACTIVE">().toExtend<ServerStatus>();
    expectTypeOf<string>().toExtend<ServerStatus>();
    compiles(async ({ servers, ports, volumes, snapshots }, server) => {
      expectTypeOf(await servers.waitUntil("1", "ACTIVE")).toEqualTypeOf<Server>();
      expectTypeOf(await servers.waitUntil("1", ["ACTIVE", "STOPPED"])).toEqualTypeOf<Server>();
      expectTypeOf(await servers.waitUntil("1", "DELETED")).toEqualTypeOf<Server | null>();
      expectTypeOf(await servers.waitWhile("1", "BUILD")).toEqualTypeOf<Server>();
      expectTypeOf(await servers.resumeWait("token")).toEqualTypeOf<Server | null>();
      expectTypeOf(servers.waitUntil("1", "ACTIVE").token).toEqualTypeOf<string>();
      expectTypeOf(await server.waitUntil("DELETED")).toEqualTypeOf<Server>();
      expectTypeOf(await volumes.waitUntil("1", "in_use")).toEqualTypeOf<Volume>();
      expectTypeOf(await volumes.waitUntil("1", "deleted")).toEqualTypeOf<Volume | null>();
      expectTypeOf(await ports.waitUntil("1", ["ACTIVE", "DELETED"])).toEqualTypeOf<Port | null>();
      expectTypeOf(await snapshots.waitUntil("1", "AVAILABLE")).toEqualTypeOf<Snapshot>();
      // @ts-expect-error a status is a string
      await servers.waitUntil("1", 5);
      // @ts-expect-error a misspelled option
      await server.waitUntil("ACTIVE", { timeout: 5 });
    });
  });
});

describe("the other resources of Synnefo", () => {
  it("take what they are made of", () => {
    compiles(async ({ networks, volumes, keypairs, quotas, images, identity }) => {
      expectTypeOf(await keypairs.create({ name: "a" })).toEqualTypeOf<CreatedKeypair>();
      expectTypeOf(await keypairs.get("a")).not.toHaveProperty("privateKey");
      expectTypeOf(await quotas.get()).toEqualTypeOf<Record<string, Record<string, Quota>>>();
      await networks.create({ type: "a type of the deployment" });
      // @ts-expect-error a network needs a type
      await networks.create({ name: "a" });
      // @ts-expect-error only the name can be changed
      await networks.update("1", { type: "CUSTOM" });
      // @ts-expect-error a volume needs a size
      await volumes.create({ displayName: "a" });
      // @ts-expect-error an image needs a location
      await images.register({ name: "a" });
      // @ts-expect-error an object is no token
      await identity.validateToken({ token: "x" });
    });
  });
});
