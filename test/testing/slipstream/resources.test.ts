import { describe, expect, test } from "vitest";
import type { Document } from "./samples.js";
import { idsIn, start, textIn } from "./support.js";

const owned = (principal: string, ...rules: readonly Document[]): Document => ({
  owner: { principal, type: "USER" },
  ...(rules.length > 0 && { rules }),
});
const rule = (principal: string, right: string, type = "USER") => ({ principal, type, right });
const adminRule = rule("ADMIN", "ALL", "ROLE");

/** An offer of joe's that mary may see, and `USER` may change if it is open. */
function offer(id: string, more: Document = {}): Document {
  return {
    id: `service-offer/${id}`,
    connector: { href: "connector/c1" },
    acl: owned("joe", rule("mary", "VIEW")),
    ...more,
  };
}

const event = {
  type: "alarm",
  severity: "high",
  timestamp: "2026-03-01T13:00:00.5+01:00",
  content: { resource: { href: "run/1" }, state: "" },
  acl: owned("joe"),
};

describe("the entry point", () => {
  test("names all collections, and may be edited by administrators only", async () => {
    const { anonymous, joe, root, clock } = start();
    const { json } = await anonymous.send("GET", "cloud-entry-point");
    expect(json).toMatchObject({ baseURI: "https://slipstream.test/api/", created: "2026-03-01T12:00:00.000Z" });
    expect(json).not.toHaveProperty("operations");
    const links = Object.entries(json).filter(
      ([, value]) => typeof value === "object" && value !== null && "href" in value,
    );
    expect(links).toHaveLength(23);
    expect(json).toMatchObject({
      serviceAttributeNamespaces: { href: "service-attribute-namespace" },
      virtualMachineMappings: { href: "virtual-machine-mapping" },
      "usage-records": { href: "usage-record" },
    });
    expect((await joe.send("PUT", "cloud-entry-point", { name: "x" })).status).toBe(403);
    await clock.advance(1000);
    const edited = await root.send("PUT", "cloud-entry-point", { name: "x", baseURI: "y", events: 1 });
    expect(edited.json).toMatchObject({ name: "x", updated: "2026-03-01T12:00:01.000Z", events: { href: "event" } });
    expect((await root.send("GET", "cloud-entry-point")).json).toMatchObject({
      name: "x",
      baseURI: "https://slipstream.test/api/",
      operations: [{ rel: "edit", href: "cloud-entry-point" }],
    });
  });

  test("every collection that it names can be listed by an administrator", async () => {
    const { root } = start();
    const { json } = await root.send("GET", "cloud-entry-point");
    for (const [key, value] of Object.entries(json)) {
      if (typeof value !== "object" || value === null || !("href" in value)) continue;
      const list = await root.send("GET", typeof value.href === "string" ? value.href : "");
      expect(list.status, key).toBe(200);
      expect(list.json[key], key).toBeInstanceOf(Array);
    }
  });
});

