import {
  AmbiguousOutcomeError,
  BadRequestError,
  ConflictError,
  type Deployment,
  DeploymentFailedError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  PreconditionFailedError,
  ResponseValidationError,
  ServerError,
  type SlipStreamClientOptions,
  UnexpectedResponseError,
  WaitTimeoutError,
} from "saltant/slipstream";
import { type EmbeddedServerOptions, exampleModules, type RunScript, VirtualClock } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";
import { collect, createFixture, errorOf } from "./fixture.js";

const wordpress = "apps/WordPress/wordpress";
const lamp = "apps/lamp";
const unknownUuid = "00000000-0000-4000-8000-000000000000";

async function createDeployFixture(options: EmbeddedServerOptions = {}, more: Partial<SlipStreamClientOptions> = {}) {
  const clock = new VirtualClock();
  const fixture = createFixture({ clock, modules: exampleModules, ...options });
  const slipstream = fixture.as("joe", more);
  // Its login is not what is tested here.
  await slipstream.session.login();
  const { deployments } = slipstream;
  fixture.server.clearRequests();
  /** The fields of the last form. */
  const form = (): Record<string, string> => Object.fromEntries(new URLSearchParams(lastBody(fixture.server.requests)));
  return { ...fixture, slipstream, clock, deployments, form };
}

function lastBody(requests: readonly { readonly body: unknown }[]): string {
  return String(requests.at(-1)?.body);
}

/** A deployment, with the server's requests since then. */
async function createRun(script: RunScript = {}, module = lamp, scalable = true) {
  const fixture = await createDeployFixture();
  fixture.server.script(module, script);
  const run = await fixture.deployments.deploy(module, { scalable });
  fixture.server.clearRequests();
  return { ...fixture, run };
}

/** A deployment that only the test changes. */
async function createManualRun(module = lamp, scalable = true) {
  const fixture = await createDeployFixture({ workers: "off" });
  const run = await fixture.deployments.deploy(module, { scalable });
  fixture.server.clearRequests();
  /** Before the poll with this number, from 1. */
  const beforePoll = (actions: Readonly<Record<number, () => void>>): void => {
    let polls = 0;
    fixture.server.onRequest(({ method, path }) => {
      if (method === "GET" && path === `run/${run.id}`) actions[(polls += 1)]?.();
    });
  };
  return { ...fixture, run, beforePoll };
}

async function createReadyRun() {
  const fixture = await createRun();
  await fixture.run.waitUntilReady({ refreshPeriodMs: 100 });
  fixture.server.clearRequests();
  return fixture;
}

