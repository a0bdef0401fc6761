import { describe, expect, test } from "vitest";
import {
  dig,
  EmbeddedServer,
  type EmbeddedServerOptions,
  faultOf,
  type Send,
  VirtualClock,
  withToken,
} from "./support.js";

const uuids = {
  zoe: "9a000000-0000-4000-8000-000000000001",
  yann: "9a000000-0000-4000-8000-000000000002",
  xena: "9a000000-0000-4000-8000-000000000003",
  root: "9a000000-0000-4000-8000-000000000004",
  late: "9a000000-0000-4000-8000-000000000005",
  unsigned: "9a000000-0000-4000-8000-000000000006",
};

const users = [
  { name: "zoe", uuid: uuids.zoe, email: "Zoe@lab.test", fullName: "Zoe Z" },
  { name: "yann", uuid: uuids.yann },
  { name: "xena", uuid: uuids.xena, token: "x/y+z=" },
  { name: "root", uuid: uuids.root, isAdmin: true },
  { name: "late", uuid: uuids.late, tokenExpires: new Date("2025-12-31T00:00:00Z") },
  { name: "unsigned", uuid: uuids.unsigned, hasAcceptedTerms: false },
];

const identity = "/astakos/identity/v2.0";
const account = "/astakos/account/v1.0";

function start(options: EmbeddedServerOptions = {}) {
  const clock = new VirtualClock({ autoAdvance: false });
  const server = new EmbeddedServer({
    users,
    clock,
    limits: { "pithos.diskspace": 500, "cyclades.vm": 2 },
    ...options,
  });
  const as = (name: string): Send => withToken(server, server.connection(name).token);
  return { server, clock, as, anonymous: withToken(server, ""), pithos: withToken(server, "pithos-service-token") };
}

describe("tokens", () => {
  const tokens = `${identity}/tokens`;

  test("a password is the token, and the user name is the UUID", async () => {
    const { anonymous } = start();
    const passwordCredentials = { username: uuids.zoe, password: "zoe-token" };
    const { status, json } = await anonymous("POST", tokens, { auth: { passwordCredentials } });
    expect(status).toBe(200);
    expect(dig(json, "access", "user", "name")).toBe("Zoe Z");
    expect(dig(json, "access", "token", "expires")).toBe("2035-12-30T00:00:00+00:00");
    const other = { auth: { passwordCredentials: { ...passwordCredentials, username: uuids.yann } } };
    expect(faultOf(await anonymous("POST", tokens, other), "unauthorized")).toBe("Invalid credentials");
  });

  test.each([
    ["late", "Authentication expired"],
    ["unsigned", "Pending approval terms"],
  ])("the token of %s is refused: %s", async (name, message) => {
    const { anonymous, as } = start();
    const response = await anonymous("POST", tokens, { auth: { token: { id: `${name}-token` } } });
    expect([response.status, faultOf(response, "unauthorized")]).toEqual([401, message]);
    expect(faultOf(await as(name)("GET", `${account}/quotas`), "unauthorized")).toBe(message);
  });

  test("keys that are missing, and a tenant of another user, are 400", async () => {
    const { anonymous } = start();
    for (const body of [{}, { auth: {} }, { auth: { passwordCredentials: { password: "zoe-token" } } }, []]) {
      const response = await anonymous("POST", tokens, body);
      expect(faultOf(response, "badRequest")).toBe("Malformed request: missing credentials");
    }
    const token = { id: "zoe-token" };
    const foreign = await anonymous("POST", tokens, { auth: { token, tenantName: uuids.yann } });
    expect(faultOf(foreign, "badRequest")).toBe("Not conforming tenantName");
    expect((await anonymous("POST", tokens, { auth: { token, tenantName: "" } })).status).toBe(200);
  });

  test("a body must be sent as JSON and be JSON", async () => {
    const { server, anonymous } = start();
    const form = withToken(server, "", { "content-type": "text/plain" });
    expect(faultOf(await form("POST", tokens, "{}"), "badRequest")).toBe("Unsupported Content-type: 'text/plain'");
    const charset = withToken(server, "", { "content-type": "application/json; charset=utf-8" });
    expect((await charset("POST", tokens, { auth: { token: { id: "zoe-token" } } })).status).toBe(200);
    expect((await anonymous("POST", tokens, "{")).status).toBe(400);
  });

  test("a token in the query has precedence over the header, and may have reserved characters", async () => {
    const { as, anonymous } = start();
    const { json } = await as("yann")("GET", `${account}/quotas?X-Auth-Token=${encodeURIComponent("x/y+z=")}`);
    expect(Object.keys(Object(json) as object)).toEqual([uuids.xena]);
    const none = await anonymous("GET", `${account}/quotas`);
    expect(faultOf(none, "unauthorized")).toBe("Access denied. No authentication token");
  });
});

