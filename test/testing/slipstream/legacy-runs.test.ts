import { describe, expect, test } from "vitest";
import { childOf, childrenOf, mapValues, textOf } from "../../../src/testing/slipstream/legacy/xml/element.js";
import type { LegacySeed } from "../../../src/testing/slipstream/legacy/index.js";
import { LegacyServer, refusal } from "./legacy-server.js";

const key = { "General.ssh.public.key": "ssh-rsa AAAA", "General.default.cloud.service": "north" };

const seed: LegacySeed = {
  users: [
    { name: "ann", password: "a", parameters: key },
    {
      name: "ben",
      password: "b",
      parameters: { ...key, "General.ssh.public.key": " ", "General.default.cloud.service": "" },
    },
    { name: "admin", password: "c", privileged: true, parameters: key },
  ],
  clouds: ["north", "south"],
  modules: [
    { path: "web", category: "Project", owner: "ann" },
    {
      ...{ path: "web/base", category: "Image", version: 4, owner: "ann" },
      ...{ imageIds: { north: "n-1", south: "s-1" }, parameters: { port: "80", name: "" } },
    },
    { path: "web/built", category: "Image", version: 5, owner: "ann", reference: "module/web/base", recipe: "make" },
    { path: "web/plain", category: "Image", version: 6, owner: "ann", reference: "module/web/base" },
    { path: "web/lost", category: "Image", version: 7, owner: "ann", reference: "module/none" },
    { path: "web/loop", category: "Image", version: 8, owner: "ann", reference: "module/web/loop" },
    { path: "web/only", category: "Image", version: 12, owner: "ann", public: true, imageIds: { south: "s-9" } },
    {
      ...{ path: "web/app", category: "Deployment", version: 9, owner: "ann" },
      nodes: {
        front: { image: "web/base", multiplicity: 2, mappings: { name: "db:hostname" } },
        db: { image: "web/base/4", cloud: "south", parameters: { port: "5432" } },
      },
    },
    { path: "web/empty", category: "Deployment", version: 10, owner: "ann" },
    {
      path: "web/broken",
      category: "Deployment",
      version: 11,
      owner: "ann",
      nodes: { n: { image: "web/only", cloud: "north" } },
    },
  ],
};

const start = (server: LegacyServer, user: string, body: string) => refusal(server.send(user, "POST /run", { body }));

