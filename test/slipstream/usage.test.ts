import { InvalidInputError, NotFoundError, PermissionDeniedError } from "saltant/slipstream";
import { describe, expect, it } from "vitest";
import { createFixture, errorOf } from "./fixture.js";

const run = "18b44623-a017-4ecf-aaea-c3774aacf0cc";

describe("the usage", () => {
  it("is listed for each cloud, and last for all", async () => {
    const { slipstream, sent } = createFixture();
    const usages = await slipstream.usage.list();
    expect(sent()).toEqual(["GET dashboard"]);
    expect(usages.map(({ cloud, quota, vmUsage }) => [cloud, quota, vmUsage])).toEqual([
      ["c1", 20, 0],
      ["c2", 20, 0],
      ["All Clouds", 40, 0],
    ]);
    expect(usages[0]?.toJSON()).toEqual({
      ...{ cloud: "c1", quota: 20, runUsage: 0, vmUsage: 0, inactiveVmUsage: 0, othersVmUsage: 0 },
      ...{ pendingVmUsage: 0, unknownVmUsage: 0 },
    });
  });

  it("is found by the cloud's name", async () => {
    const { slipstream } = createFixture();
    expect((await slipstream.usage.get("All Clouds")).quota).toBe(40);
    const error = await errorOf(slipstream.usage.get("c3"), NotFoundError);
    expect(error.message).toBe('GET /dashboard: there is no usage with the cloud "c3"');
    await errorOf(slipstream.usage.get(1 as unknown as string), InvalidInputError);
  });
});

describe("virtual machines", () => {
  const vms = Array.from({ length: 5 }, (_, index) => ({
    ...{ cloud: index === 4 ? "c2" : "c1", user: "joe", instanceId: `i-${index}`, state: "Running" },
    ...(index === 1 && {
      runUuid: run,
      runOwner: "joe",
      nodeName: "web",
      nodeInstanceId: "1",
      isUsable: true,
      cpu: "2",
    }),
    measurement: new Date(Date.UTC(2017, 0, 1, 0, 0, 5 - index)),
  }));

  it("are listed by pages", async () => {
    const { slipstream, sent } = createFixture({ vms });
    const listing = slipstream.virtualMachines.list({}, { pageSize: 2, concurrency: 1 });
    expect(sent()).toEqual([]);
    expect((await listing).map(({ id }) => id)).toEqual(["i-0", "i-1", "i-2", "i-3", "i-4"]);
    expect(sent()).toEqual([
      "GET vms?offset=0&limit=2&runUuid=&cloud=",
      "GET vms?offset=2&limit=2&runUuid=&cloud=",
      "GET vms?offset=4&limit=2&runUuid=&cloud=",
    ]);
    expect(await listing.count()).toBe(5);
    expect((await slipstream.virtualMachines.list({}, { limit: 20 })).length).toBe(5);
    expect(sent()).toEqual(["GET vms?offset=0&limit=1&runUuid=&cloud=", "GET vms?offset=0&limit=20&runUuid=&cloud="]);
  });

  it("are filtered", async () => {
    const { slipstream, as, sent } = createFixture({ vms });
    const [machine] = await slipstream.virtualMachines.list({ deployment: { id: run } });
    expect(machine?.toJSON()).toEqual({
      ...{
        id: "i-1",
        cloud: "c1",
        status: "running",
        user: "joe",
        measured: "2017-01-01 00:00:04.000 UTC",
        name: null,
      },
      ...{ deploymentId: run, deploymentOwner: "joe", nodeName: "web", nodeInstanceId: "1", ip: null, cpu: "2" },
      ...{ ram: null, disk: null, instanceType: null, isUsable: true },
    });
    expect(machine?.measured).toEqual(new Date("2017-01-01T00:00:04Z"));
    expect((await slipstream.virtualMachines.list({ cloud: "c2" })).map(({ id }) => id)).toEqual(["i-4"]);
    sent();
    expect((await as("root").virtualMachines.list({ user: "joe", deploymentOwner: "joe" })).length).toBe(1);
    expect(sent()).toEqual(["GET vms?offset=0&limit=250&runUuid=&cloud=&runOwner=joe&user=joe"]);
    await errorOf(slipstream.virtualMachines.list({ user: "mary" }).toArray(), PermissionDeniedError);
  });

  it("refuse what the server would ignore", () => {
    const { slipstream, sent } = createFixture();
    for (const filters of [{ clouds: "c1" }, { cloud: 1 }, { deployment: "" }, { deployment: {} }, null, ["c1"]])
      expect(() => slipstream.virtualMachines.list(filters as object)).toThrow(InvalidInputError);
    for (const options of [{ pageSize: 501 }, { pageSize: 0 }, { pageSize: Infinity }, null])
      expect(() => slipstream.virtualMachines.list({}, options as object)).toThrow(InvalidInputError);
    expect(sent()).toEqual([]);
  });
});