describe("paths", () => {
  test("a trailing slash and the suffix .json do not matter", async () => {
    const { anonymous } = start();
    const plain = await anonymous("GET", `${account}/resources`);
    for (const suffix of ["/", ".json"])
      expect((await anonymous("GET", `${account}/resources${suffix}`)).text).toBe(plain.text);
  });

  test("an unknown path is 400, another method 405 with the methods, and a foreign path a page", async () => {
    const { as } = start();
    const zoe = as("zoe");
    for (const path of [`${account}/quota`, `${account}/commissions/x`, "/astakos/other", identity])
      expect(faultOf(await zoe("GET", path), "badRequest")).toBe("API endpoint not found");
    const wrong = await zoe("DELETE", `${account}/projects/abc`);
    expect([wrong.status, wrong.headers.get("allow"), faultOf(wrong, "notAllowed")]).toEqual([
      ...[405, "GET,PUT", "Method not allowed"],
    ]);
    const page = await zoe("GET", "/");
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  });

  test("responses of the API are not cached, and have the time of the server", async () => {
    const { as } = start();
    const { headers } = await as("zoe")("GET", `${account}/quotas`);
    expect(headers.get("last-modified")).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
    expect(headers.get("cache-control")).toContain("no-store");
    expect((await as("zoe")("GET", "/astakos/ui/get_services")).headers.get("last-modified")).toBeNull();
  });

  test("with a callback the list of services is a script", async () => {
    const { anonymous } = start();
    const { headers, text } = await anonymous("GET", "/astakos/ui/get_services?callback=show");
    expect(headers.get("content-type")).toBe("application/javascript");
    expect(text).toMatch(/^show\(\[\{.*\}\]\)$/);
  });
});

describe("user catalogs", () => {
  test("null means all users to a service and none to a user; null names are refused", async () => {
    const { as, pithos } = start();
    const [own, service] = [`${account}/user_catalogs`, `${account}/service/user_catalogs`];
    expect(dig((await as("zoe")("POST", own, { uuids: null })).json, "uuid_catalog")).toEqual({});
    const all = dig((await pithos("POST", service, { uuids: null })).json, "uuid_catalog");
    expect(Object.keys(Object(all) as object)).toEqual(Object.values(uuids));
    for (const displaynames of [null, "zoe@lab.test", [1]])
      expect((await pithos("POST", service, { displaynames })).status).toBe(400);
    const { json } = await as("yann")("POST", own, { displaynames: ["zoe@LAB.test", "nope"] });
    expect(json).toEqual({ uuid_catalog: {}, displayname_catalog: { "zoe@LAB.test": uuids.zoe } });
  });
});

/** The pair of provisions of a user. */
function pair(quantity: number, user: string = uuids.yann, project = user, resource = "pithos.diskspace") {
  return [
    { holder: `user:${user}`, source: `project:${project}`, resource, quantity },
    { holder: `project:${project}`, source: null, resource, quantity },
  ];
}

