import { describe, expect, test } from "vitest";
import { idsIn, start } from "./support.js";

const acl = { owner: { principal: "joe", type: "USER" } };

/** Meterings, whose collection has no rules of its own. */
const meterings = [
  {
    id: "metering/a",
    size: 3,
    rate: 0.1,
    on: true,
    day: "2026-01-02",
    tags: ["x", "y"],
    owner: { name: "zoe", level: 2 },
  },
  {
    id: "metering/b",
    size: 10,
    rate: 0.5,
    on: false,
    day: "2026-01-10",
    tags: ["y"],
    owner: { name: "Adam", level: 1 },
  },
  { id: "metering/c", size: 2, day: "2025-12-31T23:59:59.999Z", tags: [], owner: { name: "adam", level: 3 } },
  { id: "metering/d", size: 3, rate: 2.5, on: true, name: "\u{1f600}", owner: null },
  { id: "metering/e", rate: 1, name: "\uffee" },
].map((document) => ({ acl, ...document }));

const joe = () => start({ resources: { metering: meterings } }).joe;

const all = ["a", "b", "c", "d", "e"];

/** The ids that a search finds, in its order. */
async function found(...parameters: readonly (readonly [string, string])[]): Promise<string[]> {
  return idsIn((await joe().search("metering", ...parameters)).meterings);
}

/** What the store refuses: no error, but no list either. */
const refused = { count: null, meterings: [] };

describe("windows", () => {
  test("count from 1, include both ends, and do not change the count", async () => {
    const windows: [Record<string, string>, string[]][] = [
      [{}, all],
      [{ first: "2", last: "3" }, ["b", "c"]],
      [{ first: "4" }, ["d", "e"]],
      [{ first: "4", last: "99" }, ["d", "e"]],
      [{ first: "9" }, []],
      [{ last: "0" }, []],
      [{ last: "-3" }, []],
      [{ first: "3", last: "2" }, []],
      [{ first: "0", last: "1" }, ["a"]],
      [{ first: "-7", last: "2" }, ["a", "b"]],
      [{ first: "+2", last: " 3" }, ["b", "c", "d", "e"]],
      [{ first: "1.5", last: "2" }, ["a", "b"]],
    ];
    for (const [window, ids] of windows) {
      const { count, meterings: list } = await joe().search("metering", ...Object.entries(window));
      expect(idsIn(list), JSON.stringify(window)).toEqual(ids);
      expect(count, JSON.stringify(window)).toBe(5);
    }
  });

  test("are limited to 10,000 elements, wherever they begin", async () => {
    const largest = await joe().search("metering", ["first", "2"], ["last", "10001"]);
    expect(largest.count).toBe(5);
    expect(await joe().search("metering", ["first", "2"], ["last", "10002"])).toEqual({
      status: 500,
      message: "Unexpected exception thrown: size 10001 too large; limit is 10000",
    });
  });

  test("the first value that is a number counts", async () => {
    expect(await found(["first", "x"], ["first", "4"], ["first", "1"], ["last", ""], ["last", "4"])).toEqual(["d"]);
    expect(await found(["first", "99999999999999999999"], ["first", "5"])).toEqual(["e"]);
  });
});

