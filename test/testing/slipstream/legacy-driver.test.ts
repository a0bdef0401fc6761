import { describe, expect, test } from "vitest";
import { childrenOf } from "../../../src/testing/slipstream/legacy/xml/element.js";
import type { LegacySeed } from "../../../src/testing/slipstream/legacy/index.js";
import { LegacyServer } from "./legacy-server.js";

const seed: LegacySeed = {
  modules: [
    { path: "img", category: "Image", version: 1, imageIds: { c1: "i" } },
    { path: "built", category: "Image", version: 2, reference: "module/img", recipe: "make" },
    { path: "app", category: "Deployment", version: 3, nodes: { web: { image: "img", multiplicity: 2 } } },
  ],
};

function states(server: LegacyServer, uuid: string): string[] {
  return server.events.filter(({ runUuid }) => runUuid === uuid).map(({ state }) => state);
}

function vmNames(server: LegacyServer): string[] {
  const { xml } = server.send("joe", "GET /vms");
  return xml === undefined ? [] : childrenOf(xml, "vm").map(({ attributes }) => attributes.get("nodeName") ?? "");
}

describe("by default", () => {
  test("a component becomes ready and stays so; its machine appears and vanishes", async () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("joe", "refqname=img");
    await server.clock.advance(599);
    expect(server.control.run(uuid)?.state).toBe("Provisioning");
    expect(vmNames(server)).toEqual([]);
    await server.clock.advance(1);
    expect(server.control.run(uuid)?.state).toBe("Executing");
    expect(vmNames(server)).toEqual(["machine"]);
    await server.clock.advance(3_600_000);
    const run = server.control.run(uuid);
    expect(run).toMatchObject({
      state: "Ready",
      parameters: { "machine:instanceid": "i-1", "machine:hostname": "10.0.0.1", "ss:url.service": "http://10.0.0.1" },
    });
    expect(states(server, uuid)).toEqual(["Initializing", "Provisioning", "Executing", "SendingReports", "Ready"]);
    expect(server.send("joe", "GET /dashboard").text).toContain('userVmUsage="1"');
    server.send("joe", `DELETE /run/${uuid}`);
    expect(server.control.run(uuid)?.state).toBe("Done");
    expect(vmNames(server)).toEqual(["machine"]);
    await server.clock.advance(100);
    expect(vmNames(server)).toEqual([]);
    expect(server.clock.pendingTimers).toBe(0);
  });

  test("an application ends unless it is kept running", async () => {
    const server = new LegacyServer(seed);
    const uuids = ["never", "always", "on-success", "on-error"].map((keep) =>
      server.deploy("joe", `refqname=app&keep-running=${keep}`),
    );
    const mutable = server.deploy("joe", "refqname=app&mutable=true");
    await server.clock.advance(60_000);
    expect([...uuids, mutable].map((uuid) => server.control.run(uuid)?.state)).toEqual([
      ...["Done", "Ready", "Ready", "Done", "Ready"],
    ]);
    expect(states(server, uuids[0] ?? "").slice(-3)).toEqual(["Ready", "Finalizing", "Done"]);
  });

  test("a build sets the image of its component", async () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("joe", "type=Machine&refqname=built");
    server.control.script("built", { imageId: "unused: the run has started" });
    await server.clock.advance(60_000);
    expect(server.control.run(uuid)?.state).toBe("Done");
    expect(server.send("joe", "GET /module/built/2/c1").text).toBe("image-i-1");
  });

  test("scaling comes back to ready", async () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("joe", "refqname=app&mutable=true");
    await server.clock.advance(60_000);
    server.send("joe", `POST /run/${uuid}/web`);
    const scaleState = (name: string) => server.control.run(uuid)?.parameters[`${name}:scale.state`];
    expect(scaleState("web.3")).toBe("creating");
    await server.clock.advance(500);
    expect(scaleState("web.3")).toBe("created");
    await server.clock.advance(60_000);
    expect(server.control.run(uuid)?.state).toBe("Ready");
    expect(scaleState("web.3")).toBe("operational");
    expect(vmNames(server).sort()).toEqual(["orchestrator-c1", "web", "web", "web"]);
    server.send("joe", `DELETE /run/${uuid}/web`, { body: "ids=1" });
    await server.clock.advance(500);
    expect([scaleState("web.1"), vmNames(server).length]).toEqual(["removed", 3]);
    await server.clock.advance(60_000);
    expect([scaleState("web.1"), server.control.run(uuid)?.state]).toEqual(["gone", "Ready"]);
  });

  test("runs of the seed stay in their state", async () => {
    const run = { uuid: "u", owner: "joe", module: "module/app/3", clouds: ["c1"], state: "Executing" } as const;
    const server = new LegacyServer({ ...seed, runs: [run] });
    await server.clock.advance(3_600_000);
    expect(server.control.run("u")?.state).toBe("Executing");
  });
});