describe("commissions", () => {
  const path = `${account}/commissions`;

  async function usage(pithos: Send, user = uuids.yann) {
    const { json } = await pithos("GET", `${account}/service_quotas?user=${user}`);
    const { usage: used, pending } = Object(dig(json, user, user, "pithos.diskspace")) as Record<string, unknown>;
    return [used, pending];
  }

  test("a request is pending until it is accepted, and is undone if it is rejected", async () => {
    const { pithos } = start();
    const { status, json } = await pithos("POST", path, { provisions: pair(200) });
    expect([status, json]).toEqual([201, { serial: 1 }]);
    expect(await usage(pithos)).toEqual([0, 200]);
    expect((await pithos("POST", `${path}/1/action`, { accept: "" })).status).toBe(200);
    expect(await usage(pithos)).toEqual([200, 0]);
    await pithos("POST", path, { provisions: pair(100) });
    await pithos("POST", `${path}/2/action`, { reject: "" });
    expect(await usage(pithos)).toEqual([200, 0]);
  });

  test("a release lowers the usage at once and the pending maximum when it is accepted", async () => {
    const { pithos } = start();
    await pithos("POST", path, { provisions: pair(200), auto_accept: true });
    await pithos("POST", path, { provisions: pair(-50) });
    expect(await usage(pithos)).toEqual([150, 50]);
    await pithos("POST", `${path}/2/action`, { reject: "" });
    expect(await usage(pithos)).toEqual([200, 0]);
    await pithos("POST", path, { provisions: pair(-50), auto_accept: true });
    expect(await usage(pithos)).toEqual([150, 0]);
  });

  test("pending requests count for the limit, which only force exceeds", async () => {
    const { pithos } = start();
    await pithos("POST", path, { provisions: pair(300) });
    const { status, json } = await pithos("POST", path, { provisions: pair(201) });
    expect(status).toBe(413);
    expect(json).toEqual({
      overLimit: {
        message: `project:${uuids.yann} has not enough capacity of pithos.diskspace.`,
        code: 413,
        data: { name: "NoCapacityError", limit: 500, usage: 300, provision: pair(201)[1] },
      },
    });
    expect((await pithos("POST", path, { provisions: pair(200) })).status).toBe(201);
    expect((await pithos("POST", path, { provisions: pair(9000), force: true })).json).toEqual({ serial: 3 });
  });

  test("more than is used cannot be released, not even by force, and nothing changes", async () => {
    const { pithos } = start();
    await pithos("POST", path, { provisions: pair(10), auto_accept: true });
    const { status, json } = await pithos("POST", path, { provisions: pair(-11), force: true });
    expect([status, dig(json, "overLimit", "data", "name")]).toEqual([413, "NoQuantityError"]);
    expect(dig(json, "overLimit", "message")).toContain("attempts to release more");
    expect(await usage(pithos)).toEqual([10, 0]);
  });

  test("quantities of one holding are summed", async () => {
    const { pithos } = start();
    expect((await pithos("POST", path, { provisions: [...pair(400), ...pair(-300)] })).status).toBe(201);
    expect(await usage(pithos)).toEqual([0, 100]);
    expect((await pithos("POST", path, { provisions: [...pair(300), ...pair(300)] })).status).toBe(413);
  });

  test("an unknown holding is 404, with the numbers of an earlier refusal", async () => {
    const { pithos } = start();
    const provisions = pair(1, uuids.yann, uuids.zoe);
    const first = await pithos("POST", path, { provisions });
    expect([first.status, dig(first.json, "itemNotFound", "data", "limit")]).toEqual([404, undefined]);
    await pithos("POST", path, { provisions: pair(501) });
    const second = await pithos("POST", path, { provisions });
    expect(dig(second.json, "itemNotFound", "data")).toEqual({
      ...{ name: "NoHoldingError", limit: 500, usage: 0, provision: provisions[0] },
    });
  });

  test("a component sees only its own commissions", async () => {
    const { server, pithos } = start();
    const cyclades = withToken(server, "cyclades-service-token");
    await pithos("POST", path, { provisions: pair(1), name: "mine" });
    expect((await cyclades("GET", path)).json).toEqual([]);
    const foreign = await cyclades("GET", `${path}/1`);
    expect([foreign.status, foreign.text]).toEqual([404, ""]);
    expect((await cyclades("POST", `${path}/1/action`, { accept: "" })).status).toBe(404);
    expect(dig((await pithos("GET", `${path}/1`)).json, "name")).toBe("mine");
  });

  test("serials that are unknown come before those that are in both lists", async () => {
    const { pithos } = start();
    for (const quantity of [1, 2, 3]) await pithos("POST", path, { provisions: pair(quantity) });
    const { json } = await pithos("POST", `${path}/action`, { accept: [1, 2, 70], reject: [2, 3] });
    expect(json).toEqual({
      accepted: [1],
      rejected: [3],
      failed: [
        [70, { itemNotFound: { message: "serial 70 does not exist", code: 404 } }],
        [2, { badRequest: { message: "cannot both accept and reject serial 2", code: 400 } }],
      ],
    });
    expect(await usage(pithos)).toEqual([1, 2]);
  });

  test.each([
    [{}, "Provisions are missing."],
    [{ provisions: {} }, "Provisions should be a list."],
    [{ provisions: [], force: "yes" }, '"force" option should be a boolean.'],
    [{ provisions: [], auto_accept: 1 }, '"auto_accept" option should be a boolean.'],
    [{ provisions: [], name: 7 }, "Commission name should be a string."],
    [[], "Request should be a JSON dict"],
  ])("%j is 400: %s", async (body, message) => {
    expect(faultOf(await start().pithos("POST", path, body), "badRequest")).toBe(message);
  });

  test("a quantity must be a whole number", async () => {
    const { pithos } = start();
    for (const quantity of [1.5, "1"]) {
      const provisions = [{ ...pair(1)[0], quantity }];
      expect((await pithos("POST", path, { provisions })).status).toBe(400);
    }
  });
});

