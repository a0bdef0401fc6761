import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anonymous,
  type Body,
  EmbeddedServer,
  type EmbeddedServerOptions,
  logIn,
  type Send,
  sender,
  start,
} from "./support.js";

/** A model that can be sent back. */
function changed({ id, version, time_updated, ...rest }: Body, data: unknown): object {
  return { ...rest, id, version, time_updated, data };
}

async function create(root: Send, path: string, body: object): Promise<Body> {
  const { status, json } = await root("POST", path, body);
  expect(status).toBe(200);
  return json;
}

const unknownId = "11111111-2222-4333-8444-555555555555";

describe("tokens", () => {
  test("stay valid while they are used at least every half hour", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2400 }), { maxLength: 12 }), async (pauses) => {
        const { clock, root } = await start();
        for (const seconds of pauses) {
          await clock.advance(seconds * 1000);
          const { status, headers } = await root("GET", "user/self/");
          expect(status).toBe(seconds <= 1800 ? 200 : 401);
          if (status === 401) return;
          expect(headers.get("x-token-expires")).toBe(String(clock.now() / 1000 + 1800));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("are accepted after the word Bearer, and after no other", async () => {
    const { server } = await start();
    const { json } = await anonymous(server)("POST", "auth/", { username: "root", password: "root" });
    for (const [authorization, status] of [
      [json.id, 200],
      [`Bearer ${json.id}`, 200],
      [`Token ${json.id}`, 401],
      [`Bearer`, 401],
      ["", 401],
    ] as const) {
      expect((await sender(server, { authorization })("GET", "user/self/")).status).toBe(status);
    }
  });

  test("expire at a time that is a float", async () => {
    const { server } = await start();
    const response = await server.fetch(`${server.url}/v1/auth`, {
      method: "POST",
      body: JSON.stringify({ username: "root", password: "root" }),
    });
    expect(await response.text()).toMatch(/"expires_at": \d+\.0[,\s]/);
  });
});

