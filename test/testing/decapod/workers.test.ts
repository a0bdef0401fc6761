import { describe, expect, test } from "vitest";
import type {
  Body,
  CinderIntegration,
  EmbeddedServer,
  EmbeddedServerOptions,
  Send,
  StepData,
  VirtualClock,
} from "./support.js";
import { anonymous, defaultUsers, logIn, start } from "./support.js";

interface Deployment {
  readonly server: EmbeddedServer;
  readonly clock: VirtualClock;
  readonly root: Send;
  readonly cluster: string;
  readonly servers: readonly string[];
}

/** A cluster that is not deployed yet, and three servers. */
async function prepare(options?: EmbeddedServerOptions): Promise<Deployment> {
  const started = await start(options);
  const servers = started.server.addServers(3);
  return { ...started, servers, cluster: started.server.addCluster("ceph") };
}

async function configure(
  { root, cluster, servers }: Deployment,
  playbook = "cluster_deploy",
  more: object = {},
): Promise<Body> {
  const body = { name: playbook, cluster_id: cluster, playbook_id: playbook, server_ids: servers, hints: [], ...more };
  const { status, json } = await root("POST", "playbook_configuration/", body);
  expect(json.message, playbook).toBeUndefined();
  expect(status).toBe(200);
  return json;
}

async function execute({ root }: Deployment, { id, version }: Body): Promise<string> {
  const { status, json } = await root("POST", "execution/", { playbook_configuration: { id, version } });
  expect([status, json.data.state]).toEqual([200, "created"]);
  return json.id;
}

/** The past and current states of an execution. */
async function states(root: Send, id: string): Promise<unknown[]> {
  const { json } = await root("GET", `execution/${id}/version/?all=1`);
  return json.items.map(({ data }) => data.state).reverse();
}