const spec = {
  name: "alpha.lab.test",
  end_date: "2030-06-01T12:00:00+02:00",
  resources: { "cyclades.vm": { project_capacity: 5, member_capacity: 1 } },
};

/** Creates a project and lets the administrator approve it. */
async function addProject(as: (name: string) => Send, more: object = {}, owner = "zoe"): Promise<string> {
  const { status, json } = await as(owner)("POST", `${account}/projects`, { ...spec, ...more });
  expect(status).toBe(201);
  const [id, app_id] = [String(dig(json, "id")), dig(json, "application")];
  const approved = await as("root")("POST", `${account}/projects/${id}/action`, { approve: { reason: "", app_id } });
  expect(approved.status).toBe(200);
  return id;
}

describe("projects", () => {
  const path = `${account}/projects`;

  test("a new project has defaults, and no resources that it did not request", async () => {
    const { as } = start();
    const id = await addProject(as);
    const { json, text } = await as("zoe")("GET", `${path}/${id}`);
    expect(json).toMatchObject({
      ...{ id, state: "active", owner: uuids.zoe, join_policy: "moderated", leave_policy: "auto", private: false },
      ...{ end_date: "2030-06-01T10:00:00+00:00", homepage: "", system_project: false },
      last_application: { state: "approved", applicant: uuids.zoe, comments: "" },
    });
    expect(dig(json, "resources", "cyclades.cpu")).toEqual({ project_capacity: 0, member_capacity: 0 });
    expect(dig(json, "resources", "astakos.pending_app")).toBeUndefined();
    expect(text).toContain('"max_members": 9223372036854775807');
  });

  test.each([
    [{ name: undefined }, "Name missing."],
    [{ end_date: undefined, name: "no domain" }, "Missing end date"],
    [{ end_date: "2020-01-01T00:00:00+00:00" }, "'end_date' must be in the future"],
    [{ end_date: "soon", name: "no domain" }, "Project name should be in domain format"],
    [{ start_date: "soon" }, "Invalid start_date"],
    [{ name: `${"a".repeat(78)}.org` }, "'name' value exceeds max length 80"],
    [{ homepage: "h".repeat(256) }, "'homepage' value exceeds max length 255"],
    [{ comments: "c".repeat(4097) }, "'comments' value exceeds max length 4096"],
    [{ description: 1 }, "description must be string"],
    [{ private: "yes" }, "private must be boolean"],
    [{ join_policy: "open" }, "Invalid join policy"],
    [{ leave_policy: "never" }, "Invalid leave policy"],
    [{ max_members: "many" }, "Invalid max_members"],
    [{ max_members: -1 }, "max_members out of range"],
    [{ owner: uuids.zoe.replace("9a", "9b") }, "User does not exist."],
    [{ resources: [] }, "Malformed resource policies"],
    [{ resources: { "astakos.pending_app": {} } }, "Malformed resource policies"],
    [{ resources: { "cyclades.vm": { project_capacity: 1 } } }, "Malformed resource policies"],
    [
      { resources: { "cyclades.vm": { project_capacity: 1, member_capacity: 2 } } },
      "Project quota limit is less than member limit for resource 'cyclades.vm'",
    ],
    [
      { resources: { "cyclades.vm": { project_capacity: 1, member_capacity: -2 } } },
      "Negative quota limit is not allowed",
    ],
  ])("%j is 400: %s", async (more, message) => {
    const response = await start().as("zoe")("POST", path, { ...spec, ...more });
    expect([response.status, faultOf(response, "badRequest")]).toEqual([400, message]);
  });

  test.each([
    ["inf", "9223372036854775807"],
    ["10K", "10240"],
    ["3", "3"],
    [7, "7"],
  ])("max_members %j is %s", async (max_members, written) => {
    const { as } = start();
    const id = await addProject(as, { max_members });
    expect((await as("zoe")("GET", `${path}/${id}`)).text).toContain(`"max_members": ${written}`);
  });

  test("a user has at most three pending applications; an administrator any number", async () => {
    const { as } = start();
    for (const name of ["a.test", "b.test", "c.test"]) await as("zoe")("POST", path, { ...spec, name });
    const refused = await as("zoe")("POST", path, { ...spec, name: "d.test" });
    expect([refused.status, faultOf(refused, "conflict")]).toEqual([
      ...[409, "You have reached the maximum number of pending project applications: 3."],
    ]);
    for (const name of ["e.test", "f.test", "g.test", "h.test"])
      expect((await as("root")("POST", path, { ...spec, name })).status).toBe(201);
    const { json } = await as("zoe")("GET", `${path}?name=a.test`);
    await as("zoe")("POST", `${path}/${String(dig(json, 0, "id"))}/action`, { cancel: { app_id: 1 } });
    expect((await as("zoe")("POST", path, { ...spec, name: "d.test" })).status).toBe(201);
  });

  test("a changed application replaces the pending one, and only the last can be decided", async () => {
    const { as } = start();
    const id = await addProject(as);
    const first = await as("zoe")("PUT", `${path}/${id}`, { max_members: 4 });
    expect(first).toMatchObject({ status: 201, json: { id, application: 2 } });
    await as("zoe")("PUT", `${path}/${id}`, { description: "New" });
    const stale = await as("root")("POST", `${path}/${id}/action`, { approve: { app_id: 2 } });
    expect(faultOf(stale, "conflict")).toBe(`2 is not a pending application for project ${id}.`);
    expect((await as("root")("POST", `${path}/${id}/action`, { approve: { app_id: 3 } })).status).toBe(200);
    const { json } = await as("zoe")("GET", `${path}/${id}`);
    expect(json).toMatchObject({ description: "New", name: spec.name, last_application: { max_members: null } });
    expect(dig(json, "resources", "cyclades.vm", "project_capacity")).toBe(5);
  });

  test("a project that was canceled or dismissed before it began is deleted, and cannot be changed", async () => {
    const { as } = start();
    const { json } = await as("zoe")("POST", path, spec);
    const id = String(dig(json, "id"));
    const early = await as("zoe")("PUT", `${path}/${id}`, { description: "x" });
    expect(faultOf(early, "conflict")).toBe("Cannot modify an uninitialized project.");
    expect((await as("yann")("POST", `${path}/${id}/action`, { cancel: { app_id: 1 } })).status).toBe(403);
    expect((await as("zoe")("POST", `${path}/${id}/action`, { cancel: { app_id: 1 } })).status).toBe(200);
    expect((await as("zoe")("GET", `${path}/${id}`)).json).toMatchObject({ state: "deleted" });
    const again = await as("zoe")("POST", `${path}/${id}/action`, { dismiss: { app_id: 1 } });
    expect(faultOf(again, "conflict")).toBe("Cannot dismiss application 1 in state 'Cancelled'");
  });

  test("the name of an active project is taken", async () => {
    const { as } = start();
    const id = await addProject(as);
    const { json } = await as("yann")("POST", path, spec);
    const second = await as("root")("POST", `${path}/${String(dig(json, "id"))}/action`, { approve: { app_id: 2 } });
    expect(faultOf(second, "conflict")).toBe(
      `cannot approve: project with name '${spec.name}' already exists (id: ${id})`,
    );
  });

  test.each([
    ["unsuspend", "is not suspended."],
    ["reinstate", "is not terminated."],
  ])("an active project cannot be %sed", async (action, message) => {
    const { as } = start();
    const id = await addProject(as);
    const response = await as("root")("POST", `${path}/${id}/action`, { [action]: { reason: "" } });
    expect([response.status, faultOf(response, "conflict")]).toEqual([409, `Project ${id} ${message}`]);
  });

  test("a project that has ended is not alive, and its deactivation stays visible", async () => {
    const { as } = start();
    const id = await addProject(as);
    const act = (action: string) => as("root")("POST", `${path}/${id}/action`, { [action]: { reason: "" } });
    await act("terminate");
    expect(faultOf(await act("suspend"), "conflict")).toBe(`Project ${id} is not alive.`);
    await act("reinstate");
    const { json } = await as("zoe")("GET", `${path}/${id}`);
    expect(json).toMatchObject({ state: "active", deactivation_date: "2026-01-01T00:00:00+00:00" });
    expect(dig((await as("yann")("GET", `${path}/${id}`)).json, "last_application")).toBeUndefined();
  });

  test("a system project cannot be terminated or renamed", async () => {
    const { as } = start();
    const own = `${path}/${uuids.root}`;
    expect((await as("root")("POST", `${own}/action`, { terminate: {} })).status).toBe(409);
    expect((await as("root")("PUT", own, { name: "mine.test" })).status).toBe(409);
    expect((await as("root")("PUT", own, { max_members: 1 })).status).toBe(201);
  });

  test("an action must be one that exists, with an object; applications need an id", async () => {
    const { as } = start();
    const action = `${path}/${await addProject(as)}/action`;
    const root = as("root");
    expect(faultOf(await root("POST", action, { suspend: {}, terminate: {} }), "badRequest")).toBe(
      "Multiple actions not supported",
    );
    expect((await root("POST", action, { approve: { reason: "no id" } })).status).toBe(500);
    expect((await root("POST", action, { suspend: "a reason" })).status).toBe(500);
    expect((await root("POST", action, { approve: { app_id: 99 } })).status).toBe(404);
  });

  test("each mode lists its projects", async () => {
    const { as } = start();
    const open = await addProject(as, { name: "open.test", join_policy: "auto" });
    const hidden = await addProject(as, { name: "hidden.test", private: true });
    await as("yann")("POST", `${path}/memberships`, { join: { project: open } });
    const list = async (user: string, mode: string) => {
      const { json } = await as(user)("GET", `${path}?mode=${mode}`);
      return Object.values(Object(json) as object).map((project) => dig(project, "id"));
    };
    expect(await list("xena", "active")).toEqual([open]);
    expect(await list("xena", "default")).toEqual([uuids.xena]);
    expect(await list("yann", "member")).toEqual([uuids.yann, open]);
    expect(await list("zoe", "related")).toEqual([uuids.zoe, open, hidden]);
    expect(await list("root", "default")).toContain(hidden);
    expect((await as("xena")("GET", `${path}/${hidden}`)).status).toBe(403);
    expect((await as("xena")("GET", `${path}/${open}`)).status).toBe(200);
  });
});