describe("paths and methods", () => {
  test("unknown types, methods, actions and paths have errors of their own", async () => {
    const { joe } = start();
    const errorOf = async (method: string, path: string, body?: unknown) => (await joe.send(method, path, body)).json;
    expect(await errorOf("GET", "pod")).toMatchObject({ status: 405, message: "invalid method (get) for /api/pod" });
    expect(await errorOf("GET", "pod/1")).toMatchObject({
      status: 405,
      message: "invalid method (get) for /api/pod/1",
    });
    expect(await errorOf("POST", "job/1", {})).toMatchObject({ status: 405, "resource-id": "/api/job/1" });
    expect(await errorOf("PATCH", "job", {})).toMatchObject({ status: 405 });
    expect(await errorOf("DELETE", "cloud-entry-point")).toMatchObject({ status: 405 });
    expect(await errorOf("POST", "credential-template", {})).toMatchObject({ status: 405 });
    expect(await errorOf("DELETE", "job/1/kill")).toMatchObject({
      status: 404,
      message: 'undefined action (delete, ["job" "kill"]) for /api/job/1/kill',
      "resource-id": "/api/job/1/kill",
    });
    for (const path of ["", "a/b/c/d", "job/"]) {
      expect(await errorOf("GET", path)).toEqual({
        status: 404,
        message: "unknown resource",
        "resource-id": `/api/${path}`,
      });
    }
    expect(await errorOf("GET", "job/toString/constructor")).toMatchObject({ status: 404 });
  });

  test("rights are checked before the body", async () => {
    const { anonymous, mary, joe } = start({ resources: { "service-offer": [offer("a")] } });
    expect((await anonymous.send("POST", "service-offer")).status).toBe(403);
    expect((await mary.send("PUT", "service-offer/a")).status).toBe(403);
    expect((await joe.send("PUT", "service-offer/none")).status).toBe(404);
    expect((await joe.send("PUT", "service-offer/a")).status).toBe(500);
  });

  test("a body must be a JSON object", async () => {
    const { server, joe } = start();
    for (const body of [undefined, [], 1, "text", null]) {
      const { status, json } = await joe.send("POST", "service-offer", body);
      expect(status).toBe(500);
      expect(json.message).toMatch(/^Unexpected exception thrown: /);
    }
    const headers = { "Content-Type": "application/json", Cookie: server.cookie("joe") };
    const response = await server.fetch(`${server.endpoint}/api/event`, { method: "POST", headers, body: "{" });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("Malformed JSON in request body.");
  });
});

describe("rights", () => {
  test("a resource is seen with VIEW, changed with MODIFY or ALL, and listed with any right", async () => {
    const resources = {
      "service-offer": [
        offer("of-joe"),
        offer("for-users", { acl: owned("root", rule("USER", "MODIFY", "ROLE")) }),
        offer("for-all", { acl: owned("root", rule("ANON", "VIEW", "ROLE")) }),
        offer("unknown-right", { acl: owned("root", rule("mary", "NONE")) }),
        offer("hidden", { acl: owned("root") }),
      ],
    };
    const { mary, anonymous, root } = start({ resources });
    const list = await mary.search("service-offer");
    expect(list.count).toBe(4);
    expect(idsIn(list.serviceOffers)).toEqual(["of-joe", "for-users", "for-all", "unknown-right"]);
    const statuses = async (id: string) => {
      const path = `service-offer/${id}`;
      const { status, json } = await mary.send("GET", path);
      const operations = (json.operations ?? []).map(({ rel }) => rel);
      return [status, (await mary.send("PUT", path, { name: "n" })).status, operations];
    };
    expect(await statuses("of-joe")).toEqual([200, 403, []]);
    expect(await statuses("for-users")).toEqual([200, 200, ["edit", "delete"]]);
    expect(await statuses("for-all")).toEqual([200, 403, []]);
    expect(await statuses("unknown-right")).toEqual([403, 403, []]);
    expect(await statuses("hidden")).toEqual([403, 403, []]);
    expect((await anonymous.send("GET", "service-offer/for-all")).status).toBe(200);
    expect((await anonymous.send("GET", "service-offer/hidden")).json).toEqual({
      status: 403,
      message: "invalid credentials for ''",
    });
    expect((await root.search("service-offer")).count).toBe(5);
  });

  test("a collection has rights of its own", async () => {
    const { joe, root, anonymous } = start();
    const operations = async (type: string, api = joe) => (await api.search(type)).operations;
    expect(await operations("service-offer")).toEqual([{ rel: "add", href: "service-offer" }]);
    expect(await operations("virtual-machine")).toBeUndefined();
    expect(await operations("virtual-machine", root)).toEqual([{ rel: "add", href: "virtual-machine" }]);
    expect(await operations("event", anonymous)).toEqual([{ rel: "add", href: "event" }]);
    expect((await joe.send("GET", "connector")).json).toEqual({ status: 403, message: "invalid credentials for ''" });
    expect((await joe.send("POST", "quota", {})).status).toBe(403);
    expect((await anonymous.send("GET", "session-template")).status).toBe(200);
    expect((await anonymous.send("GET", "virtual-machine")).status).toBe(403);
  });

  test("each stored list of rights has the administrator's rule once", async () => {
    const { server, joe } = start();
    const { json } = await joe.send("POST", "service-offer", {
      connector: { href: "c" },
      acl: owned("joe", adminRule),
    });
    const id = textIn(json, "resource-id");
    expect(server.resource(id)?.acl).toEqual(owned("joe", adminRule));
    await joe.send("PUT", id, { acl: owned("joe", rule("mary", "VIEW")) });
    expect(server.resource(id)?.acl).toEqual(owned("joe", rule("mary", "VIEW"), adminRule));
  });
});