describe("deploying", () => {
  test("a component has one machine, with the chosen values", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "refqname=web/base&parameter--port=8080&parameter--cloudservice=south&tags=a,b");
    expect(server.control.run(uuid)).toMatchObject({
      ...{ module: "module/web/base/4", type: "Run", owner: "ann", state: "Initializing", clouds: ["south"] },
      ...{ isMutable: false, instances: ["machine"], abort: "" },
      parameters: {
        ...{ "machine:port": "8080", "machine:name": undefined, "machine:image.id": "s-1" },
        ...{ "ss:tags": "a,b", "ss:groups": "south:machine", "machine:hostname": undefined },
      },
    });
  });

  test("an application has instances of each node and an orchestrator in each cloud", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "refqname=module/web/app/9&mutable=on&parameter--node--front--port='90'");
    const run = server.control.run(uuid);
    expect(run).toMatchObject({
      ...{ type: "Orchestration", clouds: ["north", "south"], isMutable: true },
      instances: ["front.1", "front.2", "db.1", "orchestrator-north", "orchestrator-south"],
      parameters: {
        ...{ "front.1:port": "90", "db.1:port": "5432", "front:ids": "1,2", "front:multiplicity": "2" },
        ...{ "db.1:image.id": "s-1", "front.2:cloudservice": "north", "ss:category": "Deployment" },
      },
    });
    // A parameter that is mapped gets the other's value when that is set.
    server.control.setParameter(uuid, "db.1:hostname", "10.9.8.7");
    expect(server.control.run(uuid)?.parameters["front.2:name"]).toBe("10.9.8.7");
  });

  test("choices override clouds, numbers and failures of nodes", () => {
    const server = new LegacyServer(seed);
    const choices = "parameter--node--db--cloudservice=default&parameter--node--front--multiplicity=0";
    const uuid = server.deploy("ann", `refqname=web/app&${choices}&parameter--node--db--max-provisioning-failures=2`);
    expect(server.control.run(uuid)).toMatchObject({
      ...{ clouds: ["north"], instances: ["db.1", "orchestrator-north"] },
      parameters: { "front:ids": undefined, "front:multiplicity": "0", "db:max-provisioning-failures": "2" },
    });
  });

  test("a build needs something to build, and only once for each cloud", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "type=Machine&refqname=web/built");
    expect(server.control.run(uuid)).toMatchObject({ type: "Machine", instances: ["machine", "orchestrator-north"] });
    expect(start(server, "ann", "type=Machine&refqname=web/base")).toBe("409 A base image cannot be built");
    expect(start(server, "ann", "type=Machine&refqname=web/plain")).toMatch(/^409 This image doesn't need to be built/);
    server.send("ann", "PUT /module/web/built/5/north", { body: "n-7" });
    expect(start(server, "ann", "type=Machine&refqname=web/built")).toBe(
      "409 This image was already built for cloud: north",
    );
    expect(server.deploy("ann", "type=Machine&refqname=web/built&parameter--cloudservice=south")).toBeTruthy();
  });

  test("a component without an own image has that of the one on which it is based", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "refqname=web/plain&parameter--port=1");
    expect(server.control.run(uuid)?.parameters).toMatchObject({ "machine:image.id": "n-1", "machine:port": "1" });
    expect(start(server, "ann", "refqname=web/lost")).toBe("409 Missing reference module");
    expect(start(server, "ann", "refqname=web/loop")).toMatch(/^409 Circular dependency detected/);
  });

  test("a request can ask for the dashboard as the location", () => {
    const server = new LegacyServer(seed);
    const { headers } = server.send("ann", "POST /run", { body: "refqname=web/base&redirect_to_dashboard=1" });
    expect(headers.location).toBe("https://host.test/dashboard");
  });
});

describe("refused runs", () => {
  const refusals: Readonly<Record<string, string>> = {
    "ann type=Run": "400 Missing refqname in POST",
    "ann refqname=web/none": "404 Coudn't find reference module: web/none",
    // Only a complete URI may have a version.
    "ann refqname=web/base/4": "404 Coudn't find reference module: web/base/4",
    "ben refqname=web/base&type=Other": "403 User does not have the rights to execute this module",
    "ann refqname=web/base&type=Other": "400 Unknown run type: Other",
    "ben refqname=web/only&foo=1": "409 Missing public key in your user profile.",
    "ann refqname=web/base&foo=1&keep-running=no": "409 Invalid key format for Image module: foo",
    "ann refqname=web/base&parameter--a--b=1": "409 Invalid key format for Image module: parameter--a--b",
    "ann refqname=web/app&parameter--node--front=1":
      "409 Invalid key format for Deployment module: parameter--node--front",
    "ann refqname=web&parameter--a--b=1": "409 Invalid key format for Project module: parameter--a--b",
    "ann refqname=web/base&type=Orchestration": "409 Module validation failed: ",
    "ann refqname=web/app&type=Run": "409 Module validation failed: ",
    "ann refqname=web/empty": "409 Deployment module provided for run is missing nodes.",
    "ann refqname=web/only&parameter--q=1": "409 Base image must have an image id for cloud service: north",
    "ann refqname=web/base&parameter--q=1&keep-running=no": "409 Unknown parameter: q in node: machine",
    "ann refqname=web/app&parameter--node--x--q=1": "409 Unknown node: x",
    "ann refqname=web/app&parameter--node--db--q=1&parameter--node--db--multiplicity=x":
      "409 Unknown parameter: q in node: db",
    "ann refqname=web/app&parameter--node--db--multiplicity=x": "500 ",
    "ann refqname=web/broken": "409 Node n refers to image web/only missing an image id for cloud: north",
    "ann refqname=web/base&keep-running=no":
      "409 Value of keep-running should be one of the following: [always, on-success, on-error, never]",
    "ben refqname=web/only&bypass-ssh-check=true": "409 Base image must have an image id for cloud service: ",
  };

  for (const [request, expected] of Object.entries(refusals)) {
    test(request, () => {
      const server = new LegacyServer(seed);
      const [user = "", body = ""] = request.split(" ");
      expect(start(server, user, body).slice(0, expected.length)).toBe(expected);
      expect(server.control.runs()).toEqual([]);
      expect(server.events).toEqual([]);
    });
  }

  test("the quota counts orchestrators", () => {
    const users = [{ name: "ann", password: "a", parameters: { ...key, "south.quota.vm": "3" } }];
    const vm = { cloud: "south", user: "ann", instanceId: "i", runUuid: "r", runOwner: "ann", isUsable: true };
    const server = new LegacyServer({ ...seed, users, quotaEnabled: true, vms: [vm, { ...vm, isUsable: false }] });
    expect(start(server, "ann", "refqname=web/app&parameter--node--db--multiplicity=2")).toBe(
      "409 Concurrent VM quota exceeded (quota=3, current=1, requested=3)",
    );
    expect(server.deploy("ann", "refqname=web/app")).toBeTruthy();
  });
});

