import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EmbeddedServer } from "../../../../src/testing/saltant/index.js";
import { compilePostgresRegex } from "../../../../src/testing/saltant/django/postgres/regex/compile.js";

// The expected values are PostgreSQL 15's.

describe("a PostgreSQL regular expression", () => {
  test.each([
    ["^f.*t$", ["first", "f\nt"], ["xfirst", "first\n"]],
    ["[[:alpha:]_]+[0-9]", ["ab_1", "é1"], ["1", "-1"]],
    ["[]a]", ["]", "a"], ["[", "b"]],
    ["[^]a]", ["b"], ["]", "a"]],
    ["[a-]", ["-", "a"], ["b"]],
    ["a{2,3}b", ["aab", "aaab"], ["ab"]],
    ["a{x}", ["a{x}"], ["ax"]],
    ["\\mfoo\\M", ["a foo b", "foo"], ["foobar", "xfoo"]],
    ["[[:<:]]foo[[:>:]]", ["a foo b"], ["foobar"]],
    ["\\yfoo", ["a foo"], ["afoo"]],
    ["(?i)ALIGN", ["align", "Align"], ["alig"]],
    ["***=a.b", ["xa.b"], ["axb"]],
    ["(?n)a$", ["a\nb"], ["b"]],
    ["\\mé\\M", ["é", "a é"], ["aé", "éa"]],
    ["(?w)^b", ["a\nb"], ["a\u2028b"]],
    ["(?n)\\Ab", ["b"], ["a\nb"]],
    ["(?n)a[^b]c", ["axc"], ["a\nc"]],
    ["(?n)a[^\\W]c", ["axc"], ["a\nc", "a-c"]],
    ["a(?=b)", ["ab"], ["ac"]],
    ["(?<!a)b", ["cb", "b"], ["ab"]],
    ["^(?!.*x.*y)", ["x", "yx"], ["axby"]],
    ["(?<=^a(?=bc)b*)c", ["abc"], ["ac", "abbc"]],
    ["\\u0061\\x62\\143", ["abc"], ["ab"]],
    ["\\bx", ["\bx"], ["x", "\\bx"]],
    ["\\d\\W\\S", ["1-a"], ["11a"]],
    ["[\\w-]+@[^\\s]", ["a-b@c"], ["@ "]],
    ["a||b", ["", "zzz"], []],
    ["]", ["]"], ["a"]],
    ["😀{2}", ["😀😀"], ["😀"]],
  ])("%s matches as in PostgreSQL", (pattern, matching, others) => {
    const regex = compilePostgresRegex(pattern);
    expect(matching.filter((text) => !regex(text))).toEqual([]);
    expect(others.filter((text) => regex(text))).toEqual([]);
  });

  test.each([
    "(",
    ")",
    "[",
    "[a",
    "[z-a]",
    "*",
    "+a",
    "a**",
    "^*",
    "a{1}{2}",
    "a{2,1}",
    "a{256}",
    "a\\",
    "\\q",
    "\\1",
    "(a\\1)",
  ])("%s is refused", (pattern) => {
    expect(() => compilePostgresRegex(pattern)).toThrow(expect.objectContaining({ name: "PlanningError" }));
  });

  test.each([
    "[[:foo:]]",
    "[[:constructor:]]",
    "[[.ab.]]",
    "(?<name>a)",
    "(?z)a",
    "(a)(?=\\1)",
    "(?=(a))\\1",
    "[a\\1]",
    "[a-b-c]",
  ])("%s is refused, too", (pattern) => {
    expect(() => compilePostgresRegex(pattern)).toThrow(expect.objectContaining({ name: "PlanningError" }));
  });

  test.each(["(a{255}){255}", `${"(".repeat(1000)}a${")".repeat(1000)}`, "((?=b{255})a{255}){40}"])(
    "%s is too complex",
    (pattern) => {
      expect(() => compilePostgresRegex(pattern)).toThrow(expect.objectContaining({ name: "PlanningError" }));
    },
  );

  test.each([
    ["(a+)+$", "a"],
    ["(a|aa)+$", "a"],
    ["(a*)*b", "a"],
    ["(.*a){20}b", "a"],
    ["(?<=(a+)+)b|(?=(a+)+b)c", "a"],
    ["[ab]*a[ab]{200}c", "ab"],
  ])("%s takes time that is linear in the string's length", (pattern, repeated) => {
    expect(compilePostgresRegex(pattern)(`${repeated.repeat(2000)}!`)).toBe(false);
  });

  test("matches as in JavaScript if the pattern means the same in both", () => {
    fc.assert(
      fc.property(expressions, texts, (pattern, text) => {
        expect(compilePostgresRegex(pattern)(text)).toBe(new RegExp(pattern, "us").test(text));
      }),
      { numRuns: 3000 },
    );
  });
});

/** Patterns with the same meaning in PostgreSQL and JavaScript. */
const expressions = fc.letrec<{ choice: string; part: string; atom: string }>((tie) => ({
  choice: fc
    .array(fc.array(tie("part"), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((choices) => choices.map((parts) => parts.join("")).join("|")),
  part: fc
    .oneof(
      { weight: 4, arbitrary: fc.tuple(tie("atom"), fc.constantFrom("", "", "*", "+?", "?", "{2}", "{1,}", "{0,2}")) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom("^", "$"), fc.constant("")) },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constantFrom("(?=", "(?!", "(?<=", "(?<!"),
          tie("choice").map((body) => `${body})`),
        ),
      },
    )
    .map((parts) => parts.join("")),
  atom: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "é", ".", "[ab]", "[^a]", "\\n"),
    fc.tuple(fc.constantFrom("(", "(?:"), tie("choice"), fc.constant(")")).map((parts) => parts.join("")),
  ),
})).choice;

const texts = fc.array(fc.constantFrom("a", "b", "é", "\n"), { maxLength: 7 }).map((chars) => chars.join(""));

describe("a regular expression as a filter", () => {
  async function responseTo(pattern: string): Promise<Response> {
    const server = new EmbeddedServer();
    server.addInstances(3, { name: `${"a".repeat(60)}!` });
    const { baseApiUrl, authToken } = server.connection("alice");
    const query = new URLSearchParams({ name__regex: pattern });
    const headers = { authorization: `Token ${authToken}` };
    return server.fetch(`${baseApiUrl}executabletaskinstances/?${query}`, { headers });
  }

  test("never blocks the server", async () => {
    expect(await (await responseTo("(a+)+$")).json()).toMatchObject({ count: 0 });
    expect(await (await responseTo("(a+)+!$")).json()).toMatchObject({ count: 3 });
  });

  test("with a back reference gets a response that names the missing feature", async () => {
    const response = await responseTo("(a|b)\\1");
    expect(response.status).toBe(501);
    expect(await response.json()).toEqual({
      detail: "The embedded server does not support back references in regular expressions.",
    });
    // PostgreSQL refuses this pattern.
    expect((await responseTo("(a|b)\\1(")).status).toBe(500);
  });

  test("with a back reference that does not affect the match is accepted", async () => {
    expect(await (await responseTo("(\\mb+)\\1")).json()).toMatchObject({ count: 0 });
  });
});