describe("deploy", () => {
  it("sends the least where nothing is given, and returns what is known", async () => {
    const { deployments, form, sent, server } = await createDeployFixture();
    const run = await deployments.deploy(wordpress);
    expect(form()).toEqual({ refqname: `module/${wordpress}`, "bypass-ssh-check": "true" });
    expect(sent()).toEqual(["POST run"]);
    expect(run.toJSON()).toEqual({
      ...{ id: server.runs()[0]?.uuid, module: wordpress, state: "initializing", abort: null, serviceUrl: null },
      ...{ startedAt: null, lastStateChangeAt: null, clouds: [], username: null, type: null, tags: [] },
      ...{ scalable: false, parameters: null },
    });
    await run.sync();
    expect([run.type, run.username, run.clouds, run.scalable]).toEqual(["Run", "joe", ["c1"], false]);
    expect(run.module).toMatch(/^apps\/WordPress\/wordpress\/\d+$/);
    expect(run.startedAt).toBeInstanceOf(Date);
    expect(run.toString()).toContain(run.id);
  });

  it("sends all of a component", async () => {
    const { deployments, form, server } = await createDeployFixture();
    const run = await deployments.deploy(wordpress, {
      ...{ cloud: "c2", tags: ["blog", "it's €"], keepRunning: "always", scalable: true, checkSshKey: true },
      parameters: { wordpress_title: "Hi & bye", admin_email: undefined },
    });
    expect(form()).toEqual({
      ...{ refqname: `module/${wordpress}`, tags: "blog,it's €", "keep-running": "always", mutable: "on" },
      ...{ "parameter--cloudservice": "c2", "parameter--wordpress_title": "Hi & bye" },
    });
    expect([run.clouds, run.tags, run.scalable]).toEqual([["c2"], ["blog", "it's €"], true]);
    expect(server.run(run.id)?.clouds).toEqual(["c2"]);
  });

  it("sends all of an application", async () => {
    const { deployments, form } = await createDeployFixture();
    const run = await deployments.deploy(lamp, {
      ...{ cloud: { apache: "c1", worker: "c2" }, multiplicity: { worker: 3 }, toleratedFailures: { worker: 1 } },
      ...{ tags: "a,b", rawParameters: { tags: "lost", mutable: "on" } },
    });
    expect(form()).toEqual({
      ...{ refqname: `module/${lamp}`, tags: "a,b", mutable: "on", "bypass-ssh-check": "true" },
      ...{ "parameter--node--apache--cloudservice": "c1", "parameter--node--worker--cloudservice": "c2" },
      "parameter--node--worker--multiplicity": "3",
      "parameter--node--worker--max-provisioning-failures": "1",
    });
    expect([run.clouds, run.tags]).toEqual([
      ["c1", "c2"],
      ["a", "b"],
    ]);
  });

  it("writes values as the server reads them", async () => {
    const { as, server } = await createDeployFixture({}, { retry: false });
    server.inject({ kind: "status", status: 409, body: "409 - Conflict\nno", path: "run" });
    const parameters = { n: { flag: true, count: 0, none: null, list: ["a", 1, false], empty: "" } };
    await errorOf(as("joe").deployments.deploy(lamp, { parameters }), ConflictError);
    expect([...new URLSearchParams(lastBody(server.requests))].slice(0, 6)).toEqual([
      ["parameter--node--n--flag", "true"],
      ["parameter--node--n--count", "0"],
      ["parameter--node--n--list", "a"],
      ["parameter--node--n--list", "1"],
      ["parameter--node--n--list", "false"],
      ["parameter--node--n--empty", ""],
    ]);
  });

  it.each([lamp, `/${lamp}/`, `module/${lamp}`])("takes the path %j", async (path) => {
    const { deployments, form } = await createDeployFixture();
    await deployments.deploy(path);
    expect(form().refqname).toBe(`module/${lamp}`);
  });

  it("deploys a module, in its version", async () => {
    const { slipstream, form } = await createDeployFixture();
    const module = await slipstream.modules.get(lamp);
    await slipstream.deployments.deploy(module);
    expect(form().refqname).toBe(`module/${lamp}/${String(module.version)}`);
  });

  it.each<[unknown, string]>([
    [{ cloud: 5 }, "cloud"],
    [{ cloud: { n: 5 } }, "cloud.n must be a string"],
    [{ cloud: { "n--m": "c1" } }, 'the server splits names at "--"'],
    [{ cloud: "c1", parameters: { n: { p: 1 } } }, "an application needs the cloud by node"],
    [{ cloud: "c1", multiplicity: { n: 1 } }, "an application needs the cloud by node"],
    [{ cloud: { n: "c1" }, parameters: { p: 1 } }, "cloud by node means an application"],
    [{ parameters: { p: 1, n: { q: 1 } } }, "either by name or by node, not both: p is not in a node"],
    [{ parameters: { "a--b": 1 } }, 'the server splits names at "--"'],
    [{ parameters: { "": 1 } }, 'the server splits names at "--"'],
    [{ parameters: { p: Number.NaN } }, "parameters.p must be a string, a number or a boolean"],
    [{ parameters: { p: () => 1 } }, "parameters.p must be a string, a number or a boolean"],
    [{ parameters: { n: { p: { q: 1 } } } }, "parameters.n.p must be a string, a number or a boolean"],
    [{ parameters: { p: "\ud800" } }, "parameters.p"],
    [{ parameters: [] }, "parameters"],
    [{ multiplicity: { n: 1.5 } }, "multiplicity.n"],
    [{ multiplicity: { n: -1 } }, "multiplicity.n"],
    [{ multiplicity: 2 }, "multiplicity"],
    [{ toleratedFailures: { n: "1" } }, "toleratedFailures.n"],
    [{ tags: ["a,b"] }, "tag"],
    [{ tags: [" "] }, "tag"],
    [{ tags: 7 }, "tags must be a string or an array of strings"],
    [{ tags: [7] }, "a tag must be a string"],
    [{ keepRunning: "sometimes" }, "keepRunning must be one of always, never, on-success, on-error"],
    [{ scalable: "yes" }, "scalable must be true or false"],
    [{ checkSshKey: 1 }, "checkSshKey must be true or false"],
    [{ rawParameters: { redirect_to_dashboard: true } }, "redirect_to_dashboard cannot be sent"],
    [{ rawParameters: 7 }, "rawParameters"],
    [{ once: "" }, "tag"],
    [{ once: 7 }, "once must be a string"],
    [{ clouds: "c1" }, "unknown property clouds"],
    [null, "the input"],
    ["c1", "the input"],
  ])("refuses the input %j", async (input, message) => {
    const { deployments, server } = await createDeployFixture();
    const error = await errorOf(deployments.deploy(lamp, input as never), InvalidInputError);
    expect(error.message).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it.each([undefined, null, "", "/", "module", "a//b", "a/../b", 7, {}])("refuses the module %j", async (module) => {
    const { deployments, server } = await createDeployFixture();
    await errorOf(deployments.deploy(module as never), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, Parameters<Awaited<ReturnType<typeof createDeployFixture>>["deployments"]["deploy"]>[1], string]>([
    [lamp, { cloud: "c1" }, "a component takes cloud and parameters by name, an application takes them by node"],
    [wordpress, { multiplicity: { n: 1 } }, "a component takes cloud and parameters by name"],
    [wordpress, { parameters: { nosuch: 1 } }, "Unknown parameter: nosuch in node: machine"],
    [lamp, { cloud: { nosuch: "c1" } }, "Unknown node: nosuch"],
    [wordpress, { cloud: "c9" }, "c9"],
    [wordpress, { rawParameters: { type: "Machine" } }, "A base image cannot be built"],
  ])("passes on why the server refuses %s with %j", async (module, input, sentence) => {
    const { deployments, server } = await createDeployFixture();
    const error = await errorOf(deployments.deploy(module, input), ConflictError);
    expect(error.status).toBe(409);
    expect(error.message).toContain(sentence);
    expect(server.requests).toHaveLength(1);
  });

  it("passes on a missing key, module or right", async () => {
    const { deployments, as, server } = await createDeployFixture({
      users: [
        { name: "joe", password: "p", parameters: { "General.ssh.public.key": "" } },
        { name: "mary", password: "p" },
      ],
    });
    const noKey = await errorOf(deployments.deploy(lamp, { checkSshKey: true }), ConflictError);
    expect(noKey.message).toContain("Missing public key in your user profile.");
    await deployments.deploy(lamp);
    await errorOf(deployments.deploy("apps/nosuch"), NotFoundError);
    server.addModule({ path: "apps/own", category: "Deployment", owner: "joe", nodes: {} });
    await errorOf(as("mary").deployments.deploy("apps/own"), PermissionDeniedError);
  });

  it("is not sent twice if the response is lost", async () => {
    const { deployments, server } = await createDeployFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: "run" });
    await errorOf(deployments.deploy(lamp), AmbiguousOutcomeError);
    expect([server.requests.length, server.runs().length]).toEqual([1, 1]);
  });

  it.each([undefined, "/dashboard", "https://slipstream.test/run/", "/run/%E0%A4%A"])(
    "does not know the outcome for a response with the location %s",
    async (location) => {
      const { deployments, server } = await createDeployFixture();
      const headers: Record<string, string> = location === undefined ? {} : { Location: location };
      server.inject({ kind: "status", status: 201, body: "", headers, path: "run" });
      const error = await errorOf(deployments.deploy(lamp), AmbiguousOutcomeError);
      expect(error.cause).toBeInstanceOf(UnexpectedResponseError);
    },
  );

  it("finds the id below a location with a slash at its end", async () => {
    const { deployments, server } = await createDeployFixture();
    server.inject({ kind: "status", status: 201, body: "", headers: { Location: "/run/abc/" }, path: "run" });
    expect((await deployments.deploy(lamp)).id).toBe("abc");
  });
});

describe("deploy with once", () => {
  it("deploys once for a tag, also in parallel", async () => {
    const { deployments, server, form } = await createDeployFixture();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => deployments.deploy(lamp, { once: "job-1", tags: "a" })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(server.runs()).toHaveLength(1);
    expect(all[0]?.tags).toEqual(["a", "job-1"]);
    expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    await deployments.deploy(lamp, { once: "job-2" });
    expect(form().tags).toBe("job-2");
    await deployments.deploy(wordpress, { once: "job-1" });
    expect(server.runs()).toHaveLength(3);
  });

  it("finds one that has ended", async () => {
    const { deployments, server } = await createDeployFixture();
    const first = await deployments.deploy(lamp, { once: "job-1" });
    await first.waitUntilTerminated();
    const again = await deployments.deploy(lamp, { once: "job-1" });
    expect([again.id, again.state]).toEqual([first.id, "done"]);
    expect(server.runs()).toHaveLength(1);
  });

  it("settles a lost response by a look", async () => {
    const { deployments, server } = await createDeployFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: "run" });
    const run = await deployments.deploy(lamp, { once: "job-1" });
    expect(server.runs().map(({ uuid }) => uuid)).toEqual([run.id]);
  });

  it("sends it again if nothing was created", async () => {
    const { deployments, server } = await createDeployFixture();
    server.inject({ kind: "reset", method: "POST", path: "run" });
    const run = await deployments.deploy(lamp, { once: "job-1" });
    expect(server.runs().map(({ uuid }) => uuid)).toEqual([run.id]);
  });

  it("says how to look where it stays unknown", async () => {
    const { deployments, server } = await createDeployFixture({}, { retry: false });
    server.inject({ kind: "status", status: 504, method: "POST", path: "run", times: Infinity });
    const error = await errorOf(deployments.deploy(lamp, { once: "job-1" }), AmbiguousOutcomeError);
    expect(error.message).toContain("deployments.list({ active: false }) shows it by the tag job-1");
  });
});