describe("lists", () => {
  const runs = ["a", "b", "c", "d"].map((uuid, index) => ({
    uuid,
    owner: index === 3 ? "ben" : "ann",
    module: `module/web/app/${index}`,
    clouds: [["north"], ["north2", "south"], ["south"], ["north"]][index] ?? [],
    state: (["Ready", "Done", "Unknown", "Executing"] as const)[index] ?? "Ready",
    startTime: new Date(Date.UTC(2030, 0, index + 1)),
    parameters: { "ss:url.service": `http://${uuid}` },
  }));
  const list = (user: string, query: string) => {
    const { xml } = new LegacyServer({ ...seed, runs }).send(user, `GET /run?${query}`);
    const items = xml === undefined ? [] : childrenOf(xml, "item");
    const total = xml?.attributes.get("totalCount") ?? "";
    return [...items.map(({ attributes }) => attributes.get("uuid") ?? ""), total].join(" ");
  };

  test("show the own runs, the newest first, and administrators see all", () => {
    expect(list("ann", "")).toBe("c b a 3");
    expect(list("admin", "")).toBe("d c b a 4");
    expect(list("admin", "user=ben")).toBe("d 1");
    expect(list("ann", "limit=1&offset=1")).toBe("b 3");
    expect(list("ann", "offset=9")).toBe("3");
  });

  test("filter by a part of the clouds, the module and activity", () => {
    expect(list("ann", "cloud=north")).toBe("b a 2");
    expect(list("ann", "cloud=2,s")).toBe("b 1");
    expect(list("ann", "moduleResourceUri=module/web/app/2")).toBe("c 1");
    expect(list("ann", "moduleResourceUri=module/web/app")).toBe("0");
    expect(list("ann", "activeOnly=True")).toBe("a 1");
    expect(list("ann", "activeOnly=False")).toBe("c b a 3");
  });

  test("refuse windows that are no numbers or out of range", () => {
    const server = new LegacyServer(seed);
    const refused = (query: string) => refusal(server.send("ann", `GET /run?${query}`));
    expect(refused("limit=0&offset=-1")).toBe("400 The value for the limit attribute should be between 1 and 500");
    expect(refused("limit=&offset=x")).toBe("400 Invalid format for the limit attribute");
    expect(refused("offset=1.5&user=ben")).toBe("400 Invalid format for the offset attribute");
    expect(refused("user=ann")).toMatch(/^403 /);
    expect(server.send("ann", "GET /run?limit=500&offset=0").status).toBe(200);
  });
});

