import { describe, expect, test } from "vitest";
import { compilePostgresRegex } from "../../../../src/testing/saltant/django/postgres/regex/compile.js";

// What is expected here was taken from PostgreSQL 15.

describe("a PostgreSQL regular expression", () => {
  test.each([
    ["^f.*t$", ["first", "f\nt"], ["xfirst", "first\n"]],
    ["[[:alpha:]_]+[0-9]", ["ab_1", "é1"], ["1", "-1"]],
    ["[]a]", ["]", "a"], ["[", "b"]],
    ["[^]a]", ["b"], ["]", "a"]],
    ["[a-]", ["-", "a"], ["b"]],
    ["a{2,3}b", ["aab", "aaab"], ["ab"]],
    ["a{x}", ["a{x}"], ["ax"]],
    ["(a|b)\\1", ["aa", "bb"], ["ab"]],
    ["\\mfoo\\M", ["a foo b", "foo"], ["foobar", "xfoo"]],
    ["[[:<:]]foo[[:>:]]", ["a foo b"], ["foobar"]],
    ["\\yfoo", ["a foo"], ["afoo"]],
    ["(?i)ALIGN", ["align", "Align"], ["alig"]],
    ["***=a.b", ["xa.b"], ["axb"]],
    ["(?n)a$", ["a\nb"], ["b"]],
    ["a(?=b)", ["ab"], ["ac"]],
    ["(?<!a)b", ["cb", "b"], ["ab"]],
    ["\\u0061\\x62\\143", ["abc"], ["ab"]],
    ["\\bx", ["\bx"], ["x", "\\bx"]],
    ["\\d\\W\\S", ["1-a"], ["11a"]],
    ["[\\w-]+@[^\\s]", ["a-b@c"], ["@ "]],
    ["a||b", ["", "zzz"], []],
    ["]", ["]"], ["a"]],
    ["😀{2}", ["😀😀"], ["😀"]],
  ])("%s matches as PostgreSQL has it", (pattern, matching, others) => {
    const regex = compilePostgresRegex(pattern);
    expect(matching.filter((text) => !regex.test(text))).toEqual([]);
    expect(others.filter((text) => regex.test(text))).toEqual([]);
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

  test.each(["[[:foo:]]", "[[.ab.]]", "(?<name>a)", "(?z)a", "[a\\1]", "[a-b-c]"])("%s is refused, too", (pattern) => {
    expect(() => compilePostgresRegex(pattern)).toThrow(expect.objectContaining({ name: "PlanningError" }));
  });
});
