import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.js";
import { checkJson } from "../../../src/core/data/json.js";
import { describeValue } from "../../../src/core/text.js";

describe("a value that survives a round trip through JSON", () => {
  const shared = { a: 1 };
  it.each([
    { nested: [1, "two", null, true, { deep: [] }] },
    { twice: [shared, shared] },
    { leftOut: undefined },
    Object.assign(Object.create(null) as object, { bare: 1 }),
    JSON.parse('{"__proto__": 1}') as unknown,
    runInNewContext("({ ofAnotherRealm: [{}] })") as unknown,
  ])("passes: %j", (value) => {
    expect(() => {
      checkJson(value, "arguments");
    }).not.toThrow();
  });
});

describe("a value that JSON would change or reject", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = { cyclic };
  class Custom {
    readonly field = 1;
  }
  it.each([
    [{ n: NaN }, "arguments.n: JSON cannot represent NaN"],
    [{ n: [1, -Infinity] }, "arguments.n[1]: JSON cannot represent -Infinity"],
    [{ f: () => 1 }, "arguments.f: JSON cannot represent a function"],
    [{ s: Symbol("s") }, "arguments.s: JSON cannot represent a symbol"],
    [{ list: [undefined] }, "arguments.list[0]: JSON cannot represent undefined"],
    [{ m: new Map() }, "arguments.m: JSON cannot represent an instance of Map: convert it to plain data"],
    [{ d: new Date(0) }, "arguments.d: JSON cannot represent an instance of Date: convert it to plain data"],
    [{ c: new Custom() }, "arguments.c: JSON cannot represent an instance of Custom: convert it to plain data"],
    [cyclic, "arguments.self.cyclic: the value contains itself, which JSON cannot represent"],
  ])("is refused by its place", (value, message) => {
    expect(() => {
      checkJson(value, "arguments");
    }).toThrow(new InvalidInputError(message));
  });
});

describe("a value in a message", () => {
  it.each([
    ["text", '"text"'],
    ["x".repeat(100), `"${"x".repeat(79)}…"`],
    [7n, "7n"],
    [NaN, "NaN"],
    [null, "null"],
    [undefined, "undefined"],
    [[1], "an array"],
    [{}, "an object"],
    [new Date(NaN), "a Date"],
    [(): void => undefined, "a function"],
    [Symbol("s"), "Symbol(s)"],
  ])("%o as %s", (value, text) => {
    expect(describeValue(value)).toBe(text);
  });
});
