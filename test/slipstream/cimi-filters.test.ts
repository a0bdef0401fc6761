import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  and,
  BadRequestError,
  type CimiFilter,
  type CimiFilterInput,
  eq,
  ge,
  gt,
  InvalidInputError,
  isNotNull,
  isNull,
  le,
  lt,
  ne,
  oneOf,
  or,
  startsWith,
} from "saltant/slipstream";
import type { JsonObject } from "saltant/slipstream/testing";
import { createFixture, errorOf } from "./fixture.js";

const file = new URL("../testing/slipstream/recorded/slipstream-filters.json", import.meta.url);
const { data: offers } = JSON.parse(readFileSync(file, "utf8")) as { readonly data: readonly JsonObject[] };

const vcpu = "schema-org:descriptionVector/schema-org:vcpu";
const midnight = new Date("2017-12-01T00:00:00.000Z");
const ten = new Date("2017-12-01T10:00:00.000Z");

describe("filters", () => {
  const { slipstream } = createFixture({ resources: { "service-offer": offers } });

  async function matches(filter: CimiFilterInput | readonly CimiFilterInput[]): Promise<string> {
    const found = await slipstream.cimi.search("serviceOffers", { filter, select: "id" });
    return found
      .map(({ id }) => id.replace("service-offer/so-", ""))
      .sort()
      .join(" ");
  }

  test.each<[CimiFilter, string, string]>([
    // equality
    [eq("name", "small"), "name='small'", "01"],
    [eq("name", "large"), "name='large'", "03"],
    [eq("name", "10"), "name='10'", "07"],
    [ne("name", "small"), "name!='small'", "02 03 04 05 06 07 09 10"],
    [eq(vcpu, 2), `${vcpu}=2`, "02 05"],
    [eq(vcpu, 2n), `${vcpu}=2`, "02 05"],
    [eq(vcpu, -0), `${vcpu}=0`, "09"],
    [eq("schema-org:flexible", true), "schema-org:flexible=true", "01 05 07"],
    [ne("schema-org:flexible", true), "schema-org:flexible!=true", "02 03 04 06 09 10"],
    [eq("schema-org:region", ""), "schema-org:region=''", "04"],
    [eq("id", "service-offer/so-08"), "id='service-offer/so-08'", ""],
    [eq("price:unitCost", 0.25), "price:unitCost='0.25'", "01"],
    [eq("price:unitCost", 1), "price:unitCost=1", "03"],
    [oneOf("name", ["small", "medium"]), "name='small' or name='medium'", "01 02"],
    [oneOf(vcpu, [16]), `${vcpu}=16`, "06"],
    // null
    [eq("schema-org:region", null), "schema-org:region=null", "05 07 09 10"],
    [isNull("schema-org:tags"), "schema-org:tags=null", "04 05 06 09 10"],
    [isNotNull("name"), "name!=null", "01 02 03 04 05 06 07 10"],
    [isNotNull("nosuch"), "nosuch!=null", ""],
    // order
    [gt(vcpu, 4), `${vcpu}>4`, "04 06 07"],
    [ge(vcpu, 4), `${vcpu}>=4`, "03 04 06 07"],
    [lt(vcpu, 2), `${vcpu}<2`, "01 09"],
    [le(vcpu, 2), `${vcpu}<=2`, "01 02 05 09"],
    [lt("price:unitCost", 0.75), "price:unitCost<'0.75'", "01 02 05"],
    [gt(vcpu, -1), `${vcpu}>'-1'`, "01 02 03 04 05 06 07 09 10"],
    [lt(vcpu, 2_147_483_647), `${vcpu}<2147483647`, "01 02 03 04 05 06 07 09 10"],
    [lt(vcpu, 2_147_483_648), `${vcpu}<'2147483648'`, "01 02 03 04 05 06 07 09 10"],
    [lt(vcpu, 2n ** 60n), `${vcpu}<'1152921504606846976'`, "01 02 03 04 05 06 07 09 10"],
    [gt("name", "l"), "name>'l'", "01 02 03 06"],
    // dates
    [gt("created", midnight), "created>'2017-12-01T00:00:00.000Z'", "04 05 06 07 09 10"],
    [le("created", midnight), "created<='2017-12-01T00:00:00.000Z'", "01 02 03"],
    [eq("created", midnight), "created='2017-12-01T00:00:00.000Z'", "03"],
    [gt("created", ten), "created>'2017-12-01T10:00:00.000Z'", "05 06 07 09 10"],
    [gt("created", "2017-12-01"), "created>'2017-12-01'", "06 07 09 10"],
    // prefix
    [startsWith("name", "l"), "name^='l'", "03"],
    [startsWith("schema-org:region", "eu-"), "schema-org:region^='eu-'", "01 02"],
    // logic
    [and(eq("connector/href", "cloud-a"), eq(vcpu, 2)), `connector/href='cloud-a' and ${vcpu}=2`, "02"],
    [
      or(eq(vcpu, 1), and(eq(vcpu, 2), eq("connector/href", "cloud-b"))),
      `${vcpu}=1 or ${vcpu}=2 and connector/href='cloud-b'`,
      "01 05",
    ],
    [
      and(or(eq(vcpu, 1), eq(vcpu, 2)), eq("connector/href", "cloud-b")),
      `(${vcpu}=1 or ${vcpu}=2) and connector/href='cloud-b'`,
      "05",
    ],
    [and(eq("name", "small")), "name='small'", "01"],
    [and(or(eq("name", "small"), "name='medium'")), "name='small' or (name='medium')", "01 02"],
    [and("name='small' or name='medium'", eq(vcpu, 2)), `(name='small' or name='medium') and ${vcpu}=2`, "02"],
    // lists and nested attributes
    [eq("schema-org:tags", "linux"), "schema-org:tags='linux'", "01 02 07"],
    [eq("properties/tier", "bronze"), "properties/tier='bronze'", "01"],
    [eq("acl/owner/principal", "joe"), "acl/owner/principal='joe'", "10"],
    // quotes
    [eq("name", "it's odd"), `name="it's odd"`, "05"],
    [eq("description", 'say "hi"'), `description='say "hi"'`, "05"],
    [eq("name", "back\\slash"), "name='back\\slash'", "10"],
    [eq("description", "Small (custom)"), "description='Small (custom)'", "10"],
  ])("%s is sent as %s and matches %s", async (filter, text, ids) => {
    expect(String(filter)).toBe(text);
    expect(JSON.stringify({ filter })).toBe(JSON.stringify({ filter: text }));
    expect(await matches(filter)).toBe(ids);
  });

  test("compare strings by bytes and not by their meaning, which oneOf names", async () => {
    const events = ["low", "medium", "high", "critical"].map((severity) => ({
      ...{ id: `event/${severity}`, type: "alarm", severity, timestamp: "2017-12-01T00:00:00.000Z" },
      content: { resource: { href: "run/x" }, state: "x" },
    }));
    const { cimi } = createFixture({ resources: { event: events } }).slipstream;
    const severities = async (filter: CimiFilter) =>
      (await cimi.search("events", { filter })).map(({ severity }) => severity).sort();
    expect(await severities(gt("severity", "low"))).toEqual(["medium"]);
    expect(await severities(oneOf("severity", ["medium", "high", "critical"]))).toEqual(["critical", "high", "medium"]);
  });

  test("of a list must all hold", async () => {
    const either = or(eq("name", "small"), eq("name", "medium"));
    expect(await matches([either, "schema-org:flexible=true or name='large'"])).toBe("01");
  });

  test("that are strings are sent as they are", async () => {
    expect(await matches("name='small') or (name='medium'")).toBe("01 02");
    await errorOf(matches("name=small"), BadRequestError);
  });
});