describe("order", () => {
  test("sorts numbers, dates, booleans and strings, with missing values last in both directions", async () => {
    expect(await found(["orderby", "size"])).toEqual(["c", "a", "d", "b", "e"]);
    expect(await found(["orderby", "size:desc"])).toEqual(["b", "a", "d", "c", "e"]);
    expect(await found(["orderby", "day:asc"])).toEqual(["c", "a", "b", "d", "e"]);
    expect(await found(["orderby", "day:desc"])).toEqual(["b", "a", "c", "d", "e"]);
    expect(await found(["orderby", "on"])).toEqual(["b", "a", "d", "c", "e"]);
    // By bytes: capitals first, and code points beyond 16 bits last.
    expect(await found(["orderby", "owner.name"])).toEqual(["b", "c", "a", "d", "e"]);
    expect(await found(["orderby", "name"])).toEqual(["e", "d", "a", "b", "c"]);
  });

  test("takes several attributes, and the least or greatest element of a list", async () => {
    expect(await found(["orderby", "size, rate:desc"])).toEqual(["c", "d", "a", "b", "e"]);
    expect(await found(["orderby", "size"], ["orderby", "rate:desc"])).toEqual(["c", "d", "a", "b", "e"]);
    expect(await found(["orderby", "tags,id:desc"])).toEqual(["a", "b", "e", "d", "c"]);
    expect(await found(["orderby", "tags:desc,id"])).toEqual(["a", "b", "c", "d", "e"]);
    expect(await found(["orderby", " , "])).toEqual(all);
  });

  test("by what no resource has, or that is no attribute, is refused by the store", async () => {
    for (const orderby of ["nosuch", "owner/name", "owner", "size:DESC", "size:", "size,nosuch"]) {
      expect(await joe().search("metering", ["orderby", orderby]), orderby).toMatchObject(refused);
    }
    // Also if only the number is asked for.
    expect(await joe().search("metering", ["orderby", "nosuch"], ["last", "0"])).toMatchObject(refused);
  });

  test("of events is by time, the newest first, also without events", async () => {
    const { joe: api, server } = start();
    expect(await api.search("event")).toMatchObject({ count: 0, events: [] });
    for (const minute of ["02", "01", "03"]) {
      server.addResource({ id: `event/${minute}`, timestamp: `2026-01-01T00:${minute}:00.000Z` });
    }
    expect(idsIn((await api.search("event", ["orderby", "id:asc"], ["last", "2"])).events)).toEqual(["03", "02"]);
    expect(await api.search("event", ["orderby", "nosuch"])).toMatchObject({ count: 3 });
  });
});

describe("selection", () => {
  test("keeps what is selected, and always the type and the rights", async () => {
    const select = async (...values: string[]) => {
      const parameters = values.map((value) => ["select", value] as const);
      const { meterings: list } = await joe().search("metering", ["last", "1"], ...parameters);
      // The first metering.
      const [{ resourceURI, acl: rights, operations, ...rest } = {}] = (list ?? []) as Record<string, unknown>[];
      expect(resourceURI).toBe("http://sixsq.com/slipstream/1/Metering");
      expect(rights).toMatchObject(acl);
      expect(operations).toHaveLength(2);
      return rest;
    };
    const attributes = Object.fromEntries(Object.entries(meterings[0] ?? {}).filter(([name]) => name !== "acl"));
    expect(await select("id, size", "day")).toEqual({ id: "metering/a", size: 3, day: "2026-01-02" });
    expect(await select("owner.level,tags")).toEqual({ owner: { level: 2 }, tags: ["x", "y"] });
    expect(await select("owner/level")).toEqual({});
    expect(await select("nosuch")).toEqual({});
    expect(await select("")).toEqual({});
    expect(await select("o*")).toEqual({ on: true, owner: { name: "zoe", level: 2 } });
    expect(await select("size", "*")).toMatchObject(attributes);
  });

  test("without the id leaves operations without an address", async () => {
    const { meterings: list } = await joe().search("metering", ["last", "1"], ["select", "size"]);
    expect(list).toMatchObject([
      {
        operations: [
          { rel: "edit", href: null },
          { rel: "delete", href: null },
        ],
      },
    ]);
  });

  test("applies to a single resource, too", async () => {
    const { json } = await joe().send("GET", "metering/a?$select=size");
    expect(Object.keys(json).sort()).toEqual(["acl", "operations", "resourceURI", "size"]);
  });
});

