import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listPath, type Send, start } from "./support.js";

const names = ["ann", "Bob", "bob", "zoë", "ärger", "x.y", "ann2", "𝒳", "\uffff"];

/** A server with a role for each name, each in a second of its own. */
async function roles(): Promise<Send> {
  const { root, clock } = await start();
  for (const name of names) {
    await clock.advance(1000);
    await root("POST", "role/", { name, permissions: [] });
  }
  return root;
}

/** By code points, as MongoDB compares. */
function byCodePoints(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => Array.from(text, (char) => char.codePointAt(0) ?? 0));
  for (let index = 0; ; index += 1) {
    const difference = (left?.[index] ?? -1) - (right?.[index] ?? -1);
    if (difference !== 0 || left?.[index] === undefined) return difference;
  }
}

const all = [...names, "wheel"].sort(byCodePoints);

const listed = async (root: Send, query: Readonly<Record<string, unknown>>): Promise<unknown[]> => {
  const { status, json } = await root("GET", listPath("role/", { all: "1", ...query }));
  expect(status).toBe(200);
  return json.items.map(({ data }) => data.name);
};

describe("a filter", () => {
  const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
    eq: (order) => order === 0,
    ne: (order) => order !== 0,
    gt: (order) => order > 0,
    gte: (order) => order >= 0,
    lt: (order) => order < 0,
    lte: (order) => order <= 0,
  };

  test("compares strings by code points, and requires all its operators", async () => {
    const root = await roles();
    const operator = fc.constantFrom(...Object.keys(comparisons));
    const conditions = fc.dictionary(operator, fc.constantFrom(...all, "", "m"), { maxKeys: 3, minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(conditions, async (condition) => {
        const expected = all.filter((name) =>
          Object.entries(condition).every(
            ([kind, operand]) => comparisons[kind]?.(byCodePoints(name, operand)) === true,
          ),
        );
        expect(await listed(root, { filter: { name: condition } })).toEqual(expected);
      }),
    );
  });

  test("finds values that are in a list, and values that are not", async () => {
    const root = await roles();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...all, "nothing"]), async (some) => {
        expect(await listed(root, { filter: { name: { in: some } } })).toEqual(
          all.filter((name) => some.includes(name)),
        );
        expect(await listed(root, { filter: { name: { nin: some } } })).toEqual(
          all.filter((name) => !some.includes(name)),
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ["^a", ["ann", "ann2"]],
    ["n{2}$", ["ann"]],
    ["(?i)^BOB$", ["Bob", "bob"]],
    [String.raw`^\w+\Z`, ["Bob", "ann", "ann2", "bob", "wheel", "zoë", "ärger", "𝒳"]],
    [String.raw`\.`, ["x.y"]],
    ["(?P<double>.)(?P=double)", ["ann", "ann2", "wheel"]],
    ["^[]x.]", ["x.y"]],
    ["x{", []],
    ["", all],
    // These do not compile, so that the whole filter is ignored.
    ["(", all],
    ["[", all],
    [String.raw`\q`, all],
    [5, all],
  ])("matches %s as Python does", async (regexp, expected) => {
    expect(await listed(await roles(), { filter: { name: { regexp } } })).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ["invalid JSON", "{"],
    ["an array", []],
    ["null", { name: null }],
    ["an array for a value", { name: ["ann"] }],
    ["a fraction", { version: 1.5 }],
    ["a valid condition and an invalid one", { name: "ann", version: null }],
  ])("that is %s is ignored as a whole", async (_, filter) => {
    expect(await listed(await roles(), { filter })).toEqual(all);
  });

  test.each([
    [{ name: { $in: ["ann"] } }],
    [{ name: { "": "ann" } }],
    [{ name: { in: "ann" } }],
    [{ name: { where: "true" } }],
    [{ nothing: { constructor: 1 } }],
  ])("that the database cannot use is an error: %j", async (filter) => {
    const { status, json } = await (await roles())("GET", listPath("role/", { filter }));
    expect([status, json.error]).toEqual([400, "PlainTextError"]);
  });

  test("uses the field names of the database, can show deleted models, and finds nothing by other names", async () => {
    const root = await roles();
    const { json } = await root("GET", listPath("role/", { filter: { name: "ann" } }));
    const { id = "", time_updated = 0 } = json.items[0] ?? {};
    await root("DELETE", `role/${id}/`);
    expect(await listed(root, { filter: { model_id: id } })).toEqual([]);
    expect(await listed(root, { filter: { model_id: id, time_deleted: { gt: 0 } } })).toEqual(["ann"]);
    expect(await listed(root, { filter: { time_created: time_updated, is_latest: false } })).toEqual(["ann"]);
    expect(await listed(root, { filter: { id } })).toEqual([]);
    expect(await listed(root, { filter: { name: {} } })).toEqual([]);
    expect(await listed(root, { filter: { nothing: { eq: null }, version: { exists: true } } })).toHaveLength(9);
  });
});