describe("memberships", () => {
  const path = `${account}/projects/memberships`;
  const join = (project: string) => ({ join: { project } });

  test("who joins a project that accepts each user is a member at once, until it is full", async () => {
    const { as } = start();
    const project = await addProject(as, { join_policy: "auto", max_members: 1 });
    const { json } = await as("yann")("POST", path, join(project));
    const id = String(dig(json, "id"));
    const member = await as("yann")("GET", `${path}/${id}`);
    expect(member.json).toMatchObject({ state: "accepted", allowed_actions: ["leave"], project, user: uuids.yann });
    expect(Object.keys(Object(member.json) as object)).toEqual(expect.arrayContaining(["requested", "accepted"]));
    const waiting = await as("xena")("POST", path, join(project));
    const waitingId = String(dig(waiting.json, "id"));
    expect((await as("xena")("GET", `${path}/${waitingId}`)).json).toMatchObject({ state: "requested" });
    const full = await as("zoe")("POST", `${path}/${waitingId}/action`, { accept: "" });
    expect(faultOf(full, "conflict")).toBe("You have reached the maximum number of members for this Project.");
  });

  test("a closed project cannot be joined or left, and its owner cannot add members", async () => {
    const { as } = start();
    const project = await addProject(as, { join_policy: "closed" });
    expect(faultOf(await as("yann")("POST", path, join(project)), "conflict")).toBe(
      "The Project's member join policy is closed.",
    );
    expect((await as("zoe")("POST", path, { enroll: { project, user: "yann@example.org" } })).status).toBe(409);
    const own = await as("yann")("POST", `${path}/2/action`, { leave: "" });
    expect(faultOf(own, "conflict")).toBe("The project's member leave policy is closed.");
  });

  test("limits come with a membership and go with it, as does the default project", async () => {
    const { as } = start();
    const project = await addProject(as);
    const yann = as("yann");
    await as("zoe")("POST", path, { enroll: { project, user: "yann@example.org" } });
    const limitOf = async () => dig((await yann("GET", `${account}/quotas`)).json, project, "cyclades.vm", "limit");
    expect(await limitOf()).toBe(1);
    expect((await yann("POST", `${account}/myaccount/default_project`, { project_id: project })).status).toBe(200);
    const tenant = async () => {
      const { json } = await yann("POST", `${identity}/tokens`, { auth: { token: { id: "yann-token" } } });
      return dig(json, "access", "token", "tenant", "id");
    };
    expect(await tenant()).toBe(project);
    await as("root")("POST", `${account}/projects/${project}/action`, { suspend: {} });
    expect(await limitOf()).toBe(0);
    await as("root")("POST", `${account}/projects/${project}/action`, { unsuspend: {} });
    const [membership] = Object.values(Object((await yann("GET", `${path}?project=${project}`)).json) as object);
    await as("zoe")("POST", `${path}/${String(dig(membership, "id"))}/action`, { remove: "bye" });
    expect(await limitOf()).toBeUndefined();
    expect(await tenant()).toBe(uuids.yann);
  });

  test("a member of a moderated project asks to leave, and can join again after leaving", async () => {
    const { as } = start();
    const project = await addProject(as, { join_policy: "auto", leave_policy: "moderated" });
    const { json } = await as("yann")("POST", path, join(project));
    const own = `${path}/${String(dig(json, "id"))}`;
    await as("yann")("POST", `${own}/action`, { leave: "bored" });
    expect((await as("yann")("GET", own)).json).toMatchObject({ state: "leave_requested" });
    expect((await as("yann")("POST", path, join(project))).status).toBe(409);
    await as("zoe")("POST", `${own}/action`, { remove: "" });
    expect((await as("yann")("POST", path, join(project))).json).toEqual(json);
  });

  test("the server looks up the user to enroll before the rights of the caller", async () => {
    const { as } = start();
    const project = await addProject(as);
    const stranger = as("xena");
    const unknown = await stranger("POST", path, { enroll: { project, user: "who@example.org" } });
    expect(faultOf(unknown, "conflict")).toBe("Unknown users: who@example.org");
    expect((await stranger("POST", path, { enroll: { project, user: "yann@example.org" } })).status).toBe(403);
    const nowhere = { enroll: { project: "nowhere", user: "yann@example.org" } };
    expect(faultOf(await as("zoe")("POST", path, nowhere), "conflict")).toBe(
      "There is no project identified by nowhere.",
    );
  });

  test("only the member cancels, only the owner accepts, and others see nothing", async () => {
    const { as } = start();
    const project = await addProject(as);
    const { json } = await as("yann")("POST", path, join(project));
    const own = `${path}/${String(dig(json, "id"))}`;
    expect((await as("zoe")("POST", `${own}/action`, { cancel: "" })).status).toBe(403);
    expect((await as("yann")("POST", `${own}/action`, { accept: "" })).status).toBe(403);
    expect((await as("xena")("GET", own)).status).toBe(403);
    expect((await as("root")("GET", own)).status).toBe(200);
    expect((await as("yann")("POST", `${own}/action`, { cancel: "" })).status).toBe(200);
    expect((await as("yann")("POST", `${own}/action`, { leave: "" })).status).toBe(409);
    expect((await as("yann")("GET", `${path}/999`)).status).toBe(404);
  });
});