describe("aggregations", () => {
  const aggregations = async (...values: string[]) =>
    (await joe().search("metering", ["last", "0"], ...values.map((value) => ["aggregation", value] as const)))
      .aggregations;

  test("compute over all that is found, not over the window", async () => {
    expect(await aggregations("min:size,max:size", "sum:size", "avg:size", "count:tags", "cardinality:size")).toEqual({
      "min:size": { value: 2 },
      "max:size": { value: 10 },
      "sum:size": { value: 18 },
      "avg:size": { value: 4.5 },
      "count:tags": { value: 3 },
      "cardinality:size": { value: 3 },
    });
    const filtered = await joe().search(
      "metering",
      ["filter", "size=3"],
      ["aggregation", "sum:owner/level"],
      ["last", "1"],
    );
    expect(filtered).toMatchObject({ count: 2, aggregations: { "sum:owner/level": { value: 2 } } });
  });

  test("of dates also show their text, and of booleans their number", async () => {
    expect(await aggregations("min:day", "max:on")).toEqual({
      "min:day": { value: Date.UTC(2025, 11, 31, 23, 59, 59, 999), value_as_string: "2025-12-31T23:59:59.999Z" },
      "max:on": { value: 1 },
    });
  });

  test("count missing values and terms", async () => {
    expect(await aggregations("missing:owner/name", "missing:tags", "missing:nosuch")).toEqual({
      "missing:owner/name": { doc_count: 2 },
      "missing:tags": { doc_count: 3 },
      "missing:nosuch": { doc_count: 5 },
    });
    const terms = { doc_count_error_upper_bound: 0, sum_other_doc_count: 0 };
    expect(await aggregations("terms:size", "terms:tags", "terms:on", "terms:nosuch")).toEqual({
      "terms:size": { ...terms, buckets: [3, 2, 10].map((key) => ({ key, doc_count: key === 3 ? 2 : 1 })) },
      "terms:tags": {
        ...terms,
        buckets: [
          { key: "y", doc_count: 2 },
          { key: "x", doc_count: 1 },
        ],
      },
      "terms:on": {
        ...terms,
        buckets: [
          { key: 1, key_as_string: "true", doc_count: 2 },
          { key: 0, key_as_string: "false", doc_count: 1 },
        ],
      },
      "terms:nosuch": { ...terms, buckets: [] },
    });
  });

  test("list the ten most frequent terms", async () => {
    const many = Array.from({ length: 13 }, (_, index) => ({ id: `metering/${index}`, acl, kind: `k${10 + index}` }));
    const api = start({ resources: { metering: many } }).joe;
    const { aggregations: result } = await api.search("metering", ["aggregation", "terms:kind"]);
    expect(result?.["terms:kind"]).toMatchObject({ sum_other_doc_count: 3 });
    expect(result?.["terms:kind"]?.buckets).toHaveLength(10);
  });

  test("summarize numbers", async () => {
    const stats = { count: 4, min: 2, max: 10, avg: 4.5, sum: 18 };
    expect(await aggregations("stats:size", "extendedstats:size", "percentiles:size")).toMatchObject({
      "stats:size": stats,
      "extendedstats:size": {
        ...stats,
        sum_of_squares: 122,
        variance: 10.25,
        std_deviation_bounds: { lower: 4.5 - 2 * Math.sqrt(10.25) },
      },
      "percentiles:size": { values: { "50.0": 3 } },
    });
    expect(await aggregations("stats:nosuch", "avg:nosuch", "sum:nosuch")).toEqual({
      "stats:nosuch": { count: 0, min: null, max: null, avg: null, sum: null },
      "avg:nosuch": { value: null },
      "sum:nosuch": { value: 0 },
    });
  });

  test("with unknown algorithms are ignored, and of strings are refused by the store", async () => {
    expect(await aggregations("median:size", "MIN:size", "min", ":size", "")).toBeUndefined();
    expect(await aggregations("median:size", "min:size")).toEqual({ "min:size": { value: 2 } });
    for (const algorithm of ["avg", "sum", "min", "stats", "percentiles"]) {
      const result = await joe().search("metering", ["aggregation", `count:id,${algorithm}:owner/name`]);
      expect(result, algorithm).toMatchObject(refused);
      expect(result, algorithm).not.toHaveProperty("aggregations");
    }
  });
});

