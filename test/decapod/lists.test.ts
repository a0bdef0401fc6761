import { type Cluster, InvalidInputError, type ServerFilters } from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { collect, createDeployFixture, createFixture, unknownUuid } from "./fixture.js";

function createServers(count = 10) {
  const fixture = createFixture();
  const ids = fixture.server.addServers(count, { name: (index) => `osd${index + 1}` });
  return { ...fixture, ids };
}

/** The filter that a list sends, in storage names. */
function filterIn(request: string | undefined): unknown {
  const { searchParams } = new URL(request?.replace(/^GET /, "http://x/") ?? "");
  return JSON.parse(searchParams.get("filter") ?? "null");
}

describe("a filter", () => {
  it.each<[ServerFilters, unknown, string[]]>([
    [{ name: "osd3" }, { name: "osd3" }, ["osd3"]],
    [{ name: { eq: "osd3" } }, { name: { eq: "osd3" } }, ["osd3"]],
    [{ name: { ne: "osd3" }, version: 1 }, { name: { ne: "osd3" }, version: 1 }, ["osd1", "osd2", "osd4"]],
    [{ name: { gt: "osd3" } }, { name: { gt: "osd3" } }, ["osd4"]],
    [{ name: { gte: "osd2", lt: "osd4" } }, { name: { gte: "osd2", lt: "osd4" } }, ["osd2", "osd3"]],
    [{ name: { lte: "osd1" } }, { name: { lte: "osd1" } }, ["osd1"]],
    [{ name: { in: ["osd4", "osd1", "x"] } }, { name: { in: ["osd4", "osd1", "x"] } }, ["osd1", "osd4"]],
    [{ name: { regexp: "[34]$" } }, { name: { regexp: "[34]$" } }, ["osd3", "osd4"]],
    [
      { state: "operational", username: "ansible" },
      { state: "operational", username: "ansible" },
      ["osd1", "osd2", "osd3", "osd4"],
    ],
    [{ state: { in: ["off"] } }, { state: { in: ["off"] } }, []],
    [{ isLatest: true }, { is_latest: true }, ["osd1", "osd2", "osd3", "osd4"]],
    [{ timeDeleted: { gt: 0 } }, { time_deleted: { gt: 0 } }, []],
    [{ timeUpdated: { gt: new Date(1500) } }, { time_created: { gt: 1 } }, ["osd1", "osd2", "osd3", "osd4"]],
    [{ timeUpdated: { gte: new Date(1500) } }, { time_created: { gte: 2 } }, ["osd1", "osd2", "osd3", "osd4"]],
    [{ timeUpdated: { lt: new Date(1500) } }, { time_created: { lt: 2 } }, []],
    [{ timeUpdated: { lte: new Date(1500) } }, { time_created: { lte: 1 } }, []],
    [{ initiatorId: unknownUuid }, { initiator_id: unknownUuid }, []],
    [
      { name: undefined, fqdn: { regexp: undefined, ne: "x" } },
      { fqdn: { ne: "x" } },
      ["osd1", "osd2", "osd3", "osd4"],
    ],
    [{ "facts.ansible_nodename": "osd2" }, { "facts.ansible_nodename": "osd2" }, ["osd2"]],
    [{ name: "ö€😀" }, { name: "ö€😀" }, []],
  ])("%j is sent as %j", async (filters, wire, names) => {
    const { decapod, sent } = createServers(4);
    const servers = await decapod.servers.list(filters, { sortBy: { name: "asc" } });
    const [request] = sent();
    expect(filterIn(request)).toEqual(wire);
    expect(servers.map(({ name }) => name)).toEqual(names);
  });

  it("by an id takes the API's name, and gets a deleted resource with timeDeleted", async () => {
    const { decapod, server } = createServers(2);
    const [first] = await decapod.servers.list();
    await first?.delete();
    expect(await decapod.servers.list().count()).toBe(1);
    const deleted = await decapod.servers.list({ id: first?.id, timeDeleted: { gt: 0 } });
    expect(deleted.map((each) => [each.id, each.isDeleted])).toEqual([[first?.id, true]]);
    expect(filterIn(`GET ${server.requests.at(-1)?.url ?? ""}`)).toEqual({
      model_id: first?.id,
      time_deleted: { gt: 0 },
    });
  });

  it.each([
    [{ nam: "x" }, "unknown filter nam; those of servers are id, version,"],
    [{ model_id: "x" }, "unknown filter model_id"],
    [{ "facts.": "x" }, "unknown filter facts."],
    [{ "facts.$where": "x" }, "unknown filter facts.$where"],
    [{ facts: "x" }, "unknown filter facts"],
    [{ constructor: "x" }, "unknown filter constructor"],
    [{ name: null }, "filter name must be a string, not null"],
    [{ name: 7 }, "filter name must be a string, not 7"],
    [{ name: ["a"] }, "filter name must be a string, not "],
    [{ name: {} }, "filter name is an object without an operator: the operators are eq, ne,"],
    [{ name: { like: "x" } }, "unknown operator name.like: the operators are eq, ne, gt, gte, lt, lte, in, regexp"],
    [{ name: { in: "x" } }, "filter name.in must be an array, not "],
    [{ name: { in: ["a", 7] } }, "filter name.in[1] must be a string, not 7"],
    // eslint-disable-next-line no-sparse-arrays -- a hole is a value that is missing
    [{ name: { in: ["a", , "b"] } }, "filter name.in[1] must be a string, not undefined"],
    [{ name: { regexp: "(" } }, "filter name.regexp is not a valid regular expression"],
    [{ name: { regexp: "\\p{L}" } }, "filter name.regexp must be a regular expression that Python understands too"],
    [{ name: { regexp: "(?<a>x)" } }, "filter name.regexp must be a regular expression that Python understands too"],
    [
      { name: { regexp: "a", ne: "b" } },
      "filter name has other operators beside regexp, which the server would ignore",
    ],
    [{ version: 1.5 }, "filter version must be a whole number, not 1.5"],
    [{ version: "1" }, "filter version must be a whole number, not "],
    [{ isLatest: 1 }, "filter isLatest must be true or false, not 1"],
    [{ isLatest: { gt: false } }, "unknown operator isLatest.gt: the operators are eq, ne"],
    [{ timeUpdated: "2030-01-01" }, "filter timeUpdated must be a valid Date or a unix time in whole seconds, not "],
    [{ timeUpdated: new Date(NaN) }, "filter timeUpdated must be a valid Date"],
    [
      { timeUpdated: new Date(1500) },
      "filter timeUpdated must be a whole second, as the server stores no milliseconds",
    ],
    [
      { state: "on" },
      "filter state must be one of operational, off, maintenance_no_reconfig, maintenance_reconfig, not ",
    ],
    [{ state: { regexp: "o" } }, "unknown operator state.regexp: the operators are eq, ne, in"],
    [{ "facts.a": 1.5 }, "filter facts.a must be a string, a whole number, true or false, not 1.5"],
    [{ name: "\ud800" }, "filter name "],
    [null, "filters must be a plain object, not null"],
    ["name", "filters must be a plain object"],
  ])("%j is refused before anything is sent", async (filters, message) => {
    const { decapod, server } = createServers(1);
    const refused = async (): Promise<unknown> => decapod.servers.list(filters as ServerFilters).toArray();
    await expect(refused()).rejects.toThrow(message);
    await expect(refused()).rejects.toThrow(InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it("that nothing can match sends nothing", async () => {
    const { decapod, server } = createServers();
    const none = decapod.servers.list({ name: { in: [] } });
    expect([await none, await none.count(), await none.first()]).toEqual([[], 0, undefined]);
    expect(server.requests).toEqual([]);
    const aborted = decapod.servers.list({ name: { in: [] } }, { signal: AbortSignal.abort(new Error("enough")) });
    await expect(aborted.toArray()).rejects.toThrow("enough");
  });

  it("of results of steps is sent as the server has stored them", async () => {
    const { decapod, config, server } = await createDeployFixture();
    server.script("cluster_deploy", { outcome: "failed" });
    const run = await (await decapod.executions.create(config)).waitUntilFinished();
    const failed = await run.steps({ result: { in: ["error", "unreachable"] } });
    expect(failed.map(({ result }) => result)).toEqual(["error"]);
    expect(filterIn(`GET ${server.requests.at(-1)?.url ?? ""}`)).toEqual({ result: { in: [2, 4] } });
    const ok = await run.steps({ result: "ok" }, { sortBy: { timeFinished: "asc" } });
    expect(ok.length).toBeGreaterThan(0);
  });
});

describe("an order", () => {
  it.each([
    [{ nope: "asc" }, "unknown field in sortBy: nope; those of servers are id,"],
    [{ name: 1 }, "sortBy.name must be asc or desc, not 1"],
    [{ name: "asc", id: "asc" }, "sortBy must have one field: the server does not define which of several goes first"],
    [null, "sortBy must be a plain object, not null"],
  ])("%j is refused", async (sortBy, message) => {
    const { decapod, server } = createServers(1);
    const list = async (): Promise<unknown> => decapod.servers.list({}, { sortBy: sortBy as never }).toArray();
    await expect(list()).rejects.toThrow(message);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [{ name: "desc" }, { name: -1 }],
    [{ id: "asc" }, { model_id: 1 }],
    [{ timeUpdated: "desc" }, { time_created: -1 }],
    [{ "facts.ansible_nodename": "asc" }, { "facts.ansible_nodename": 1 }],
    [{ name: undefined }, null],
    [undefined, null],
  ] as const)("%j is sent as %j", async (sortBy, wire) => {
    const { decapod, server } = createServers(3);
    await decapod.servers.list({}, { sortBy });
    const sent = server.requests.at(-1)?.query.find(([name]) => name === "sort_by")?.[1];
    expect(sent === undefined ? null : JSON.parse(sent)).toEqual(wire);
  });
});

describe("a list", () => {
  it("requests pages of 250 by default", async () => {
    const { decapod, sent } = createServers(3);
    expect(await decapod.servers.list()).toHaveLength(3);
    expect(sent()).toEqual(["GET server/?page=1&per_page=250"]);
  });

  it("requests all in one response with pageSize: Infinity", async () => {
    const { decapod, sent } = createServers(30);
    const list = decapod.servers.list({}, { pageSize: Infinity });
    expect(await list).toHaveLength(30);
    expect(sent()).toEqual(["GET server/?all=1"]);
    expect(await decapod.servers.list({}, { pageSize: Infinity, sortBy: { id: "asc" } })).toHaveLength(30);
    expect(sent()).toEqual(['GET server/?all=1&sort_by={"model_id":1}']);
    const { items, count } = await list.page(1);
    expect([items.length, count]).toEqual([30, 30]);
  });

  it("reads further pages with limit, and no more than it needs", async () => {
    const { decapod, sent } = createServers(30);
    expect(await decapod.servers.list({}, { limit: 12, pageSize: 5 })).toHaveLength(12);
    expect(sent().map((request) => /page=\d+/.exec(request)?.[0])).toEqual(["page=1", "page=2", "page=3"]);
    expect(await decapod.servers.list({}, { limit: 3 })).toHaveLength(3);
    expect(sent()).toEqual(["GET server/?page=1&per_page=3"]);
    expect(await decapod.servers.list({}, { limit: 0 })).toEqual([]);
    expect(sent()).toEqual([]);
  });

  it("counts, and gets the first, with one request each", async () => {
    const { decapod, sent } = createServers(7);
    const list = decapod.servers.list({ name: { regexp: "^osd" } }, { sortBy: { name: "desc" } });
    expect(await list.count()).toBe(7);
    expect((await list.first())?.name).toBe("osd7");
    expect(sent()).toHaveLength(2);
    expect(await decapod.servers.list({ name: "x" }).first()).toBeUndefined();
  });

  it("has an empty page after its last", async () => {
    const { decapod } = createServers(3);
    expect((await decapod.servers.list({}, { pageSize: 2 }).page(2)).items).toHaveLength(1);
    expect(await decapod.servers.list({}, { pageSize: 2 }).page(9)).toEqual({ number: 9, items: [], count: 3 });
  });

  it("of versions is the newest first, without deleted ones left out", async () => {
    const { decapod, sent } = createFixture();
    const cluster = await decapod.clusters.create({ name: "a1" });
    await cluster.update({ name: "a2" });
    await cluster.delete();
    sent();
    const versions = await cluster.versions();
    expect(versions.map(({ version, name, isDeleted }) => [version, name, isDeleted])).toEqual([
      [3, "a2", true],
      [2, "a2", false],
      [1, "a1", false],
    ]);
    expect(sent()).toEqual([`GET cluster/${cluster.id}/version/?page=1&per_page=250`]);
    expect(await decapod.clusters.versions(cluster, { pageSize: 1 })).toHaveLength(3);
    expect(await decapod.clusters.versions(cluster, { pageSize: Infinity })).toHaveLength(3);
    expect(await decapod.clusters.versions(unknownUuid)).toEqual([]);
    expect((await decapod.clusters.version(cluster.id, 2)).name).toBe("a2");
  });
});

it("of older versions has all of them, on pages of any size", async () => {
  const { decapod } = createFixture();
  for (const name of ["a0", "b0"]) {
    const cluster = await decapod.clusters.create({ name });
    for (const digit of [1, 2, 3]) await cluster.update({ name: `${name}${digit}` });
  }
  const older = await decapod.clusters.list({ isLatest: { eq: false } }, { pageSize: 1, sortBy: { name: "asc" } });
  expect(older.map(({ name }) => name)).toEqual(["a0", "a01", "a02", "b0", "b01", "b02"]);
});

describe("while rows are created, deleted and renamed, a list", () => {
  async function createClusters() {
    const fixture = createFixture();
    const { decapod, server } = fixture;
    const clusters: Cluster[] = [];
    for (let index = 0; index < 40; index += 1) {
      clusters.push(await decapod.clusters.create({ name: `c${String(index).padStart(2, "0")}` }));
    }
    server.clearRequests();
    /** Before each page but the first, something changes on the server. */
    const disturb = (): (() => void) => {
      const other = fixture.as("root");
      let requests = 0;
      let isBusy = false;
      return server.onRequest(async ({ method, path }) => {
        if (isBusy || method !== "GET" || path !== "cluster/") return;
        requests += 1;
        if (requests === 1) return;
        isBusy = true;
        await other.clusters.create({ name: `new${requests}` });
        await other.clusters.delete(clusters[requests]?.id ?? "");
        await other.clusters.update(clusters[39 - requests]?.id ?? "", { name: `renamed${requests}` });
        isBusy = false;
      });
    };
    return { ...fixture, clusters, disturb };
  }

  it.each(["asc", "desc"] as const)("by id (%s) has each row that stays just once", async (direction) => {
    const { decapod, clusters, disturb } = await createClusters();
    const stop = disturb();
    const seen = (await decapod.clusters.list({}, { sortBy: { id: direction }, pageSize: 5 })).map(({ id }) => id);
    stop();
    expect(new Set(seen).size).toBe(seen.length);
    const alive = new Set((await decapod.clusters.list({}, { pageSize: Infinity })).map(({ id }) => id));
    const stayed = clusters.map(({ id }) => id).filter((id) => alive.has(id));
    expect(stayed.filter((id) => !seen.includes(id))).toEqual([]);
    expect(seen).toEqual([...seen].sort((one, other) => (one < other ? -1 : 1) * (direction === "asc" ? 1 : -1)));
  });

  it("by page number may miss a row, which its doc comment says", async () => {
    const { decapod, server, as, clusters } = await createClusters();
    const other = as("root");
    let isFirst = true;
    server.onRequest(async ({ path, query }) => {
      if (!isFirst || path !== "cluster/" || !query.some(([name, value]) => name === "page" && value === "2")) return;
      isFirst = false;
      await other.clusters.delete(clusters[0]?.id ?? "");
    });
    const seen = await decapod.clusters.list({}, { pageSize: 10, concurrency: 1 });
    expect(seen).toHaveLength(39);
    expect(seen.map(({ name }) => name)).not.toContain("c10");
  });

  it("with pageSize: Infinity is one consistent response", async () => {
    const { decapod, disturb, sent } = await createClusters();
    disturb();
    expect(await decapod.clusters.list({}, { pageSize: Infinity })).toHaveLength(40);
    expect(sent()).toHaveLength(1);
  });
});

it("a loop over a list that is left requests no more", async () => {
  const { decapod, sent } = createServers(30);
  for await (const { name } of decapod.servers.list({}, { pageSize: 5, concurrency: 1 })) {
    if (name !== "") break;
  }
  expect(sent()).toHaveLength(1);
  expect(await collect(decapod.servers.list({}, { pageSize: 7 }))).toHaveLength(30);
});