describe("an execution", () => {
  test("is created, started and completed, with steps as it runs and a log when it has ended", async () => {
    const deployment = await prepare();
    const { root, clock, server, cluster, servers } = deployment;
    const hints = [{ id: "mon_count", value: 1 }];
    const id = await execute(deployment, await configure(deployment, "cluster_deploy", { hints }));
    await clock.advance(99);
    expect(await states(root, id)).toEqual(["created"]);
    await clock.advance(1);
    expect(await states(root, id)).toEqual(["created", "started"]);
    const { json: deployed } = await root("GET", `cluster/${cluster}/`);
    const { mons, osds } = deployed.data.configuration as Record<string, { server_id: string }[]>;
    expect([...(mons ?? []), ...(osds ?? [])].map(({ server_id }) => server_id).sort()).toEqual([...servers].sort());
    const seen: number[] = [];
    for (let step = 0; step < 9; step += 1) {
      seen.push((await root("GET", `execution/${id}/steps/`)).json.total);
      await clock.advance(100);
    }
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(await states(root, id)).toEqual(["created", "started", "completed"]);
    const { json: steps } = await root("GET", `execution/${id}/steps/`);
    expect(steps.total).toBe(6);
    expect(steps.items[0]).toMatchObject({ initiator_id: id, version: 1, data: { result: "ok", execution_id: id } });
    expect(server.execution(id)).toMatchObject({ state: "completed", playbook: "cluster_deploy", clusterId: cluster });
    expect(server.execution(id)?.log).toContain("======= Ansible commandline =======");
  });

  test("fails if its script says so, with the error in its last step", async () => {
    const deployment = await prepare();
    const { root, clock, server } = deployment;
    const error = { msg: "no space left on device", rc: 28 };
    server.script("cluster_deploy", {
      outcome: "failed",
      durationMs: 60_000,
      error,
      log: "PLAY [all] ***\nno space\n",
    });
    const configuration = await configure(deployment);
    const id = await execute(deployment, configuration);
    await clock.advance(60_099);
    expect(await states(root, id)).toEqual(["created", "started"]);
    await clock.advance(1);
    expect(await states(root, id)).toEqual(["created", "started", "failed"]);
    const { json } = await root("GET", `execution/${id}/steps/`);
    expect(json.items[0]).toMatchObject({ data: { result: "error", error } });
    expect(server.execution(id)?.log).toMatch(/no space\n\nInternal error\n\nTraceback/);
    // The configuration of a failed execution stays locked.
    const { json: locked } = await root("DELETE", `playbook_configuration/${configuration.id}/`);
    expect(locked.error).toBe("CannotDeleteLockedPlaybookConfiguration");
  });

  test("has the steps of its script, which may depend on it", async () => {
    const deployment = await prepare();
    const { root, clock, server, servers } = deployment;
    server.script(
      ({ configurationName }) => configurationName === "special",
      ({ clusterId }) => ({
        outcome: "failed",
        steps: [
          { name: clusterId, role: "ceph-mon" },
          { name: "unreached", result: "unreachable", serverId: servers[1] ?? null },
          { name: "nowhere", result: "error", error: { rc: 1 }, serverId: null },
        ],
      }),
    );
    const id = await execute(deployment, await configure(deployment, "cluster_deploy", { name: "special" }));
    await clock.advance(1000);
    const { json } = await root("GET", `execution/${id}/steps/?sort_by=${encodeURIComponent('{"time_finished":1}')}`);
    expect(json.items.map(({ data }) => [data.name, data.role, data.result, data.server_id])).toEqual([
      [deployment.cluster, "ceph-mon", "ok", servers[0]],
      ["unreached", "", "unreachable", servers[1]],
      ["nowhere", "", "error", null],
    ]);
  });

  test("that hangs can be canceled", async () => {
    const deployment = await prepare();
    const { clock, server } = deployment;
    server.script("cluster_deploy", { outcome: "hang" });
    const id = await execute(deployment, await configure(deployment));
    await clock.advance(3_600_000);
    // The token has expired.
    const later = await logIn(server);
    expect(await states(later, id)).toEqual(["created", "started"]);
    expect((await later("DELETE", `execution/${id}/`)).json.data.state).toBe("canceling");
    expect((await later("DELETE", `execution/${id}/`)).json.version).toBe(3);
    await clock.advance(50);
    expect(await states(later, id)).toEqual(["created", "started", "canceling", "canceled"]);
    expect((await later("DELETE", `execution/${id}/`)).json.version).toBe(4);
  });

  test("may end before a cancel takes effect", async () => {
    const deployment = await prepare();
    const { root, clock } = deployment;
    const id = await execute(deployment, await configure(deployment));
    await clock.advance(990);
    await root("DELETE", `execution/${id}/`);
    await clock.advance(1000);
    expect(await states(root, id)).toEqual(["created", "started", "canceling", "completed"]);
  });

  test.each([
    [undefined, ["created", "canceled", "started", "completed"]],
    ["start", ["created", "canceled", "started", "completed"]],
    ["drop", ["created", "canceled"]],
  ] as const)(
    "that is canceled before it starts goes on as in a real server: %s",
    async (afterEarlyCancel, expected) => {
      const deployment = await prepare();
      const { root, clock, server } = deployment;
      if (afterEarlyCancel !== undefined) server.script("cluster_deploy", { afterEarlyCancel });
      const id = await execute(deployment, await configure(deployment));
      expect((await root("DELETE", `execution/${id}/`)).json.data.state).toBe("canceled");
      await clock.advance(2000);
      expect(await states(root, id)).toEqual(expected);
    },
  );

  test("waits while another execution has locked its servers", async () => {
    const deployment = await prepare();
    const { root, clock, server } = deployment;
    server.script("cluster_deploy", { durationMs: 2000 });
    const first = await execute(deployment, await configure(deployment));
    const second = await execute(deployment, await configure(deployment));
    await clock.advance(1000);
    expect([await states(root, first), await states(root, second)]).toEqual([["created", "started"], ["created"]]);
    await clock.advance(60_000);
    expect((await states(root, second)).slice(0, 2)).toEqual(["created", "started"]);
  });

  test("adds servers to a cluster when it starts, removes them when it has succeeded, and purges all", async () => {
    const deployment = await prepare();
    const { root, clock, server } = deployment;
    const [mon = "", osd = "", other = ""] = deployment.servers;
    const cluster = server.addCluster("deployed", { mons: [mon], osds: [osd] });
    const inCluster = { ...deployment, cluster };
    const roles = async (): Promise<Record<string, unknown>> => {
      const { json } = await root("GET", `cluster/${cluster}/`);
      const configuration = json.data.configuration as Record<string, { server_id: string }[]>;
      return Object.fromEntries(
        Object.entries(configuration).map(([role, members]) => [role, members.map(({ server_id }) => server_id)]),
      );
    };
    const run = async (playbook: string, serverIds: readonly string[]): Promise<void> => {
      await execute(inCluster, await configure(inCluster, playbook, { server_ids: serverIds }));
      await clock.advance(1100);
    };
    await run("add_rgw", [other]);
    expect(await roles()).toEqual({ mons: [mon], osds: [osd], rgws: [other] });
    await run("remove_rgw", [other]);
    expect(await roles()).toEqual({ mons: [mon], osds: [osd] });
    expect((await root("GET", `server/${other}/`)).json.data.cluster_id).toBeNull();
    server.script("remove_osd", { outcome: "failed" });
    await run("remove_osd", [osd]);
    expect(await roles()).toEqual({ mons: [mon], osds: [osd] });
    await run("cinder_integration", []);
    const integration = await root("GET", `cinder_integration/${cluster}/?root=`);
    expect(Object.keys(integration.json)).toContain("ceph.conf");
    await run("purge_cluster", []);
    expect(await roles()).toEqual({});
    expect((await root("GET", `cluster/${cluster}/`)).json).not.toMatchObject({ time_deleted: 0 });
  });

  test("uses the servers of the inventory, which may have been edited, and fails if one does not exist", async () => {
    const deployment = await prepare();
    const { root, clock, server, cluster, servers } = deployment;
    const edit = async (inventory: object): Promise<string> => {
      const { id, version, data, ...rest } = await configure(deployment);
      const { json } = await root("PUT", `playbook_configuration/${id}/`, {
        ...{ ...rest, id, version },
        data: { name: data.name, configuration: { global_vars: {}, inventory } },
      });
      const execution = await execute(deployment, json);
      await clock.advance(1100);
      return execution;
    };
    expect(await states(root, await edit({ mons: ["10.9.9.9"] }))).toEqual(["created", "started", "failed"]);
    await edit({ mons: ["10.0.0.1"], rgws: { hosts: ["10.0.0.2"] }, already_deployed: ["10.0.0.3"], _meta: {} });
    const { json } = await root("GET", `cluster/${cluster}/`);
    expect(json.data.configuration).toMatchObject({
      mons: [{ server_id: servers[0], version: 2 }],
      rgws: [{ server_id: servers[1] }],
    });
    expect(server.executions()).toHaveLength(2);
  });

  test("removes a second role where a hint says so", async () => {
    const deployment = await prepare();
    const { root, clock, server } = deployment;
    const [mon = "", gateway = ""] = deployment.servers;
    const cluster = server.addCluster("gateways", { mons: [mon], nfss: [gateway], rgws: [gateway] });
    const configuration = await configure({ ...deployment, cluster }, "remove_nfs", {
      server_ids: [gateway],
      hints: [{ id: "remove_rgw", value: true }],
    });
    await execute(deployment, configuration);
    await clock.advance(1100);
    const { json } = await root("GET", `cluster/${cluster}/`);
    expect(json).toMatchObject({ version: 3, data: { configuration: { mons: [{ server_id: mon }] } } });
    expect(json.data.configuration).not.toHaveProperty("rgws");
  });

  test("that a new configuration starts in version 1.2 needs the permission for its playbook", async () => {
    const users = [{ login: "ann", password: "a", role: "some" }];
    const api = ["view_playbook_configuration", "create_playbook_configuration"];
    const { server } = await start({ users: [...defaultUsers, ...users], roles: [{ name: "some", api }] });
    const [id = ""] = server.addServers(1);
    const cluster_id = server.addCluster("ceph");
    const ann = await logIn(server, "ann");
    const body = { name: "x", cluster_id, playbook_id: "cluster_deploy", server_ids: [id], hints: [], run: true };
    expect((await ann("POST", "playbook_configuration/", body)).status).toBe(403);
    expect((await ann("GET", "playbook_configuration/")).json.total).toBe(0);
  });

  test("that a new configuration starts in version 1.2 is named in that response only", async () => {
    const deployment = await prepare();
    const configuration = await configure(deployment, "cluster_deploy", { run: true });
    const { created_execution_id: id } = configuration.data;
    expect(deployment.server.execution(String(id))?.state).toBe("created");
    await deployment.clock.advance(2000);
    expect(deployment.server.executions().map(({ state }) => state)).toEqual(["completed"]);
    const { json } = await deployment.root("GET", `playbook_configuration/${configuration.id}/`);
    expect(json.data).not.toHaveProperty("created_execution_id");
  });

  test("stays created without workers, and is controlled by the test", async () => {
    const deployment = await prepare({ workers: "off" });
    const { root, clock, server } = deployment;
    const id = await execute(deployment, await configure(deployment));
    await clock.advance(60_000);
    expect(await states(root, id)).toEqual(["created"]);
    server.startExecution(id);
    server.finishExecution(id, "completed", "all is well\n");
    expect(server.execution(id)?.log).toMatch(/^all is well\n/);
    server.setState(id, "canceling");
    expect(await states(root, id)).toEqual(["created", "started", "completed", "canceling"]);
    expect(() => {
      server.startExecution("unknown");
    }).toThrow("The server has no execution unknown.");
  });

  test("has a log that a client may cache", async () => {
    const deployment = await prepare();
    const { clock, server } = deployment;
    const id = await execute(deployment, await configure(deployment));
    await clock.advance(2000);
    const { json } = await anonymous(server)("POST", "auth/", { username: "root", password: "root" });
    const get = (headers: Record<string, string>, query = "") =>
      server.fetch(`${server.url}/v1/execution/${id}/log/${query}`, {
        headers: { authorization: json.id, ...headers },
      });
    const text = await get({ accept: "application/json, text/plain" });
    const etag = text.headers.get("etag") ?? "";
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await text.text()).toBe(server.execution(id)?.log);
    for (const known of [etag, `"x", W/${etag}`, "*"]) {
      const same = await get({ "if-none-match": known });
      expect([same.status, same.headers.get("etag"), await same.text()]).toEqual([304, etag, ""]);
    }
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
    const download = await get({ accept: "application/json" }, "?download=on");
    expect(download.headers.get("content-disposition")).toBe(`attachment; filename=${id}.log`);
    expect(await (await get({ accept: "application/json" })).json()).toEqual({ data: server.execution(id)?.log });
  });
});