describe("filters", () => {
  const matching = (filter: string) => found(["filter", filter]);

  test("compare lists, dates, numbers and booleans by the type of the attribute", async () => {
    expect(await matching("tags='x'")).toEqual(["a"]);
    expect(await matching("tags!='x'")).toEqual(["b", "c", "d", "e"]);
    expect(await matching("day='2025-12-31'")).toEqual(["c"]);
    expect(await matching("day<='2026-01'")).toEqual(["c"]);
    expect(await matching("day>2026-01-02")).toEqual(["b"]);
    expect(await matching("day='2026-01-02T01:00:00+01:00'")).toEqual(["a"]);
    expect(await matching("size='3.0'")).toEqual(["a", "d"]);
    expect(await matching("size>='2.5' and size<10")).toEqual(["a", "d"]);
    expect(await matching("rate='0.1'")).toEqual(["a"]);
    expect(await matching("on='false'")).toEqual(["b"]);
    expect(await matching("on<'true'")).toEqual(["b"]);
    expect(await matching("owner/level>=2")).toEqual(["a", "c"]);
    expect(await matching("owner=null")).toEqual(["d", "e"]);
    expect(await matching("owner='zoe'")).toEqual([]);
  });

  test("of several parameters must all match", async () => {
    expect(await found(["filter", "size=3 or size=2"], ["filter", "rate!=null"])).toEqual(["a", "d"]);
    expect(await found(["filter", "size=3) or (size=10"])).toEqual(["a", "b", "d"]);
  });

  test("that the store refuses find nothing, even beside one that matches", async () => {
    for (const filter of [
      ...["size='three'", "size=true", "size^='3'", "day^='2026'", "day='soon'", "on=1", "on='yes'", "day=true"],
      ...["size=3 or size='three'", "size=2026-01-01"],
    ]) {
      expect(await joe().search("metering", ["filter", filter]), filter).toMatchObject(refused);
    }
  });

  test("with a mistake have its place", async () => {
    for (const [filter, place] of [
      ["size=", "line 1, column 7"],
      ["size=3 and\nname==1", "line 2, column 6"],
      ["size=3 or", "line 1, column 11"],
      ["", "line 1, column 2"],
    ] as const) {
      const json = await joe().search("metering", ["filter", filter]);
      expect(json.status).toBe(400);
      expect(json.message).toMatch(new RegExp(`^Invalid CIMI filter\\. Parse error at ${place}:\\n`));
      expect(json).not.toHaveProperty("resource-id");
    }
  });

  test("may have parentheses in parentheses, up to a limit", async () => {
    const nested = (depth: number) => `${"(".repeat(depth)}size=2${")".repeat(depth)}`;
    expect(await matching(nested(400))).toEqual(["c"]);
    expect(await joe().search("metering", ["filter", nested(100_000)])).toMatchObject({ status: 400 });
  });

  test("fail with 500 if the grammar has them and the server cannot execute them", async () => {
    for (const filter of [
      ...["property['a']='b'", "size=1 or property['a']!=null", "size=2147483648", "day>2026-13-01"],
      ...["day>2026-01-01T10:00:00Z", "day>2026-01-01T10:00:00.0"],
    ]) {
      const json = await joe().search("metering", ["filter", filter]);
      expect(json.status, filter).toBe(filter.endsWith("00.0") ? 400 : 500);
    }
  });

  test("are read before rights, and converted after them", async () => {
    const { anonymous } = start();
    expect(await anonymous.search("metering", ["filter", "("])).toMatchObject({ status: 400 });
    expect(await anonymous.search("metering", ["filter", "size=9999999999"])).toMatchObject({ status: 403 });
  });

  test("stand in the query of a GET, or in a form, which comes first", async () => {
    const { joe: api } = start({ resources: { metering: meterings } });
    const query = new URLSearchParams({ $filter: "size=10" }).toString();
    const read = await api.send("GET", `metering?${query}`);
    expect(idsIn(read.json.meterings)).toEqual(["b"]);
    const both = await api.form("PUT", `metering?${query}&$last=1`, [["$filter", "size=3"]]);
    expect(both.json.count).toBe(2);
    expect(idsIn(both.json.meterings)).toEqual(["a"]);
    // A body that is no form has no parameters.
    expect((await api.send("PUT", "metering", { $filter: "size=3" })).json.count).toBe(5);
  });

  test("keep the type of an attribute after its last resource is deleted", async () => {
    const { joe: api } = start({ resources: { metering: meterings.slice(0, 1) } });
    await api.send("DELETE", "metering/a");
    expect(await api.search("metering", ["filter", "size='x'"])).toMatchObject(refused);
    expect(await api.search("metering", ["filter", "other='x'"])).toMatchObject({ count: 0 });
  });
});