describe("adding", () => {
  test("sets what the server manages, and makes the caller the owner", async () => {
    const { server, joe, root } = start();
    const body = { id: "x", created: "y", updated: "z", resourceURI: "u", operations: [], connector: { href: "c" } };
    const { status, json, headers } = await joe.send("POST", "service-offer", { ...body, "price:unitCost": 1.5 });
    const id = textIn(json, "resource-id");
    expect(status).toBe(201);
    expect(json).toEqual({ status: 201, message: `created ${id}`, "resource-id": id });
    expect(headers.get("location")).toBe(id);
    expect(id).toMatch(/^service-offer\/[0-9a-f-]{36}$/);
    const timestamp = "2026-03-01T12:00:00.000Z";
    expect(server.resource(id)).toEqual({
      ...{ id, resourceURI: "http://sixsq.com/slipstream/1/ServiceOffer", created: timestamp, updated: timestamp },
      connector: { href: "c" },
      "price:unitCost": 1.5,
      acl: owned("joe", adminRule),
    });
    const ofRoot = await root.send("POST", "service-offer", { connector: { href: "c" } });
    expect(server.resource(textIn(ofRoot.json, "resource-id"))?.acl).toMatchObject({
      owner: { principal: "ADMIN", type: "ROLE" },
    });
  });

  test("checks events strictly, and gives them no rights of their own", async () => {
    const { server, anonymous } = start();
    const added = await anonymous.send("POST", "event", event);
    expect(added.status).toBe(201);
    expect(server.resource(textIn(added.json, "resource-id"))).toMatchObject({
      resourceURI: "http://schemas.dmtf.org/cimi/2/Event",
      acl: owned("joe", adminRule),
    });
    const { acl: _, ...withoutAcl } = event;
    for (const [name, body] of Object.entries({
      withoutAcl,
      more: { ...event, other: 1 },
      severity: { ...event, severity: "urgent" },
      type: { ...event, type: "State" },
      day: { ...event, timestamp: "2026-03-01" },
      noFraction: { ...event, timestamp: "2026-03-01T12:00:00Z" },
      noZone: { ...event, timestamp: "2026-03-01T12:00:00.000" },
      noDay: { ...event, timestamp: "2026-02-30T12:00:00.000Z" },
      content: { ...event, content: { resource: { href: "run/1" }, state: "x", more: 1 } },
      href: { ...event, content: { resource: { href: "/run/1" }, state: "x" } },
      right: { ...event, acl: owned("joe", rule("mary", "READ")) },
      rules: { ...event, acl: { owner: { principal: "joe", type: "USER" }, rules: [] } },
      description: { ...event, description: "" },
      properties: { ...event, properties: { a: 1 } },
    })) {
      const { status, json } = await anonymous.send("POST", "event", body);
      expect(status, name).toBe(400);
      expect(json.message, name).toMatch(/^resource does not satisfy defined schema:\n./);
      expect(json, name).not.toHaveProperty("resource-id");
    }
  });

  test("requires known prefixes in service offers, also in nested objects", async () => {
    const { joe } = start({ namespaces: ["acme"] });
    const connector = { href: "c" };
    const statusOf = async (more: object) => (await joe.send("POST", "service-offer", { connector, ...more })).status;
    expect(await statusOf({ name: "n", description: "d", properties: { a: "b" }, "acme:x": { "acme:y": 1 } })).toBe(
      201,
    );
    expect(await statusOf({ "acme:list": [{ other: 1 }] })).toBe(201);
    expect(await statusOf({ "acme:x": { "price:y": 1 } })).toBe(406);
    expect(await statusOf({ plain: 1 })).toBe(406);
    expect(await statusOf({ connector: { href: "c", more: 1 }, plain: 1 })).toBe(400);
    const { json } = await joe.send("POST", "service-offer", { connector, "price:x": 1 });
    expect(json).toEqual({ status: 406, message: "resource attributes do not satisfy defined namespaces" });
  });

  test("an administrator adds a namespace, whose prefix and URI are unique", async () => {
    const { joe, root } = start();
    const add = (prefix: string, uri: string) => root.send("POST", "service-attribute-namespace", { prefix, uri });
    expect((await add("acme", "http://acme.example/")).json["resource-id"]).toBe("service-attribute-namespace/acme");
    expect((await add("other", "http://acme.example/")).json).toEqual({
      status: 409,
      message: "conflict with service-attribute-namespace/acme",
      "resource-id": "service-attribute-namespace/acme",
    });
    const attribute = { attributeName: "x", type: "string", "acme:y": 1 };
    expect((await joe.send("POST", "service-attribute", { ...attribute, prefix: "acme" })).status).toBe(201);
    expect((await joe.send("POST", "service-attribute", { ...attribute, prefix: "acme" })).json.message).toBe(
      "Conflict for service-attribute/61636d653a78",
    );
    expect((await joe.send("POST", "service-attribute", { ...attribute, prefix: "none" })).status).toBe(406);
  });

  test("an SSH key pair shows its private key once", async () => {
    const { server, joe, mary } = start();
    const credentialTemplate = { href: "credential-template/generate-ssh-key-pair" };
    const { status, json } = await joe.send("POST", "credential", { credentialTemplate });
    expect(status).toBe(201);
    expect(json.privateKey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
    const id = textIn(json, "resource-id");
    expect(server.resource(id)).toMatchObject({
      type: "ssh-public-key",
      algorithm: "rsa",
      acl: { rules: [rule("joe", "MODIFY"), adminRule] },
    });
    expect(server.resource(id)).not.toHaveProperty("privateKey");
    expect((await mary.send("GET", id)).status).toBe(403);
  });

  test("takes the attributes of a template that the caller may see", async () => {
    const templates = [
      { id: "connector-template/ec2", cloudServiceType: "ec2", region: "eu" },
      {
        id: "credential-template/store-cloud-cred-c1",
        type: "cloud-cred-ec2",
        method: "store-cloud-cred-ec2",
        quota: 20,
      },
    ];
    const { server, joe, root } = start({
      resources: { "connector-template": templates.slice(0, 1), "credential-template": templates.slice(1) },
    });
    const connectorTemplate = { href: "connector-template/ec2", instanceName: "c1" };
    const { json } = await root.send("POST", "connector", { connectorTemplate });
    expect(json["resource-id"]).toBe("connector/c1");
    expect(server.resource("connector/c1")).toMatchObject({ region: "eu", instanceName: "c1" });
    expect((await root.send("POST", "connector", { connectorTemplate: {} })).status).toBe(400);
    const credentialTemplate = {
      href: "credential-template/store-cloud-cred-c1",
      key: "k",
      connector: { href: "connector/c1" },
    };
    const hidden = await joe.send("POST", "credential", { credentialTemplate });
    expect(hidden.status).toBe(403);
    const stored = await joe.send("POST", "credential", {
      credentialTemplate: { ...credentialTemplate, connector: "c1" },
    });
    expect(server.resource(textIn(stored.json, "resource-id"))).toMatchObject({
      type: "cloud-cred-ec2",
      key: "k",
      quota: 20,
    });
  });
});

describe("editing", () => {
  test("replies with replaced attributes, and stores nested objects merged", async () => {
    const stored = offer("a", {
      name: "old",
      "price:x": { "price:a": 1, "price:b": { "price:c": 2 } },
      "price:list": [1, 2],
    });
    const { server, joe, clock } = start({ resources: { "service-offer": [stored] } });
    await clock.advance(5);
    const body = { "price:x": { "price:b": { "price:d": 3 } }, "price:list": [3], description: "new" };
    const { status, json } = await joe.send("PUT", "service-offer/a", body);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...body,
      name: "old",
      updated: "2026-03-01T12:00:00.005Z",
      created: "2026-03-01T12:00:00.000Z",
    });
    expect(json["price:x"]).toEqual(body["price:x"]);
    expect(json).not.toHaveProperty("operations");
    expect(server.resource("service-offer/a")).toMatchObject({
      ...{ "price:x": { "price:a": 1, "price:b": { "price:c": 2, "price:d": 3 } }, "price:list": [3] },
      ...{ name: "old", description: "new" },
    });
    expect((await joe.send("GET", "service-offer/a")).json.operations).toHaveLength(2);
  });

  test("removes selected attributes that the body lacks, except those that each resource has", async () => {
    const stored = offer("a", { name: "old", description: "d", "price:x": 1 });
    const { server, joe } = start({ resources: { "service-offer": [stored] } });
    const { json } = await joe.send("PUT", "service-offer/a?$select=name,description,id,acl&$select=nosuch", {
      name: "new",
    });
    expect(json.name).toBe("new");
    expect(json).not.toHaveProperty("description");
    const after = server.resource("service-offer/a");
    expect(after).toMatchObject({
      id: "service-offer/a",
      name: "new",
      "price:x": 1,
      acl: { owner: { principal: "joe" } },
    });
    expect(after).not.toHaveProperty("description");
  });

  test("checks the merged resource, and keeps its id", async () => {
    const { server, joe } = start({ resources: { "service-offer": [offer("a")] } });
    expect((await joe.send("PUT", "service-offer/a", { other: 1 })).status).toBe(406);
    expect((await joe.send("PUT", "service-offer/a", { connector: null })).status).toBe(400);
    expect((await joe.send("PUT", "service-offer/a", { id: "service-offer/b" })).json.id).toBe("service-offer/a");
    expect(server.resource("service-offer/b")).toBeUndefined();
    expect((await joe.send("PUT", "service-offer/none", {})).json.message).toBe("service-offer/none not found");
  });

  test("fails once with a conflict if the test wants it", async () => {
    const { server, joe } = start({ resources: { "service-offer": [offer("a")] } });
    server.failNextEdit("service-offer/a");
    expect((await joe.send("PUT", "service-offer/a", { name: "n" })).json).toEqual({
      status: 409,
      message: "Conflict for service-offer/a",
      "resource-id": "service-offer/a",
    });
    expect((await joe.send("PUT", "service-offer/a", { name: "n" })).status).toBe(200);
  });

  test("no one edits an event, also not an administrator", async () => {
    const { root } = start({ resources: { event: [{ id: "event/1", ...event }] } });
    expect((await root.send("PUT", "event/1", {})).status).toBe(405);
    expect((await root.send("GET", "event/1")).json.operations).toEqual([{ rel: "delete", href: "event/1" }]);
    expect((await root.send("DELETE", "event/1")).status).toBe(200);
    expect((await root.send("DELETE", "event/1")).status).toBe(404);
  });
});