describe("a list of deployments", () => {
  async function createRuns() {
    const fixture = await createDeployFixture();
    for (let index = 0; index < 5; index += 1) {
      await fixture.deployments.deploy(wordpress, { cloud: index < 2 ? "c2" : "c1", tags: `t${index}` });
      await fixture.clock.advance(1_000);
    }
    const all = await fixture.deployments.list();
    await all[0]?.terminate();
    await fixture.as("mary").deployments.deploy(wordpress);
    await fixture.clock.advance(5_000);
    fixture.server.clearRequests();
    return fixture;
  }
  const tagsOf = (all: readonly Deployment[]): string => all.flatMap(({ tags }) => tags).join();

  it("has those of the user that have not ended, the latest first", async () => {
    const { deployments, sent } = await createRuns();
    expect(tagsOf(await deployments.list())).toBe("t3,t2,t1,t0");
    expect(sent()).toHaveLength(1);
    expect(tagsOf(await deployments.list({ active: false }))).toBe("t4,t3,t2,t1,t0");
    expect(tagsOf(await deployments.list({ cloud: "c2" }))).toBe("t1,t0");
    expect(await deployments.list({ cloud: "c9" })).toEqual([]);
  });

  it("sends what the server reads", async () => {
    const { deployments, sent } = await createRuns();
    await deployments.list({}, { pageSize: 20 });
    await deployments.list({ active: false, cloud: "a&b", module: `${lamp}/7` }, { pageSize: 2 });
    expect(sent()).toEqual([
      "GET run?activeOnly=true&offset=0&limit=20",
      "GET run?activeOnly=false&cloud=a&b&moduleResourceUri=module/apps/lamp/7&offset=0&limit=2",
    ]);
  });

  it("reads page by page, counts and ends early", async () => {
    const { deployments, sent } = await createRuns();
    const listing = deployments.list({ active: false }, { pageSize: 2 });
    expect(tagsOf(await collect(listing))).toBe("t4,t3,t2,t1,t0");
    expect(sent().map((line) => /offset=\d+/.exec(line)?.[0])).toEqual(["offset=0", "offset=2", "offset=4"]);
    expect(await deployments.list({ active: false }).count()).toBe(5);
    expect((await deployments.list().first())?.tags).toEqual(["t3"]);
    sent();
    for await (const run of deployments.list({ active: false }, { pageSize: 2 })) if (run.tags.includes("t3")) break;
    expect(sent()).toHaveLength(1);
  });

  it("has a module with its version, and the users of a superuser", async () => {
    const { deployments, as } = await createRuns();
    const [first] = await deployments.list();
    expect(await deployments.list({ module: first?.module ?? "" })).toHaveLength(4);
    expect(await deployments.list({ module: `${wordpress}/9999` })).toEqual([]);
    const root = as("root").deployments;
    expect(await root.list()).toHaveLength(5);
    expect((await root.list({ username: "mary" })).map(({ username }) => username)).toEqual(["mary"]);
    await errorOf(deployments.list({ username: "mary" }), PermissionDeniedError);
  });

  it("knows less of each than a single one", async () => {
    const { deployments } = await createRuns();
    const [item] = await deployments.list();
    expect([item?.lastStateChangeAt, item?.scalable, item?.parameters]).toEqual([null, null, null]);
    await item?.sync();
    expect([item?.state, item?.scalable, item?.lastStateChangeAt instanceof Date]).toEqual(["ready", false, true]);
    expect(item?.serviceUrl).toMatch(/^http:\/\/10\./);
  });

  it.each<[unknown, unknown]>([
    [{ state: "ready" }, {}],
    [{ active: "yes" }, {}],
    [{ cloud: 7 }, {}],
    [{ username: 7 }, {}],
    [{ module: "a//b" }, {}],
    [null, {}],
    [{}, { pageSize: 501 }],
    [{}, { pageSize: 0 }],
    [{}, null],
  ])("refuses %j with %j", async (filters, options) => {
    const { deployments, server } = await createDeployFixture();
    const call = async (): Promise<unknown> => deployments.list(filters as never, options as never);
    await errorOf(call(), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it("is refused if the server's page is none", async () => {
    const { deployments, server } = await createDeployFixture();
    const xml = { "content-type": "application/xml" };
    server.inject({ kind: "status", status: 200, body: '<runs totalCount="1"><item uuid="x"/></runs>', headers: xml });
    await errorOf(deployments.list(), ResponseValidationError);
    server.inject({ kind: "status", status: 200, body: "<runs/>", headers: xml });
    await errorOf(deployments.list(), ResponseValidationError);
  });
});

describe("a deployment", () => {
  it("is got by its id or href", async () => {
    const { deployments, run, sent } = await createReadyRun();
    const got = await deployments.get(run.id);
    expect([got.isReady, got.isFinished, got.href, got.abort]).toEqual([true, false, `run/${run.id}`, null]);
    expect(got.equals(await deployments.get(got.href))).toBe(true);
    expect(sent()).toEqual(Array(2).fill(`GET run/${run.id}`));
    expect(got.parameters?.["ss:state"]).toBe("Ready");
    expect(got.parameters?.["apache.1:abort"]).toBeNull();
  });

  it("is not got if it is unknown or another user's", async () => {
    const { as, deployments, run } = await createReadyRun();
    await errorOf(deployments.get(unknownUuid), NotFoundError);
    await errorOf(as("mary").deployments.get(run.id), PermissionDeniedError);
  });

  it.each([undefined, null, "", " ", 7, {}, "..", "run/"])("is not got by %j", async (id) => {
    const { deployments, server } = await createDeployFixture();
    for (const call of [
      () => deployments.get(id as never),
      () => deployments.terminate(id as never),
      () => deployments.parameter(id as never, "ss:state"),
      () => deployments.parameterKeys(id as never),
      () => deployments.nodeInstances(id as never, "n"),
      () => deployments.addNodeInstances(id as never, "n"),
      () => deployments.removeNodeInstances(id as never, "n", 1),
      () => deployments.waitUntilReady(id as never),
      () => deployments.waitForParameter(id as never, "ss:state"),
    ]) {
      await errorOf(call(), InvalidInputError);
    }
    expect(server.requests).toEqual([]);
  });

  it("cannot lead to another path by its id", async () => {
    const { deployments, server } = await createDeployFixture();
    await errorOf(deployments.get("x/../../users?y"), NotFoundError);
    expect(server.requests.map(({ url }) => url)).toEqual([`${server.endpoint}/run/x%2F..%2F..%2Fusers%3Fy`]);
  });
});

describe("terminate", () => {
  it("ends a ready one, and is no error for one that has ended", async () => {
    const { deployments, run, sent, server } = await createReadyRun();
    await run.terminate();
    await deployments.terminate(run);
    expect(server.run(run.id)?.state).toBe("Done");
    expect(sent()).toEqual(Array(2).fill(`DELETE run/${run.id}`));
    await errorOf(deployments.terminate(unknownUuid), NotFoundError);
  });

  it("cancels one that is not ready", async () => {
    const { run } = await createManualRun();
    await run.terminate();
    expect((await run.sync()).state).toBe("cancelled");
  });

  it.each([200, 202, 204])("accepts the status %i", async (status) => {
    const { deployments, server } = await createDeployFixture();
    server.inject({ kind: "status", status, body: "" });
    await deployments.terminate(unknownUuid);
  });

  it("settles a lost response by a look", async () => {
    const { run, sent, server } = await createReadyRun();
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await run.terminate();
    expect(sent()).toEqual([`DELETE run/${run.id}`, `GET run/${run.id}`]);
  });

  it("stays unknown where it was not terminated, or the look fails", async () => {
    const { run, server } = await createReadyRun();
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(run.terminate(), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    server.inject({ kind: "status", status: 404, method: "GET" });
    await errorOf(run.terminate(), AmbiguousOutcomeError);
    expect(server.requests.filter(({ method }) => method === "DELETE")).toHaveLength(2);
  });
});

describe("a runtime parameter", () => {
  it("is read as text", async () => {
    const { deployments, run, sent, server } = await createReadyRun();
    server.setParameter(run.id, "apache.1:note", "ä€😀\nx ");
    expect(await deployments.parameter(run.id, "apache.1:note")).toBe("ä€😀\nx ");
    expect(sent()).toEqual([`GET run/${run.id}`, `GET run/${run.id}/apache.1:note?ignoreabort=false`]);
    expect(server.run(run.id)?.abort).toBe("");
  });

  it("that every deployment has is read right away", async () => {
    const { run, sent } = await createReadyRun();
    expect(await run.parameter("ss:state")).toBe("Ready");
    expect(sent()).toEqual([`GET run/${run.id}/ss:state?ignoreabort=false`]);
  });

  it("that the model has is read right away", async () => {
    const { run, sent } = await createReadyRun();
    await run.sync();
    sent();
    expect(await run.parameter("apache.1:hostname")).toMatch(/^10\./);
    expect(sent()).toEqual([`GET run/${run.id}/apache.1:hostname?ignoreabort=false`]);
  });

  it("that is unknown is never read, as that would abort the deployment", async () => {
    const { deployments, run, sent, server } = await createReadyRun();
    for (const key of ["apache.1:hostnam", "nosuch:x", "__proto__:x", "ss:nosuch"]) {
      const error = await errorOf(deployments.parameter(run.id, key), NotFoundError);
      expect([error.status, error.attempts]).toEqual([404, 0]);
      expect(error.message).toContain("reading it would abort the deployment");
    }
    await run.sync();
    await errorOf(run.parameter("apache.1:hostnam"), NotFoundError);
    expect(sent().every((line) => line === `GET run/${run.id}`)).toBe(true);
    expect(server.run(run.id)?.abort).toBe("");
  });

  it("is read unseen with force", async () => {
    const { run, sent, server } = await createReadyRun();
    await errorOf(run.parameter("apache.1:hostnam", { force: true }), NotFoundError);
    expect(sent()).toEqual([`GET run/${run.id}/apache.1:hostnam?ignoreabort=false`]);
    expect(server.run(run.id)?.abort).not.toBe("");
  });

  it("that has no value yet, or is of an aborted deployment, is refused as such", async () => {
    const { run, server } = await createReadyRun();
    const unset = await errorOf(run.parameter("apache.1:abort", { force: true }), PreconditionFailedError);
    expect(unset.message).toContain("not yet set");
    server.abort(run.id, "no space left");
    const aborted = await errorOf(run.parameter("ss:state"), ConflictError);
    expect(aborted.message).toContain("Abort flag raised!");
    expect(await run.parameter("ss:state", { ignoreAbort: true })).toBe("Ready");
    expect(await run.parameter("ss:abort", { ignoreAbort: true })).toBe("no space left");
  });

  it("with an empty value is an empty string", async () => {
    const { run, server } = await createReadyRun();
    server.inject({ kind: "status", status: 200, body: "", headers: { "content-type": "text/plain" } });
    expect(await run.parameter("ss:tags")).toBe("");
    server.inject({ kind: "status", status: 204, body: "", headers: { "content-type": "text/plain" } });
    expect(await run.parameter("ss:tags")).toBe("");
  });

  it.each([undefined, "", "state", ":state", "ss:", "a b:c", 7, "ss:a b"])("is not read by the key %j", async (key) => {
    const { deployments, run, server } = await createReadyRun();
    await errorOf(deployments.parameter(run, key as never), InvalidInputError);
    await errorOf(deployments.waitForParameter(run, key as never), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it.each([{ force: 1 }, { ignoreAbort: "x" }, { timeoutMs: 0 }, null, 7])(
    "refuses the options %j",
    async (options) => {
      const { deployments, run, server } = await createReadyRun();
      await errorOf(deployments.parameter(run, "ss:state", options as never), InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );

  it("has its key among those that can be read", async () => {
    const { deployments, run, sent } = await createReadyRun();
    const keys = await deployments.parameterKeys(run);
    expect(keys).toEqual(expect.arrayContaining(["ss:state", "apache.1:hostname", "worker:multiplicity"]));
    expect(sent()).toEqual([`GET run/${run.id}`]);
  });

  it("counts for one deadline with the look before", async () => {
    const { deployments, run, server, clock } = await createReadyRun();
    const startMs = clock.now();
    server.inject({ kind: "delay", ms: 900, path: `run/${run.id}` });
    server.inject({ kind: "stall", path: `run/${run.id}/apache.1:hostname`, times: Infinity });
    const options = { totalTimeoutMs: 1_000 };
    await expect(deployments.parameter(run.id, "apache.1:hostname", options)).rejects.toMatchObject({
      code: "TIMEOUT",
    });
    expect(clock.now() - startMs).toBe(1_000);
  });
});

describe("scaling", () => {
  it("adds instances, and waits until they are there", async () => {
    const { run, deployments, sent, form } = await createReadyRun();
    expect(await run.addNodeInstances("worker", 2)).toEqual(["worker.3", "worker.4"]);
    expect(form()).toEqual({ n: "2" });
    expect(sent()).toEqual([`POST run/${run.id}/worker`]);
    await run.waitUntilScaled();
    expect([run.isReady, run.parameters?.["worker.4:scale.state"]]).toEqual([true, "operational"]);
    expect(await deployments.nodeInstances(run, "worker")).toEqual(["worker.1", "worker.2", "worker.3", "worker.4"]);
    expect(await run.nodeInstances("worker")).toEqual(await deployments.nodeInstances(run, "worker"));
    expect(await run.parameterKeys()).toEqual(await deployments.parameterKeys(run.id));
  });

  it("adds one without a quantity, and none for 0", async () => {
    const { run, server } = await createReadyRun();
    expect(await run.addNodeInstances("worker")).toEqual(["worker.3"]);
    expect([server.requests.at(-1)?.body, server.requests.at(-1)?.headers["content-type"]]).toEqual([
      undefined,
      undefined,
    ]);
    await run.waitUntilScaled();
    expect(await run.addNodeInstances("worker", 0)).toEqual([]);
    expect(server.requests.at(-1)?.body).toBe("n=0");
  });

  it.each<[unknown, string]>([
    [[1, 2], "1,2"],
    ["1,2", "1,2"],
    [" 1 , 2 ", "1,2"],
    [["1", 2, 2], "1,2"],
    [2, "2"],
    ["2", "2"],
  ])("removes the instances %j", async (ids, encoded) => {
    const { run, form, server } = await createReadyRun();
    await run.removeNodeInstances("worker", ids as never);
    expect(form()).toEqual({ ids: encoded });
    await run.waitUntilScaled();
    expect(run.parameters?.["worker.2:scale.state"]).toBe("gone");
    expect(server.run(run.id)?.state).toBe("Ready");
  });

  it("does not take 12 for 1 and 2", async () => {
    const { run, form } = await createReadyRun();
    const error = await errorOf(run.removeNodeInstances("worker", "12"), ConflictError);
    expect(form()).toEqual({ ids: "12" });
    expect(error.message).toContain("Couldn't find key 'worker.12:scale.state'");
  });

  it.each([[], "", "a", [1.5], [-1], "1;2", null, undefined, {}, ["1,2"]])("refuses the ids %j", async (ids) => {
    const { deployments, run, server } = await createReadyRun();
    await errorOf(deployments.removeNodeInstances(run, "worker", ids as never), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ["worker", -1],
    ["worker", 1.5],
    ["worker", "2"],
    ["", 1],
    ["a:b", 1],
    [undefined, 1],
    ["..", 1],
  ])("refuses the node %j with the quantity %j", async (node, quantity) => {
    const { deployments, run, server } = await createReadyRun();
    await errorOf(deployments.addNodeInstances(run, node as never, quantity as never), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it("is refused in another state, for a fixed deployment, an aborted one, and an unknown node", async () => {
    const { run, server } = await createReadyRun();
    await errorOf(run.addNodeInstances("nosuch"), BadRequestError);
    await errorOf(run.removeNodeInstances("nosuch", 1), BadRequestError);
    await run.addNodeInstances("worker");
    const busy = await errorOf(run.addNodeInstances("worker"), ConflictError);
    expect(busy.message).toContain("Incompatible state Provisioning");
    server.abort(run.id, "x");
    await errorOf(run.removeNodeInstances("worker", 1), ConflictError);
    const fixed = await createManualRun(lamp, false);
    expect((await errorOf(fixed.run.addNodeInstances("worker"), ConflictError)).message).toContain("not mutable");
  });

  it("is not sent twice if the response is lost", async () => {
    const { run, server, sent } = await createReadyRun();
    server.inject({ kind: "lostResponse", method: "POST" });
    await errorOf(run.addNodeInstances("worker", 2), AmbiguousOutcomeError);
    expect(sent()).toEqual([`POST run/${run.id}/worker`]);
  });

  it("settles a lost removal by a look", async () => {
    const { run, server, sent } = await createReadyRun();
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await run.removeNodeInstances("worker", [1, 2]);
    expect(sent()).toEqual([`DELETE run/${run.id}/worker`, `GET run/${run.id}`]);
    await run.waitUntilScaled();
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(run.removeNodeInstances("apache", 1), AmbiguousOutcomeError);
  });

  it("that ends in an abort fails its wait", async () => {
    const { run, beforePoll, server } = await createManualRun();
    server.setState(run.id, "Ready");
    await run.addNodeInstances("worker");
    beforePoll({
      2: () => {
        server.abort(run.id, "quota exceeded", "worker.3");
      },
    });
    const error = await errorOf(run.waitUntilScaled(), DeploymentFailedError);
    expect([error.code, error.abort]).toEqual(["DEPLOYMENT_FAILED", "quota exceeded"]);
  });
});

describe("a wait for a deployment", () => {
  it("ends when it is ready, and updates the object on the way", async () => {
    const { run, sent } = await createRun({ statesMs: { Provisioning: 12_000 } });
    const seen: string[] = [];
    const ready = await run.waitUntilReady({
      onUpdate: ({ instance, polls }) => {
        expect(instance).toBe(run);
        seen.push(`${polls} ${instance.state}`);
      },
    });
    expect(ready).toBe(run);
    expect([run.isReady, run.serviceUrl?.slice(0, 10)]).toEqual([true, "http://10."]);
    expect(seen).toEqual(["1 initializing", "2 provisioning", "3 provisioning", "4 ready"]);
    expect(sent()).toEqual(Array(4).fill(`GET run/${run.id}`));
  });

  it("counts one that was ready and has ended by itself", async () => {
    const { run } = await createRun({}, lamp, false);
    await run.waitUntilReady();
    expect([run.state, run.isFinished]).toEqual(["done", true]);
  });

  it("ends early with the deployment's own message if it is aborted", async () => {
    const { run, deployments, sent } = await createRun({
      ...{ abort: "no space left on device", abortIn: "Provisioning", abortedBy: "worker.1" },
      statesMs: { Executing: 3_600_000 },
    });
    const error = await errorOf(deployments.waitUntilReady(run.id), DeploymentFailedError);
    expect([error.abort, error.deployment.state, error.deployment.id]).toEqual([
      ...["no space left on device", "executing", run.id],
    ]);
    expect(error.message).toBe(`deployment ${run.id} was aborted: no space left on device`);
    expect(sent()).toHaveLength(2);
  });

  it("ends early if it was terminated", async () => {
    const { run, beforePoll, server } = await createManualRun();
    beforePoll({
      2: () => {
        server.setState(run.id, "Cancelled");
      },
    });
    const error = await errorOf(run.waitUntilReady(), DeploymentFailedError);
    expect([error.abort, error.deployment.state]).toEqual([null, "cancelled"]);
    expect(error.message).toBe(`deployment ${run.id} is ${error.deployment.state} and can no longer be ready`);
  });

  it("for the end takes any end", async () => {
    for (const state of ["Done", "Cancelled", "Aborted"] as const) {
      const { run, beforePoll, server } = await createManualRun();
      beforePoll({
        1: () => {
          server.abort(run.id, "x");
        },
        3: () => {
          server.setState(run.id, state);
        },
      });
      expect(await run.waitUntilTerminated()).toBe(run);
      expect([run.state, run.isFinished]).toEqual([state.toLowerCase(), true]);
    }
  });

  it("goes on in a state that this version does not know, with a warning", async () => {
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const { deployments, server } = await createDeployFixture({}, { logger });
    const run = await deployments.deploy(lamp, { scalable: true });
    const body = `<run uuid="${run.id}" state="Dreaming" moduleResourceUri="module/${lamp}/7"/>`;
    server.inject({ kind: "status", status: 200, body, headers: { "content-type": "application/xml" }, method: "GET" });
    await run.waitUntilReady();
    expect(warnings).toEqual([expect.stringContaining("dreaming")]);
  });

  it("tolerates four failed polls, and not five", async () => {
    const { run, server } = await createRun();
    server.inject({ kind: "status", status: 502, path: `run/${run.id}`, times: 4 });
    await run.waitUntilReady({ request: { retry: false } });
    expect(run.isReady).toBe(true);
    server.inject({ kind: "status", status: 503, path: `run/${run.id}`, times: 5 });
    await errorOf(run.waitUntilTerminated({ request: { retry: false } }), ServerError);
  });

  it("ends with a missing deployment, and one of another user", async () => {
    const { deployments, as, run } = await createRun();
    await errorOf(deployments.waitUntilReady(unknownUuid), NotFoundError);
    await errorOf(as("mary").deployments.waitUntilReady(run.id), PermissionDeniedError);
  });

  it("outlives its session", async () => {
    const { run, server } = await createRun({ statesMs: { Executing: 50 * 3_600_000 } });
    await run.waitUntilReady({ refreshPeriodMs: 3_600_000 });
    expect(run.isReady).toBe(true);
    const logins = server.requests.filter(({ method, path }) => method === "POST" && path === "api/session");
    expect(logins).toHaveLength(2);
    expect(server.requests.filter(({ status }) => status === 401)).toEqual([]);
  });

  it("ends at its deadline, and says what it saw", async () => {
    const { run, clock } = await createRun({ staysIn: "Executing" });
    const startMs = clock.now();
    const error = await errorOf(run.waitUntilReady({ timeoutMs: 60_000 }), WaitTimeoutError);
    expect(clock.now() - startMs).toBe(60_000);
    expect([error.id, error.states, error.timeoutMs]).toEqual([run.id, ["initializing", "executing"], 60_000]);
    expect(error.message).toMatch(/was not ready after 60 s and \d+ polls \(seen initializing, executing\)/);
  });

  it("ends with the reason of an abort, at once", async () => {
    const { run, sent, server } = await createRun({ staysIn: "Executing" });
    const controller = new AbortController();
    const wait = run.waitUntilReady({
      signal: controller.signal,
      onUpdate: ({ polls }) => {
        if (polls === 2) controller.abort(new Error("enough"));
      },
    });
    await expect(wait).rejects.toThrow("enough");
    expect(sent()).toHaveLength(2);
    expect(server.run(run.id)?.state).toBe("Executing");
  });

  it("ends with what onUpdate throws", async () => {
    const { run } = await createRun();
    const onUpdate = (): void => {
      throw new RangeError("no");
    };
    await expect(run.waitUntilTerminated({ onUpdate })).rejects.toThrow(RangeError);
  });

  it.each([
    { refreshPeriodMs: -1 },
    { timeoutMs: "1" },
    { onUpdate: 7 },
    { request: { timeoutMs: 0 } },
    { signal: {} },
    { until: 7 },
    { force: "x" },
    null,
  ])("refuses the options %j", async (options) => {
    const { run, deployments, server } = await createRun();
    for (const call of [
      () => run.waitUntilReady(options as never),
      () => run.waitUntilTerminated(options as never),
      () => run.waitUntilScaled(options as never),
      () => deployments.waitUntilReady(run, options as never),
      () => deployments.waitForParameter(run, "ss:state", options as never),
    ]) {
      await errorOf(call(), InvalidInputError);
    }
    expect(server.requests).toEqual([]);
  });
});

describe("a wait for a runtime parameter", () => {
  it("ends with its first value, and reads no unknown key", async () => {
    const { run, beforePoll, server, sent } = await createManualRun();
    beforePoll({
      3: () => {
        server.setParameter(run.id, "apache.1:hostname", "10.0.0.1");
      },
    });
    expect(await run.waitForParameter("apache.1:hostname")).toBe("10.0.0.1");
    expect(sent()).toEqual(Array(3).fill(`GET run/${run.id}`));
    await errorOf(run.waitForParameter("apache.1:hostnam"), NotFoundError);
    expect(server.run(run.id)?.abort).toBe("");
  });

  it("ends with the value that is wanted", async () => {
    const { run, deployments } = await createRun();
    const until = (value: string): boolean => value === "Ready";
    expect(await deployments.waitForParameter(run.id, "ss:state", { until })).toBe("Ready");
  });

  it("waits for a key that does not exist yet with force", async () => {
    const { run, beforePoll, server } = await createManualRun();
    beforePoll({
      3: () => {
        server.setParameter(run.id, "apache.1:own", "x");
      },
    });
    expect(await run.waitForParameter("apache.1:own", { force: true })).toBe("x");
  });

  it("ends early if the deployment is aborted or ends", async () => {
    const { run, beforePoll, server } = await createManualRun();
    beforePoll({
      2: () => {
        server.abort(run.id, "boom");
      },
    });
    const error = await errorOf(run.waitForParameter("apache.1:hostname"), DeploymentFailedError);
    expect(error.message).toBe(`deployment ${run.id} was aborted: boom`);
    const other = await createManualRun();
    other.server.setState(other.run.id, "Done");
    await errorOf(other.run.waitForParameter("apache.1:hostname"), DeploymentFailedError);
    expect(await other.run.waitForParameter("ss:state")).toBe("Done");
    await errorOf(run.waitForParameter("nosuch:x", { timeoutMs: 1 }), NotFoundError);
  });
});

describe("events", () => {
  it("say what has happened, the latest first", async () => {
    const { run } = await createReadyRun();
    await run.terminate();
    const events = await run.events("state");
    expect(events.map(({ content }) => content.state)).toContain("Ready");
    expect(events.every(({ content }) => content.resource.href === run.href)).toBe(true);
  });
});