describe("one run", () => {
  test("its document has the runtime parameters, the settings and the module", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "refqname=web/base&keep-running=always");
    const { xml } = server.send("ann", `GET /run/${uuid}`);
    if (xml === undefined) throw new Error("no document");
    expect(Object.fromEntries(xml.attributes)).toMatchObject({
      ...{ state: "Initializing", user: "ann", mutable: "false", nodeNames: "machine", groups: "north:machine" },
      ...{ startTime: "2030-05-01 08:00:00.000 UTC", moduleResourceUri: "module/web/base/4" },
    });
    const parameters = mapValues(xml, "runtimeParameters", "runtimeParameter");
    const state = parameters.find(({ attributes }) => attributes.get("key") === "ss:state");
    expect([state?.attributes.get("group"), state === undefined ? "" : textOf(state)]).toEqual([
      "Global",
      "Initializing",
    ]);
    const settings = mapValues(xml, "parameters", "parameter").map(({ attributes }) => attributes.get("name"));
    expect(settings).toContain("General.keep-running");
    expect(childOf(xml, "module")?.attributes.get("version")).toBe("4");
  });

  test("is for its owner and administrators", () => {
    const server = new LegacyServer(seed);
    const uuid = server.deploy("ann", "refqname=web/only&parameter--cloudservice=south");
    expect(server.send("ben", `GET /run/${uuid}`).status).toBe(403);
    expect(server.send("ben", `DELETE /run/${uuid}`).status).toBe(403);
    expect(server.send("admin", `GET /run/${uuid}`).status).toBe(200);
    expect(server.send("ann", "GET /run/none").status).toBe(404);
    expect(server.send("ann", `POST /run/${uuid}`).status).toBe(405);
  });

  test("terminating finalizes a ready run, cancels others, and leaves ended ones", () => {
    const states = ["Initializing", "Provisioning", "Ready", "Finalizing", "Unknown", "Done", "Aborted"] as const;
    const other = { owner: "ann", module: "module/x/1", clouds: ["north"] };
    const runs = states.map((state) => ({ ...other, uuid: state, state }));
    const failed = { ...other, uuid: "Failed", abort: "no" };
    const server = new LegacyServer({ ...seed, runs: [...runs, failed] });
    const after = [...states, "Failed"].map((uuid) => {
      expect(server.send("ann", `DELETE /run/${uuid}`)).toMatchObject({ status: 204, text: "" });
      return server.control.run(uuid)?.state;
    });
    expect(after).toEqual(["Cancelled", "Cancelled", "Done", "Cancelled", "Cancelled", "Done", "Aborted", "Aborted"]);
    expect(server.events.filter(({ runUuid }) => runUuid === "Ready").map(({ state }) => state)).toEqual([
      "Finalizing",
      "Done",
      "Terminated",
    ]);
    expect(server.events.filter(({ runUuid }) => runUuid === "Done")).toEqual([]);
  });
});