describe("a discovery", () => {
  const id = "40b96868-205e-48a2-b8f6-3e3fcfbc4101";

  test("leads to a server after a while, with facts", async () => {
    const { root, clock } = await start();
    const { json } = await root("POST", "server/", { id, host: "node1.example.org", username: "ansible" });
    expect(json).toEqual({});
    await clock.advance(999);
    expect((await root("GET", `server/${id}/`)).status).toBe(404);
    await clock.advance(1);
    expect((await root("GET", `server/${id}/`)).json).toMatchObject({
      version: 1,
      initiator_id: null,
      data: { name: "node1.example.org", username: "ansible", facts: { ansible_nodename: "node1.example.org" } },
    });
  });

  test("may never succeed, or find what its script says", async () => {
    const { server, root, clock } = await start();
    const stop = server.scriptDiscovery(({ host }) => host.startsWith("node"), { outcome: "never" });
    await root("POST", "server/", { id, host: "node1", username: "ansible" });
    await clock.advance(3_600_000);
    const later = await logIn(server);
    expect((await later("GET", "server/")).json.total).toBe(0);
    stop();
    server.scriptDiscovery(id, ({ username }) => ({ durationMs: 5000, ip: "10.1.2.3", facts: { by: username } }));
    await later("POST", "server/", { id, host: "node1", username: "ansible" });
    await clock.advance(5000);
    const { json } = await later("GET", `server/${id}/`);
    expect(json.data).toMatchObject({ ip: "10.1.2.3", facts: { by: "ansible" }, name: "node1" });
  });
});