describe("the default project", () => {
  test("needs an accepted membership of an active project", async () => {
    const { as } = start();
    const project = await addProject(as);
    const set = (project_id: unknown) => as("yann")("POST", `${account}/myaccount/default_project`, { project_id });
    expect((await set(null)).status).toBe(403);
    expect((await set("nowhere")).status).toBe(404);
    expect((await set(project)).status).toBe(404);
    await as("yann")("POST", `${account}/projects/memberships`, { join: { project } });
    expect((await set(project)).status).toBe(403);
    await as("zoe")("POST", `${account}/projects/memberships`, { enroll: { project, user: "yann@example.org" } });
    expect((await set(project)).status).toBe(200);
    await as("root")("POST", `${account}/projects/${project}/action`, { suspend: {} });
    expect((await set(project)).status).toBe(403);
    await as("root")("POST", `${account}/projects/${project}/action`, { terminate: {} });
    expect((await set(project)).status).toBe(500);
  });
});

describe("feedback", () => {
  test("must be a form with a message", async () => {
    const { server, as } = start();
    const form = withToken(server, "zoe-token", { "content-type": "application/x-www-form-urlencoded" });
    expect((await form("POST", `${account}/feedback`, "feedback_msg=Nice&feedback_data=")).status).toBe(200);
    expect((await form("POST", `${account}/feedback`, "feedback_msg=")).status).toBe(400);
    expect((await as("zoe")("POST", `${account}/feedback`, { feedback_msg: "Nice" })).status).toBe(400);
  });
});