describe("sorting", () => {
  test("uses several fields, and keeps equal items in the order of insertion", async () => {
    const root = await roles();
    const direction = fc.constantFrom(1, -1);
    await fc.assert(
      fc.asyncProperty(direction, direction, async (version, name) => {
        const sorted = all.toSorted((one, other) => name * byCodePoints(one, other));
        expect(await listed(root, { sort_by: { version, name } })).toEqual(sorted);
      }),
      { numRuns: 8 },
    );
    expect(await listed(root, { sort_by: { version: 1 } })).toEqual(["wheel", ...names]);
    expect(await listed(root, { sort_by: { version: -1 } })).toEqual(["wheel", ...names]);
    expect(await listed(root, { sort_by: { time_created: -1 } })).toEqual([...names.toReversed(), "wheel"]);
    expect(await listed(root, { sort_by: { nothing: 1 } })).toEqual(["wheel", ...names]);
  });

  test.each([["name"], [["name"]], [{ name: 2 }], [{ version: -1, name: "1" }], [{ name: true }], ["{"]])(
    "by what is no order is ignored: %j",
    async (sort_by) => {
      expect(await listed(await roles(), { sort_by })).toEqual(all);
    },
  );
});

describe("a page", () => {
  test("has the requested size, and the total", async () => {
    const root = await roles();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }), async (page, perPage) => {
        const { json } = await root("GET", listPath("role/", { page, per_page: perPage }));
        const expected = all.slice((page - 1) * perPage, page * perPage);
        expect(json).toMatchObject({ page, per_page: perPage, total: all.length });
        expect(json.items.map(({ data }) => data.name)).toEqual(expected);
      }),
    );
  });

  test.each([
    ["2", 2],
    ["2.9", 2],
    ["1e0", 1],
    [" 3 ", 3],
    ["+2", 2],
    ["1_0", 10],
    ["0.9", 1],
    ["0", 1],
    ["-3", 1],
    ["", 1],
    ["inf", 1],
    ["nan", 1],
    ["0x2", 1],
    ["two", 1],
  ])("that is asked for as %j is page %i", async (page, expected) => {
    const { json } = await (await roles())("GET", listPath("role/", { page, per_page: "2" }));
    expect(json.page).toBe(expected);
  });

  test.each(["1", "y", "Yes", "T", "true", "ON"])("is the whole list with all=%s", async (all_) => {
    const { json } = await (await roles())("GET", listPath("role/", { all: all_, page: 2, per_page: 1 }));
    expect(json).toMatchObject({ page: 1, per_page: 10, total: 10 });
  });

  test.each(["0", "n", "no", "f", "off", "2", "", "all"])("is a page with all=%s", async (all_) => {
    const { json } = await (await roles())("GET", listPath("role/", { all: all_, page: 2, per_page: 1 }));
    expect(json).toMatchObject({ page: 2, per_page: 1, total: 10 });
  });
});
