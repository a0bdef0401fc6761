import { describe, expect, test } from "vitest";
import { EmbeddedServer, start, VirtualClock } from "./support.js";

describe("the server", () => {
  test("takes requests for any origin, and says so in its links", async () => {
    const server = new EmbeddedServer();
    const response = await server.fetch("http://localhost:8080/api/cloud-entry-point");
    expect(await response.json()).toMatchObject({ baseURI: "http://localhost:8080/api/" });
    const handled = await server.handle(new Request("https://nuv.la/api/cloud-entry-point"));
    expect(await handled.json()).toMatchObject({ baseURI: "https://nuv.la/api/" });
  });

  test("gives the options of a client for a user who exists", () => {
    const clock = new VirtualClock();
    const server = new EmbeddedServer({ clock, users: [{ name: "ann", password: "secret" }] });
    expect(server.connection("ann")).toEqual({
      ...{ endpoint: "https://slipstream.test", username: "ann", password: "secret" },
      ...{ fetch: server.fetch, clock },
    });
    expect(() => server.connection("bob")).toThrow("The server has no user bob.");
    expect(() => server.cookie("bob")).toThrow("The server has no user bob.");
  });

  test("logs requests, and calls listeners before it handles them", async () => {
    const { server, joe } = start();
    const seen: string[] = [];
    const remove = server.onRequest(({ method, path }) => void seen.push(`${method} ${path}`));
    await joe.search("event", ["last", "0"]);
    remove();
    await joe.send("GET", "event");
    expect(seen).toEqual(["PUT api/event"]);
    expect(server.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ["PUT", "api/event", 200],
      ["GET", "api/event", 200],
    ]);
    server.clearRequests();
    expect(server.requests).toEqual([]);
  });

  test("injects faults", async () => {
    const { server, joe } = start();
    const headers = { Cookie: server.cookie("joe") };
    server.inject({ kind: "status", status: 503, path: "api/event", times: 1 });
    expect((await server.fetch(`${server.endpoint}/api/event`, { headers })).status).toBe(503);
    server.inject({ kind: "lostResponse", method: "POST", times: 1 });
    await expect(joe.send("POST", "service-offer", { connector: { href: "c" } })).rejects.toThrow(TypeError);
    expect(server.resources("service-offer")).toHaveLength(1);
    server.inject({ kind: "crash", times: 1 });
    const crashed = await server.fetch(`${server.endpoint}/api/event`, { headers });
    expect(crashed.status).toBe(502);
    expect(await crashed.text()).toContain("502 Bad Gateway");
  });

  test("restores its seed on reset, and forgets its cookies", async () => {
    const { server, joe } = start({ resources: { job: [{ id: "job/1" }] } });
    server.addResource({ id: "job/2" });
    server.inject({ kind: "refuse" });
    server.reset();
    expect(server.resources("job")).toHaveLength(1);
    expect((await joe.send("GET", "job")).status).toBe(403);
    expect(server.requests).toHaveLength(1);
  });

  test("two servers share nothing", async () => {
    const [one, other] = [start(), start()];
    one.server.addResource({ id: "job/1" });
    expect((await one.joe.search("job")).count).toBe(1);
    expect((await other.joe.search("job")).count).toBe(0);
  });
});

describe("resources of a test", () => {
  test("get what each resource has, and keep what they give", () => {
    const { server } = start();
    server.addResource({ id: "virtual-machine/1", created: "2020-01-01T00:00:00.000Z" });
    expect(server.resource("virtual-machine/1")).toEqual({
      id: "virtual-machine/1",
      resourceURI: "http://sixsq.com/slipstream/1/VirtualMachine",
      created: "2020-01-01T00:00:00.000Z",
      updated: "2026-03-01T12:00:00.000Z",
      acl: {
        owner: { principal: "ADMIN", type: "ROLE" },
        rules: [
          { principal: "USER", type: "ROLE", right: "VIEW" },
          { principal: "ADMIN", type: "ROLE", right: "ALL" },
        ],
      },
    });
    expect(server.resource("virtual-machine/2")).toBeUndefined();
    expect(server.resources("nosuch")).toEqual([]);
  });

  test("need an id with a type that exists", () => {
    const { server } = start();
    for (const id of ["", "1", "event", "nosuch/1", "event/", "event/1/2"]) {
      expect(() => {
        server.addResource({ id });
      }, id).toThrow("A resource needs an id with its type");
    }
    expect(() => {
      server.addResource({});
    }).toThrow(TypeError);
    expect(() => new EmbeddedServer({ resources: { event: [{}] } })).toThrow(TypeError);
  });

  test("a cookie of a session that is not stored is like one after a logout", async () => {
    const { server } = start();
    const cookie = server.cookie("root", "session/gone");
    const headers = { Cookie: cookie };
    const list = await server.fetch(`${server.endpoint}/api/session`, { headers });
    expect(await list.json()).toMatchObject({ count: 0 });
    expect((await server.fetch(`${server.endpoint}/api/connector`, { headers })).status).toBe(200);
  });
});

test("invalid options are named", () => {
  const key = { id: "credential/1", secret: "s", identity: "joe" };
  for (const [options, message] of [
    [{ user: [] }, /has no property "user"/],
    [{ resources: 1 }, /resources must be an object/],
    [{ resources: { event: [{ id: "job/1" }] } }, /The resource "job\/1" is not of type event/],
    [{ resources: { event: {} } }, /The resources of type event must be an array/],
    [{ resources: { event: [1] } }, /A resource of type event must be an object/],
    [{ apiKeys: {} }, /apiKeys must be an array/],
    [{ apiKeys: [{ ...key, secret: 1 }] }, /The secret of credential\/1 must be a string/],
    [{ apiKeys: [{ ...key, roles: "USER" }] }, /The roles of credential\/1 must be an array/],
    [{ apiKeys: [{ ...key, expiry: "soon" }] }, /The expiry of credential\/1 must be an ISO date/],
    [{ apiKeys: [{ ...key, more: 1 }] }, /has no property "more"/],
    [{ namespaces: [1] }, /A namespace must be a string/],
    [{ latencyMs: -1 }, /latencyMs must be a number of at least 0/],
    [{ users: {} }, /users must be an array/],
  ] as const) {
    // What a program without types might pass.
    expect(() => new EmbeddedServer(options as object), JSON.stringify(options)).toThrow(message);
  }
});