describe("OAuth 2", () => {
  const grant = { clientId: "app", clientSecret: "secret", redirectUri: "https://app.test/back" };
  const formType = { "content-type": "application/x-www-form-urlencoded" };

  function exchange(server: EmbeddedServer, code: string, password = "app:secret", more: object = {}) {
    const form = { grant_type: "authorization_code", code, redirect_uri: grant.redirectUri, ...more };
    const send = withToken(server, "", { ...formType, authorization: `Basic ${btoa(password)}` });
    return send("POST", "/astakos/oauth2/token", new URLSearchParams(form).toString());
  }

  test("a code is exchanged once for a token, which is valid for 20 seconds", async () => {
    const { server, clock, anonymous } = start();
    const code = server.grantCode("zoe", { ...grant, scope: "pithos" });
    const { json } = await exchange(server, code);
    expect(json).toMatchObject({ token_type: "Bearer", expires_in: 20 });
    expect(dig((await exchange(server, code)).json, "error")).toBe("invalid_grant");
    const path = `${identity}/tokens/${String(dig(json, "access_token"))}`;
    const valid = await anonymous("GET", path);
    expect(dig(valid.json, "access", "user", "id")).toBe(uuids.zoe);
    expect(dig(valid.json, "access", "serviceCatalog")).toBeUndefined();
    expect((await anonymous("GET", `${path}?belongsTo=pithos/images`)).status).toBe(200);
    expect((await anonymous("GET", `${path}?belongsTo=cyclades`)).status).toBe(404);
    await clock.advance(20_001);
    expect(faultOf(await anonymous("GET", path), "itemNotFound")).toBe("No such token");
  });

  test.each([
    ["invalid_client", "app:wrong", {}],
    ["invalid_grant", "app:secret", { redirect_uri: "https://evil.test/" }],
    ["invalid_grant", "app:secret", { code: "other" }],
    ["unsupported_grant_type", "app:secret", { grant_type: "password" }],
  ])("%s: the password %s and %j", async (error, password, more) => {
    const { server } = start();
    const { status, headers, json } = await exchange(server, server.grantCode("zoe", grant), password, more);
    expect([status, dig(json, "error")]).toEqual([400, error]);
    expect(headers.get("content-type")).toContain("text/html");
  });
});