describe("scripts", () => {
  test("set durations, parameters and images", async () => {
    const server = new LegacyServer(seed);
    server.control.script("img", ({ owner }) => ({
      statesMs: { Initializing: 0, Provisioning: 5000, Executing: 0, SendingReports: 0 },
      parameters: { "ss:url.service": `https://${owner}.test`, "machine:token": "t" },
    }));
    const uuid = server.deploy("joe", "refqname=img");
    await server.clock.advance(4999);
    expect(server.control.run(uuid)?.state).toBe("Provisioning");
    await server.clock.advance(1);
    expect(server.control.run(uuid)).toMatchObject({
      state: "Ready",
      parameters: { "ss:url.service": "https://joe.test", "machine:token": "t" },
    });
    server.control.script(({ type }) => type === "Machine", { imageId: "ami-7" });
    server.deploy("joe", "type=Machine&refqname=built");
    await server.clock.advance(60_000);
    expect(server.send("joe", "GET /module/built/2/c1").text).toBe("ami-7");
  });

  test("abort a run, which goes on to its end", async () => {
    const server = new LegacyServer(seed);
    server.control.script("app", { abort: "disk full", abortedBy: "web.2" });
    const uuid = server.deploy("joe", "refqname=app&keep-running=on-success");
    await server.clock.advance(900);
    expect(server.control.run(uuid)).toMatchObject({ state: "SendingReports", abort: "disk full" });
    await server.clock.advance(60_000);
    expect(server.control.run(uuid)?.state).toBe("Aborted");
    // A component stays ready with the flag.
    server.control.script("img", { abort: "no network", abortIn: "Provisioning" });
    const component = server.deploy("joe", "refqname=img");
    await server.clock.advance(60_000);
    expect(server.control.run(component)).toMatchObject({ state: "Ready", abort: "no network" });
  });

  test("keep a run in a state until it is moved", async () => {
    const server = new LegacyServer(seed);
    const remove = server.control.script("app", { staysIn: "Provisioning" });
    const uuid = server.deploy("joe", "refqname=app");
    await server.clock.advance(3_600_000);
    expect(server.control.run(uuid)?.state).toBe("Provisioning");
    expect(vmNames(server)).toEqual([]);
    server.control.advance(uuid);
    expect(vmNames(server)).toHaveLength(3);
    await server.clock.advance(60_000);
    expect(server.control.run(uuid)?.state).toBe("Done");
    remove();
    const free = server.deploy("joe", "refqname=app");
    await server.clock.advance(60_000);
    expect(server.control.run(free)?.state).toBe("Done");
  });
});

describe("levers", () => {
  test("a run whose state is set stays in it", async () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("joe", "refqname=img");
    server.control.setState(uuid, "Unknown");
    await server.clock.advance(60_000);
    expect(server.control.run(uuid)?.state).toBe("Unknown");
    expect(server.clock.pendingTimers).toBe(0);
    // Its machines vanish nevertheless when it is terminated.
    server.control.addVm({ cloud: "c1", user: "joe", instanceId: "x", runUuid: uuid, runOwner: "joe" });
    server.send("joe", `DELETE /run/${uuid}`);
    await server.clock.advance(100);
    expect(vmNames(server)).toEqual([]);
  });

  test("add modules, users and machines", () => {
    const server = new LegacyServer(seed);
    server.control.addModule({ path: "late", category: "Image" });
    server.control.addUser({ name: "eve", password: "e" });
    server.control.addVm({ cloud: "c1", user: "eve", instanceId: "x", nodeName: "n" });
    expect(server.send("joe", "GET /module/late").xml?.attributes.get("version")).toBe("4");
    expect(server.canLogIn("eve")).toBe(true);
    expect(server.send("eve", "GET /vms").xml?.attributes.get("totalCount")).toBe("1");
  });

  test("stopping cancels all timers", () => {
    const server = new LegacyServer(seed);
    server.deploy("joe", "refqname=img");
    expect(server.clock.pendingTimers).toBe(1);
    server.control.stop();
    expect(server.clock.pendingTimers).toBe(0);
  });

  test("mistakes throw where they are made", () => {
    const { control } = new LegacyServer(seed);
    expect(() => control.advance("none")).toThrow("The server has no run none.");
    // @ts-expect-error: not a state
    expect(() => control.setState("none", "Late")).toThrow(TypeError);
    // @ts-expect-error: not a property
    expect(() => control.script("img", { outcome: "failed" })).toThrow("What a run does has no property");
    expect(() => control.script("img", { parameters: { "ss:state": "Done" } })).toThrow(RangeError);
    expect(() => control.setParameter("none", "ss:state", "Done")).toThrow("The state of a run is set by setState.");
    expect(() => control.setParameter("none", "hostname", "x")).toThrow(RangeError);
    expect(() => control.script("img", { statesMs: { Executing: -1 } })).toThrow(RangeError);
    // @ts-expect-error: a run is never by itself in this state
    expect(() => control.script("img", { staysIn: "Ready" })).toThrow(TypeError);
  });
});