describe("the checks of a request", () => {
  const bodies = [undefined, {}];
  /** The mistakes of a request, in the order of the checks. */
  const problems = ["route", "method", "token", "view", "action", "item", "body", "managed", "constraint"] as const;
  const outcomes = {
    route: [404, expect.stringMatching(/^404 Not Found: /)],
    method: [405, expect.stringMatching(/^405 Method Not Allowed: /)],
    token: [401, "Unauthorized"],
    view: [403, "Forbidden"],
    action: [403, "Forbidden"],
    item: [404, "NotFound"],
    body: [400, "InvalidJSONError"],
    managed: [400, "CannotUpdateManagedFieldsError"],
    constraint: [400, "CannotUpdateModelWithSuchParameters"],
  };

  test("have an order that hides from a user what the user may not see", async () => {
    const { server, root } = await start({
      roles: [
        { name: "nothing", api: [] },
        { name: "viewer", api: ["view_cluster"] },
      ],
      users: [
        { login: "root", password: "root", role: "wheel" },
        { login: "blind", password: "b", role: "nothing" },
        { login: "viewer", password: "v", role: "viewer" },
      ],
    });
    const cluster = await create(root, "cluster/", { name: "one" });
    await create(root, "cluster/", { name: "two" });
    const [blind, viewer] = [await logIn(server, "blind"), await logIn(server, "viewer")];
    await fc.assert(
      fc.asyncProperty(fc.subarray([...problems], { minLength: 1 }), async (wrong) => {
        const has = (problem: (typeof problems)[number]): boolean => wrong.includes(problem);
        const send = has("token") ? anonymous(server) : has("view") ? blind : has("action") ? viewer : root;
        const id = has("route") ? "no-uuid" : has("item") ? unknownId : cluster.id;
        const model = changed(cluster, { name: has("constraint") ? "two" : "one" });
        const body = { ...model, ...(has("managed") && { version: 99 }), ...(has("body") && { extra: 1 }) };
        const { status, json } = await send(has("method") ? "POST" : "PUT", `cluster/${id}/`, body);
        expect([status, json.error]).toEqual(outcomes[wrong[0] ?? "route"]);
      }),
    );
  });

  test.each([
    ["0.11", 404, "404: Not Found"],
    ["0.11", 405, "405: Method Not Allowed"],
    ["0.12", 405, "405 Method Not Allowed: The method is not allowed for the requested URL."],
  ] as const)("name the framework's errors as Werkzeug %s does: %i", async (werkzeug, status, error) => {
    const { server } = await start({ werkzeug });
    const response = await anonymous(server)(status === 404 ? "GET" : "PATCH", status === 404 ? "nothing/" : "info/");
    expect([response.status, response.json.error]).toEqual([status, error]);
  });

  test("are the same with and without the closing slash, and below a prefix", async () => {
    const { server, root } = await start({ pathPrefix: "/behind/a-proxy" });
    expect(server.url).toBe("http://decapod.test/behind/a-proxy");
    expect((await root("GET", "user/self")).json).toEqual((await root("GET", "user/self/")).json);
    expect((await server.fetch("http://decapod.test/v1/info/")).status).toBe(404);
    expect(server.requests.at(-2)?.path).toBe("user/self/");
  });

  test("include HEAD and OPTIONS", async () => {
    const { server } = await start();
    const head = await server.fetch(`${server.url}/v1/info/`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const options = await server.fetch(`${server.url}/v1/auth/`, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([200, "DELETE, OPTIONS, POST"]);
  });

  test.each(bodies)("refuse the body %j of a discovery without a word of what is missing", async (body) => {
    const { root } = await start();
    const { status, json } = await root("POST", "server/", body);
    expect([status, json.error]).toEqual(body === undefined ? [406, "NotAcceptable"] : [400, "PlainTextError"]);
  });
});

describe("models", () => {
  test("keep every version; only one of several updates of a version is accepted", async () => {
    const { root, clock } = await start();
    let latest = await create(root, "role/", { name: "role", permissions: [] });
    const versions = [latest];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.boolean(), async (seconds, isStale) => {
        await clock.advance(seconds * 1000);
        const base = isStale ? (versions.at(-2) ?? latest) : latest;
        const { status, json } = await root("PUT", `role/${latest.id}/`, changed(base, { name: `role${seconds}` }));
        if (base !== latest) {
          expect(json.error).toBe("CannotUpdateManagedFieldsError");
          return;
        }
        expect([status, json.version]).toEqual([200, latest.version + 1]);
        latest = json;
        versions.push(json);
      }),
    );
    const { json } = await root("GET", `role/${latest.id}/version/?all=1`);
    expect(json.items).toEqual(versions.toReversed());
  });

  test.each([
    ["user", { login: "ann", email: "ann@example.org", full_name: "Ann", role_id: null }],
    ["role", { name: "role", permissions: [] }],
    ["cluster", { name: "cluster" }],
  ])("of type %s stay readable once deleted, and refuse everything else", async (path, body) => {
    const { root, clock } = await start();
    const model = await create(root, `${path}/`, body);
    await clock.advance(5000);
    const { json: tombstone } = await root("DELETE", `${path}/${model.id}/`);
    const deletedAt = model.time_updated + 5;
    expect(tombstone).toEqual({ ...model, version: 2, time_updated: deletedAt, time_deleted: deletedAt });
    expect((await root("GET", `${path}/${model.id}/`)).json).toEqual(tombstone);
    const errors = [
      await root("DELETE", `${path}/${model.id}/`),
      await root("PUT", `${path}/${model.id}/`, changed(tombstone, {})),
      await root("PUT", `${path}/${model.id}/`, changed(model, {})),
    ];
    expect(errors.map(({ json }) => json.error)).toEqual([
      "CannotUpdateDeletedModel",
      "CannotUpdateDeletedModel",
      "CannotUpdateManagedFieldsError",
    ]);
    // Its name is free again.
    await create(root, `${path}/`, body);
    expect((await root("POST", `${path}/`, body)).json.error).toBe("ImpossibleToCreateSuchModel");
  });

  test("of servers keep their names forever, and are restored when they are discovered again", async () => {
    const { server, root } = await start();
    const [first = "", second = ""] = server.addServers(2, { name: (index) => `server${index}` });
    const rename = async (id: string, name: string): Promise<string> => {
      const { json } = await root("GET", `server/${id}/`);
      const { status, json: renamed } = await root("PUT", `server/${id}/`, changed(json, { name }));
      return status === 200 ? String(renamed.data.name) : renamed.error;
    };
    expect(await rename(first, "other")).toBe("other");
    expect(await rename(second, "server0")).toBe("CannotUpdateModelWithSuchParameters");
    expect(await rename(first, "server0")).toBe("server0");
    await root("DELETE", `server/${first}/`);
    expect(await rename(second, "other")).toBe("CannotUpdateModelWithSuchParameters");
    expect(server.completeDiscovery("00000000-0000-0000-0000-000000000009", { ip: "10.0.0.1", name: "new" })).toBe(
      false,
    );
    const facts = { ansible_nodename: "server0" };
    expect(server.completeDiscovery(first, { facts, ip: "10.0.0.1", fqdn: "server0" })).toBe(true);
    const { json } = await root("GET", `server/${first}/`);
    expect(json).toMatchObject({ version: 5, time_deleted: 0, data: { name: "server0", facts } });
    server.completeDiscovery(first, { facts, ip: "10.0.0.1", fqdn: "server0" });
    expect((await root("GET", `server/${first}/`)).json.version).toBe(5);
  });
});

