import { describe, expect, test } from "vitest";
import { start, textIn } from "./support.js";

const component = { path: "apps/x", category: "Image", owner: "joe", imageIds: { c1: "img-1" } } as const;

/** A server with a component, and a run of it. */
async function deploy() {
  const started = start({ modules: [component] });
  const { server } = started;
  const headers = { Accept: "application/xml", Cookie: server.cookie("joe") };
  const form = new URLSearchParams({ refqname: "module/apps/x", "bypass-ssh-check": "true" });
  const response = await server.fetch(`${server.endpoint}/run`, { method: "POST", headers, body: form });
  const uuid = response.headers.get("location")?.split("/").at(-1) ?? "";
  return { ...started, headers, response, uuid };
}

describe("the two parts of the server", () => {
  test("share the cookie: a login below /api/ is one for runs", async () => {
    const { server, anonymous } = start();
    const { username, password } = server.connection("joe");
    const sessionTemplate = { href: "session-template/internal", username, password };
    const { headers } = await anonymous.send("POST", "session", { sessionTemplate });
    const cookie = (headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
    const statusWith = async (more: Record<string, string>) =>
      (await server.fetch(`${server.endpoint}/run`, { headers: { Accept: "application/xml", ...more } })).status;
    expect(await statusWith({ Cookie: cookie })).toBe(200);
    expect(await statusWith({})).toBe(401);
  });

  test("share what happens: the states of a run are events of its owner", async () => {
    const { server, clock, joe, mary, response, uuid } = await deploy();
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe(`${server.endpoint}/run/${uuid}`);
    await clock.advance(60_000);
    const filter = ["filter", `content/resource/href='run/${uuid}' and type='state'`] as const;
    const { count, events } = await joe.search("event", filter);
    const states = (events as readonly { readonly content: { readonly state: string } }[]).map(
      ({ content }) => content.state,
    );
    expect(count).toBe(states.length);
    expect(states[0]).toBe("Ready");
    expect(states).toContain("Provisioning");
    expect(events).toMatchObject([
      { severity: "medium", acl: { owner: { principal: "joe", type: "USER" } } },
      ...states.slice(1).map(() => ({})),
    ]);
    expect((await mary.search("event", filter)).count).toBe(0);
  });

  test("share the users: one who is added can log in, and one who is deleted cannot", async () => {
    const { server, anonymous } = start();
    server.addUser({ name: "ann", password: "secret" });
    const logIn = async () => {
      const sessionTemplate = { href: "session-template/internal", username: "ann", password: "secret" };
      return (await anonymous.send("POST", "session", { sessionTemplate })).status;
    };
    expect(await logIn()).toBe(201);
    const headers = { Accept: "application/xml", Cookie: server.cookie("ann") };
    const deleted = await server.fetch(`${server.endpoint}/user/ann`, { method: "DELETE", headers });
    expect(deleted.status).toBe(204);
    expect(await logIn()).toBe(403);
    expect(() => server.connection("ann")).toThrow(TypeError);
  });
});

describe("a test", () => {
  test("directs runs: scripts, states, aborts and parameters", async () => {
    const { server, clock, headers, uuid } = await deploy();
    expect(server.runs().map((run) => run.uuid)).toEqual([uuid]);
    server.advance(uuid);
    expect(server.run(uuid)?.state).toBe("Provisioning");
    server.setParameter(uuid, "ss:url.service", "https://x.example.org");
    server.abort(uuid, "boom");
    expect(server.run(uuid)).toMatchObject({
      abort: "boom",
      parameters: { "ss:url.service": "https://x.example.org" },
    });
    server.setState(uuid, "Cancelled");
    await clock.advance(60_000);
    expect(server.run(uuid)?.state).toBe("Cancelled");
    expect(server.run("none")).toBeUndefined();
    server.script("apps/x", { staysIn: "Executing" });
    const form = new URLSearchParams({ refqname: "module/apps/x", "bypass-ssh-check": "true" });
    await server.fetch(`${server.endpoint}/run`, { method: "POST", headers, body: form });
    await clock.advance(60_000);
    expect(server.runs().at(-1)?.state).toBe("Executing");
  });

  test("adds modules and machines, and resets them", async () => {
    const { server, clock, uuid } = await deploy();
    const read = async (path: string, cookie: string) => {
      const headers = { Accept: "application/xml", Cookie: cookie };
      return (await server.fetch(`${server.endpoint}/${path}`, { headers })).text();
    };
    server.addModule({ ...component, path: "apps/y" });
    server.addVm({ cloud: "c1", user: "joe", instanceId: "i-9" });
    expect(await read("module/apps/y", server.cookie("joe"))).toContain('shortName="y"');
    expect(await read("vms", server.cookie("joe"))).toContain('instanceId="i-9"');
    server.reset();
    expect(server.run(uuid)).toBeUndefined();
    expect(await read("vms", server.cookie("joe"))).toContain('count="0"');
    expect(clock.pendingTimers).toBe(0);
    expect(textIn(server.resources("session")[0], "username")).toBe("joe");
  });
});