describe("runtime parameters", () => {
  function deployed() {
    const server = new LegacyServer({ ...seed, workers: "off" });
    const uuid = server.deploy("ann", "refqname=web/app");
    const send = (line: string, body = "") => {
      const [method = "", rest = ""] = line.split(" ");
      const { status, text } = server.send("ben", `${method} /run/${uuid}/${rest}`, { accept: "text/plain", body });
      return `${status} ${text}`.trim();
    };
    return { server, uuid, send, run: () => server.control.run(uuid) };
  }

  test("any user reads and sets them", () => {
    const { send } = deployed();
    expect(send("GET ss:state")).toBe("200 Initializing");
    expect(send("GET front.1:port")).toBe("200 80");
    expect(send("GET front.1:hostname")).toBe("412 412 - Precondition Failed\nkey front.1:hostname not yet set");
    expect(send("GET front.1:vmstate")).toBe("204");
    expect(send("PUT front.1:hostname", "10.0.0.1")).toBe("200");
    expect(send("GET front.1:hostname")).toBe("200 10.0.0.1");
    expect(send("PUT front.1:hostname", "é".repeat(4096))).toBe("200");
    expect(send("PUT front.1:hostname", "x".repeat(4097))).toMatch(
      /Value too long \(4097\)\. Maximum length allowed: 4096\.$/,
    );
    expect(send("DELETE front.1:hostname")).toBe("204");
    expect(send("GET front.1:hostname")).toMatch(/^412 /);
  });

  test("an unknown key aborts the run", () => {
    const { send, run, server } = deployed();
    expect(send("GET front.1:hostnam")).toBe("404 404 - Not Found\nUnknown key front.1:hostnam");
    expect(run()).toMatchObject({ state: "Initializing", abort: "Unknown key front.1:hostnam" });
    expect(run()?.parameters["front.1:abort"]).toBe("Unknown key front.1:hostnam");
    expect(server.events.at(-1)).toMatchObject({
      ...{ severity: "high", state: "Abort from 'front.1', message:Unknown key front.1:hostnam", owner: "ann" },
    });
    // The first message stays.
    expect(send("PUT none:x", "v")).toMatch(/^404 /);
    expect(run()?.abort).toBe("Unknown key front.1:hostnam");
  });

  test("an aborted run refuses all but unknown keys, unless that is ignored", () => {
    const { send, run, server, uuid } = deployed();
    server.control.abort(uuid, "disk full", "db.1");
    expect(send("GET ss:state")).toBe("409 409 - Conflict\nAbort flag raised!");
    expect(send("GET ss:state?ignoreabort=yes")).toMatch(/^409 /);
    expect(send("GET ss:state?ignoreabort=TRUE")).toBe("200 Initializing");
    expect(send("GET none:x")).toMatch(/^404 /);
    expect(send("PUT ss:abort?ignoreabort=true", "other")).toBe("200");
    expect(run()?.abort).toBe("disk full");
    expect(send("PUT ss:state?ignoreabort=true", "Ready")).toMatch(/abort should be cleared first\.$/);
    expect(send("DELETE ss:abort?ignoreabort=true")).toBe("204");
    expect(run()?.abort).toBe("");
    expect(send("GET ss:state")).toBe("200 Initializing");
  });

  test("an instance can abort the run", () => {
    const { send, run, server, uuid } = deployed();
    server.control.advance(uuid);
    expect(send("PUT db.1:abort", `${"a".repeat(3000)}${"b".repeat(3000)}`)).toBe("200");
    expect(run()?.abort).toMatch(/^a+\n\(truncated\)\nb+$/);
    expect(run()?.abort.length).toBeLessThanOrEqual(4096);
    expect(run()?.parameters).toMatchObject({ "db.1:abort": run()?.abort, "ss:recovery.mode": "true" });
  });

  test("the state can be set only to scale, except by an administrator", () => {
    const { send, server, uuid, run } = deployed();
    expect(send("PUT ss:state", "Nowhere")).toMatch(/Requested transition to unknown state: Nowhere$/);
    expect(send("PUT ss:state", "Provisioning")).toMatch(/^400 .*\nVia API state can be advanced only/);
    expect(server.send("admin", `PUT /run/${uuid}/ss:state`, { body: "Executing" }).status).toBe(200);
    expect(run()?.state).toBe("Executing");
  });

  test("a run enters the next state when all instances have completed the current one", () => {
    const { send, run } = deployed();
    const instances = run()?.instances ?? [];
    for (const instance of instances.slice(1)) expect(send(`POST ${instance}:complete`)).toBe("200 Initializing");
    expect(send(`POST ${instances[0] ?? ""}:complete`)).toBe("200 Provisioning");
    expect(run()?.parameters["db.1:complete"]).toBe("false");
    expect(send("POST ss:complete")).toMatch(/^409 .*\nFailed to find nodename: ss$/);
  });
});