describe("permissions", () => {
  test("that are unknown are dropped, and changes of a role take effect immediately", async () => {
    const users = [
      { login: "root", password: "root", role: "wheel" },
      { login: "ann", password: "a", role: "some" },
    ];
    const { server, root } = await start({ users, roles: [{ name: "some", api: ["view_role"] }] });
    const ann = await logIn(server, "ann");
    const { json: role } = await ann("GET", "role/self/");
    expect((await ann("GET", "user/")).status).toBe(403);
    const permissions = [{ name: "api", permissions: ["view_user", "fly"] }];
    const { json } = await root("PUT", `role/${role.id}/`, changed(role, { permissions }));
    expect(json.data.permissions).toEqual([{ name: "api", permissions: ["view_user"] }]);
    expect((await ann("GET", "user/")).status).toBe(200);
    expect((await ann("GET", "role/")).status).toBe(403);
  });

  test("of version 1.1 have no playbooks for pools, and its configurations have no run", async () => {
    const { root } = await start({ version: "1.1" });
    const { json } = await root("GET", "playbook/");
    const ids = json.items.map(({ id }) => id);
    expect(ids).toContain("add_osd");
    expect(ids).not.toContain("add_pool");
    expect(JSON.stringify((await root("GET", "permission/")).json)).not.toContain("_pool");
    const configuration = { name: "x", cluster_id: unknownId, playbook_id: "x", server_ids: [], hints: [] };
    expect((await root("POST", "playbook_configuration/", configuration)).json.error).toBe("UnknownClusterError");
    const withRun = { ...configuration, run: true };
    expect((await root("POST", "playbook_configuration/", withRun)).json.error).toBe("InvalidJSONError");
    expect((await root("GET", "info/")).json.version).toBe("1.1.0");
  });
});

describe("passwords", () => {
  test("are sent by mail, and can be reset once within a day", async () => {
    const { server, clock, root } = await start();
    await create(root, "user/", { login: "ann", email: "ann@example.org", full_name: "Ann", role_id: null });
    expect(server.mails.at(-1)).toMatchObject({ to: "ann@example.org", password: server.connection("ann").password });
    const ask = anonymous(server);
    await logIn(server, "ann");
    await ask("POST", "password_reset/", { login: "ann" });
    const { token } = server.mails.at(-1) ?? {};
    expect(token).toMatch(/^(\w{13}-){4}\w{12}$/);
    await clock.advance(86_400_000);
    expect((await ask("GET", `password_reset/${token}/`)).status).toBe(200);
    await clock.advance(1000);
    expect((await ask("POST", `password_reset/${token}/`, { password: "new" })).status).toBe(404);
    await ask("POST", "password_reset/", { login: "ann" });
    const second = server.mails.at(-1)?.token;
    expect((await ask("POST", `password_reset/${second}/`, { password: "new" })).status).toBe(200);
    expect((await ask("POST", `password_reset/${second}/`, { password: "newer" })).status).toBe(404);
    expect(server.connection("ann").password).toBe("new");
  });

  test("and users cannot be changed if Keystone manages them", async () => {
    const { server, root } = await start({ keystone: true });
    const { json: self } = await root("GET", "user/self/");
    const refused = [
      await root("POST", "user/", {}),
      await root("DELETE", `user/${self.id}/`),
      await root("DELETE", `user/${unknownId}/`),
      await anonymous(server)("POST", "password_reset/", {}),
    ];
    for (const { status, json, headers } of refused) {
      expect([status, json.error]).toEqual([405, "MethodNotAllowed"]);
      expect(headers.get("content-type")).toBe("application/json, text/html");
    }
    expect((await anonymous(server)("POST", "user/", {})).status).toBe(401);
  });
});

test.each<[string, unknown]>([
  ["an unknown version", { version: "2.0" }],
  ["a prefix without a slash", { pathPrefix: "decapod" }],
  ["a prefix that ends with a slash", { pathPrefix: "/decapod/" }],
  ["two users with one login", { users: [1, 2].map(() => ({ login: "a", password: "b" })) }],
  ["a user with an unknown role", { users: [{ login: "a", password: "b", role: "c" }] }],
  ["two roles with one name", { roles: [{ name: "wheel" }] }],
  ["a misspelled option", { latency: 5 }],
  ["options that are a string", "1.2"],
  ["users that are not an array", { users: { login: "a", password: "b" } }],
  ["a user that is a string", { users: ["a"] }],
  ["a user with a misspelled property", { users: [{ login: "a", password: "b", fullname: "c" }] }],
  ["roles that are not an array", { roles: { name: "a" } }],
  ["a role with a misspelled property", { roles: [{ name: "a", playbook: ["add_osd"] }] }],
  ["a role with a permission that is not an array", { roles: [{ name: "a", api: "view_user" }] }],
  ["control that is no boolean", { control: "yes" }],
  ["workers that are neither on nor off", { workers: true }],
])("a server refuses %s", (_, options) => {
  expect(() => new EmbeddedServer(options as EmbeddedServerOptions)).toThrow(/^(?!Cannot read).+\.$/);
});