describe("the server", () => {
  test.each([
    [{ users: [{ name: "a", uuid: "A" }] }, "The uuid of a user must be a UUID in lower case"],
    [{ users: [users[0], { ...users[0], name: "b", token: "b" }] }, "Two users have the uuid"],
    [{ users: [users[0], { ...users[1], token: "zoe-token" }] }, "Two users have the same token."],
    [{ users: [{ ...users[0], name: "" }] }, "The name of a user must not be empty."],
    [{ users: [{ ...users[0], token: "a b" }] }, "The token of zoe must be ASCII without whitespace, and not empty."],
    [{ users: [{ ...users[0], password: "p" }] }, "A user has no property"],
    [{ limits: { "cyclades.vms": 1 } }, "limits has no property"],
    [{ limits: { "cyclades.vm": -1 } }, "The limit of cyclades.vm must be a number of at least 0"],
    [{ control: 1 }, "control must be true or false"],
    [{ user: [] }, "A server has no property"],
  ])("refuses the options %j", (options, message) => {
    expect(() => new EmbeddedServer(options as EmbeddedServerOptions)).toThrow(message);
  });

  test("knows its users, and forgets all changes with a reset", async () => {
    const { server, as } = start();
    expect(server.connection("xena")).toMatchObject({ authUrl: server.authUrl, token: "x/y+z=" });
    expect(() => server.connection("mallory")).toThrow("The server has no user mallory.");
    expect(() => server.grantCode("mallory", { clientId: "", clientSecret: "", redirectUri: "" })).toThrow(TypeError);
    const id = await addProject(as);
    server.inject({ kind: "status", status: 503 });
    server.reset();
    expect((await as("zoe")("GET", `${account}/projects/${id}`)).status).toBe(404);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.path).toBe(`astakos/account/v1.0/projects/${id}`);
  });

  test("has the endpoint of a recording only if it is asked to", async () => {
    expect((await start({ control: true }).anonymous("POST", "/__tick")).status).toBe(200);
    expect((await start({ control: true }).anonymous("GET", "/__tick")).status).toBe(405);
    expect((await start().anonymous("POST", "/__tick")).status).toBe(404);
  });
});