test("invalid scripts are rejected", async () => {
  const { server } = await start();
  for (const run of [
    { outcome: "canceled" },
    { durationMs: -1 },
    { steps: [{ name: "a", result: "bad" }] },
    { log: 5 },
    { error: "message" },
    { steps: {} },
    { steps: ["a"] },
    { steps: [{ name: "a", server_id: null }] },
    { steps: [{ name: "a", serverId: 5 }] },
    { duration: 5 },
    null,
  ]) {
    expect(() => server.script("hello_world", run as object), JSON.stringify(run)).toThrow(
      / (must be|has no property) .*\.$/,
    );
  }
  expect(() => server.script("hello-world", {})).toThrow("Version 1.2 has no playbook hello-world.");
  expect(() => server.scriptDiscovery("a", { address: "10.0.0.1" } as object)).toThrow("has no property");
  expect(() => server.scriptDiscovery("a", { outcome: "failed" } as object)).toThrow(
    "outcome must be one of found, never",
  );
  expect(() => server.addServers(1.5)).toThrow("whole number");
  expect(() => server.addServers(1, { names: () => "a" } as object)).toThrow("has no property");
  expect(() => server.addServers(1, { name: "a" } as object)).toThrow("The name of a template must be a function");
  expect(() => server.addServers(1, { ip: () => 5 } as object)).toThrow(
    "The address of a server must be a string, not 5.",
  );
  expect(() => server.addCluster("x", { mons: "a" } as unknown as Record<string, string[]>)).toThrow(
    'The servers of mons must be an array, not "a".',
  );
  expect(() => server.completeDiscovery("a", { names: "b" } as object)).toThrow("has no property");
  expect(() => server.addStep({ execution_id: "a" } as StepData)).toThrow("The name of a step must be a string");
  expect(() => server.setCinderIntegration("a", { config: "" } as CinderIntegration)).toThrow(
    "keyrings must be an object",
  );
  expect(server.executions()).toEqual([]);
  expect(() => server.addCluster("x", { mons: ["unknown"] })).toThrow("The server has no server unknown.");
});

test("a reset leaves users only, and stops all work", async () => {
  const deployment = await prepare();
  const { server, clock } = deployment;
  await execute(deployment, await configure(deployment));
  server.reset();
  await clock.advance(10_000);
  expect(server.executions()).toEqual([]);
  expect((await (await logIn(server))("GET", "server/")).json.total).toBe(0);
});

test("the control endpoints exist only with control, and turn the workers off", async () => {
  const { server } = await start();
  expect((await server.fetch("http://decapod.test/__control/reset", { method: "POST" })).status).toBe(404);
  const controlled = await prepare({ control: true });
  const id = await execute(controlled, await configure(controlled));
  await controlled.clock.advance(10_000);
  expect(controlled.server.execution(id)?.state).toBe("created");
  const step = (name: string, body: object) =>
    controlled.server.fetch(`http://decapod.test/__control/${name}`, { method: "POST", body: JSON.stringify(body) });
  expect((await step("execution", { id, do: "start" })).status).toBe(200);
  expect((await step("execution", { id, do: "explode" })).status).toBe(400);
  expect((await step("nothing", {})).status).toBe(404);
  expect(controlled.server.execution(id)?.state).toBe("started");
});