describe("actions", () => {
  test("a quota counts all that is used, and what the caller sees", async () => {
    const machines = [4, 8, 16].map((cpu, index) => ({
      id: `virtual-machine/${index}`,
      cpu,
      state: index === 2 ? "Stopped" : "Running",
      acl: owned("root", rule(index === 0 ? "joe" : "mary", "VIEW")),
    }));
    const quota = { resource: "VirtualMachine", selection: "state='Running'", limit: 3 };
    const { joe, root, anonymous } = start({
      resources: {
        "virtual-machine": machines,
        quota: [
          { id: "quota/sum", ...quota, aggregation: "sum:cpu" },
          { id: "quota/max", ...quota, aggregation: "max:cpu", acl: owned("mary") },
        ],
      },
    });
    const collected = await joe.send("POST", "quota/sum/collect");
    expect(collected.json).toMatchObject({ currentAll: 12, currentUser: 4 });
    expect(collected.json).not.toHaveProperty("operations");
    expect((await root.send("POST", "quota/max/collect")).json).toMatchObject({ currentAll: 8, currentUser: 8 });
    expect((await joe.send("POST", "quota/max/collect")).status).toBe(403);
    expect((await joe.send("POST", "quota/none/collect")).status).toBe(404);
    expect((await anonymous.send("POST", "quota/sum/collect")).status).toBe(403);
    const href = "quota/sum/collect";
    const collect = { rel: "http://sixsq.com/slipstream/1/action/collect", href };
    expect((await joe.send("GET", "quota/sum")).json.operations).toEqual([collect]);
    expect((await root.send("GET", "quota/sum")).json.operations).toEqual([
      { rel: "edit", href: "quota/sum" },
      { rel: "delete", href: "quota/sum" },
      collect,
    ]);
  });

  test("a quota that cannot be measured has no value, and one without a filter fails", async () => {
    const quota = { resource: "Metering", selection: "id!=null", aggregation: "sum:name", limit: 1 };
    const metering = [{ id: "metering/1", name: "n" }];
    const quotas = [
      { id: "quota/text", ...quota },
      { id: "quota/unknown", ...quota, aggregation: "median:name" },
      { id: "quota/broken", ...quota, selection: "id=" },
    ];
    const { joe, root } = start({ resources: { metering, quota: quotas } });
    for (const id of ["quota/text", "quota/unknown"]) {
      expect((await joe.send("POST", `${id}/collect`)).json).toMatchObject({ currentAll: null, currentUser: null });
    }
    expect((await joe.send("POST", "quota/broken/collect")).status).toBe(500);
    const statusOf = async (more: object) => (await root.send("POST", "quota", { ...quota, ...more })).status;
    expect(await statusOf({})).toBe(201);
    expect(await statusOf({ selection: "id=" })).toBe(400);
    expect(await statusOf({ limit: 0 })).toBe(400);
    expect(await statusOf({ more: 1 })).toBe(400);
  });

  test("a job stops if it is running", async () => {
    const jobs = ["RUNNING", "QUEUED"].map((state) => ({
      id: `job/${state.toLowerCase()}`,
      action: "a",
      state,
      acl: owned("joe"),
    }));
    const { server, joe, mary, root } = start({ resources: { job: jobs } });
    expect((await mary.send("POST", "job/running/stop")).status).toBe(403);
    expect((await joe.send("POST", "job/running/stop")).json.state).toBe("STOPPED");
    expect((await joe.send("POST", "job/queued/stop")).json.state).toBe("QUEUED");
    expect(server.resource("job/running")?.state).toBe("STOPPED");
    const added = await root.send("POST", "job", { action: "a", state: "RUNNING" });
    expect(server.resource(textIn(added.json, "resource-id"))).toMatchObject({ state: "QUEUED", progress: 0 });
  });

  test("a job that has ended is complete, and affects its target", async () => {
    const target = { href: "connector/c1" };
    const { joe, root, clock } = start();
    const body = { action: "a", targetResource: target, acl: owned("joe") };
    const { json } = await root.send("POST", "job", body);
    const id = textIn(json, "resource-id");
    expect((await joe.send("GET", id)).json).toMatchObject({ affectedResources: [target], progress: 0 });
    await clock.advance(1000);
    const running = await joe.send("PUT", id, { state: "RUNNING", statusMessage: "half", progress: 50 });
    expect(running.json).toMatchObject({ progress: 50, timeOfStatusChange: "2026-03-01T12:00:01.000Z" });
    await clock.advance(1000);
    const ended = await joe.send("PUT", id, { state: "FAILED" });
    expect(ended.json).toMatchObject({
      ...{ progress: 100, timeOfStatusChange: "2026-03-01T12:00:01.000Z", updated: "2026-03-01T12:00:02.000Z" },
      affectedResources: [target],
    });
    expect((await joe.send("GET", id)).json).toMatchObject({ progress: 100 });
  });

  test("a template describes its attributes", async () => {
    const { anonymous } = start();
    const { json } = await anonymous.send("GET", "session-template/internal");
    expect(json.operations).toEqual([
      { rel: "http://sixsq.com/slipstream/1/action/describe", href: "session-template/internal/describe" },
    ]);
    const described = await anonymous.send("GET", "session-template/internal/describe");
    expect(described.json).toMatchObject({ username: { type: "string" }, password: { displayName: "password" } });
  });
});