describe("the value of a filter", () => {
  test.each([
    `both ' and "`,
    "ends with \\",
    "three \\\\\\",
    "broken \\\n line",
    "null \0 character",
    "half \ud800 a pair",
    NaN,
    Infinity,
    2 ** 53,
    new Date(NaN),
    new Date("+012345-01-01T00:00:00Z"),
    undefined,
    {},
    [],
    Symbol("x"),
  ])("cannot be %o", (value) => {
    expect(() => eq("name", value as string)).toThrow(InvalidInputError);
  });

  test("has an order, where that is asked for", () => {
    for (const compare of [lt, le, gt, ge]) {
      expect(() => compare("name", null as never)).toThrow(InvalidInputError);
      expect(() => compare("name", true as never)).toThrow(InvalidInputError);
    }
    expect(() => startsWith("name", 5 as never)).toThrow(InvalidInputError);
  });

  test("is found as it is, with any characters", async () => {
    const text = fc.string({
      unit: fc.constantFrom("'", '"', "\\", "(", ")", " and ", "\n", "é", "𝒳", "a", "%", "+", "="),
    });
    await fc.assert(
      fc.asyncProperty(text, async (name) => {
        let filter: CimiFilter;
        try {
          filter = eq("name", name);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
          expect(name).toMatch(/['"\\]/);
          return;
        }
        const resources = {
          "service-offer": [
            { id: "service-offer/x", name },
            { id: "service-offer/y", name: "b" },
          ],
        };
        const { slipstream } = createFixture({ resources });
        const found = await slipstream.cimi.search("serviceOffers", { filter: and(filter, "id!='z'") });
        expect(found.map(({ id }) => id)).toEqual(["service-offer/x"]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the attribute of a filter", () => {
  test.each(["name", "a", "a-b", "a_1", "ns:attr", "ns:a/ns:b/c", "content/resource/href"])("can be %s", (path) => {
    expect(String(isNull(path))).toBe(`${path}=null`);
  });

  test.each([
    "",
    "_a",
    "a-",
    "1a",
    "a b",
    "a..b",
    "a.",
    "a:b:c",
    "/a",
    "a/",
    "a//b",
    "a='x' or b",
    "a\n",
    "property['x']",
    "é",
    5,
  ])("cannot be %o", (path) => {
    expect(() => eq(path as string, "x")).toThrow(InvalidInputError);
  });

  test("can have dots, and is sent with slashes, which the server wants", () => {
    expect(String(eq("connector.href", "x"))).toBe("connector/href='x'");
    expect(String(isNull("ns:a.ns:b/c"))).toBe("ns:a/ns:b/c=null");
  });

  test("is checked in a time that does not explode", () => {
    expect(() => eq(`${"a-".repeat(20_000)}!`, "x")).toThrow(InvalidInputError);
  });
});

describe("a combination of filters", () => {
  test.each(["", " ", "a='1') or (b='2'", "(a='1'", "a='1", 'a="1', "a='it's'", 5, null, undefined, {}])(
    "cannot have %o in it",
    (filter) => {
      expect(() => and(eq("a", 1), filter as string)).toThrow(InvalidInputError);
      expect(() => or(eq("a", 1), filter as string)).toThrow(InvalidInputError);
    },
  );

  test("can have quotes and parentheses in the strings of a filter", () => {
    expect(String(and("a=')'", `b="it's"`, "c='\\''"))).toBe(`(a=')') and (b="it's") and (c='\\'')`);
  });

  test("needs at least one", () => {
    expect(() => and()).toThrow(InvalidInputError);
    expect(() => or()).toThrow(InvalidInputError);
    expect(() => oneOf("a", [])).toThrow(InvalidInputError);
    expect(() => oneOf("a", "b" as never)).toThrow(InvalidInputError);
  });
});
