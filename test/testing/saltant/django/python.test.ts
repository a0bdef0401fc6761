import { describe, expect, test } from "vitest";
import { throughJsonb } from "../../../../src/testing/saltant/django/postgres/jsonb.js";
import { isoText, parseDatetime } from "../../../../src/testing/saltant/django/datetime.js";
import { readJson } from "../../../../src/testing/saltant/django/python/json-reader.js";
import { writeJson } from "../../../../src/testing/saltant/django/python/json-writer.js";
import {
  asciiDigits,
  floatText,
  parseDecimal,
  parseInteger,
} from "../../../../src/testing/saltant/django/python/numbers.js";
import { QueryDict } from "../../../../src/testing/saltant/django/request.js";
import {
  fromJavaScript,
  repr,
  toJavaScript,
  validationErrorText,
} from "../../../../src/testing/saltant/django/python/values.js";
import { compareText, length, strip } from "../../../../src/testing/saltant/django/python/text.js";
import { decodeUtf8 } from "../../../../src/testing/saltant/django/charset.js";

// The expected values are those of Python 3.11 and PostgreSQL 15.

describe("repr", () => {
  test.each([
    [null, "None"],
    [true, "True"],
    [12345678901234567890n, "12345678901234567890"],
    ["plain", "'plain'"],
    ["it's", `"it's"`],
    [`it's "quoted"`, `'it\\'s "quoted"'`],
    ["back\\slash\n\r\t", "'back\\\\slash\\n\\r\\t'"],
    ["\x00\x7f\xa0\u200b\u2028\ud800", "'\\x00\\x7f\\xa0\\u200b\\u2028\\ud800'"],
    ["é日😀", "'é日😀'"],
    ["\u{e0001}", "'\\U000e0001'"],
    [[1n, [2.5, "x"]], "[1, [2.5, 'x']]"],
    [new Map([["a", new Map([["b", null]])]]), "{'a': {'b': None}}"],
  ])("writes %o as Python does", (value, text) => {
    expect(repr(value)).toBe(text);
  });

  test("of a list of one string is the string of a model's error", () => {
    expect(validationErrorText("required argument 'a' not provided!")).toBe(`["required argument 'a' not provided!"]`);
    expect(validationErrorText("Queue q is not active")).toBe("['Queue q is not active']");
  });

  test.each([
    [1, "1.0"],
    [-0, "-0.0"],
    [0.1, "0.1"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [123456.789, "123456.789"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1.25e17, "1.25e+17"],
    [1e100, "1e+100"],
    [Infinity, "inf"],
    [-Infinity, "-inf"],
    [NaN, "nan"],
  ])("writes the float %d as %s", (value, text) => {
    expect(floatText(value)).toBe(text);
  });
});

describe("JSON is read as Python reads it", () => {
  test("with separate integers and floats, and the last of two equal keys in the first one's position", () => {
    const value = readJson(
      ' {"a": 1, "b": [1.0, -0, 1E2, true, null], "a": 12345678901234567890, "c": "\\ud83d\\ude00\\/"} ',
    );
    expect(repr(value)).toBe("{'a': 12345678901234567890, 'b': [1.0, 0, 100.0, True, None], 'c': '😀/'}");
  });

  test.each([
    ["", "Expecting value: line 1 column 1 (char 0)"],
    [" \n ", "Expecting value: line 2 column 2 (char 3)"],
    ['{"name": ', "Expecting value: line 1 column 10 (char 9)"],
    ["{,}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
    ['{"a": 1, }', "Expecting property name enclosed in double quotes: line 1 column 10 (char 9)"],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"a": 1 "b"}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
    ["[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ["[1,]", "Expecting value: line 1 column 4 (char 3)"],
    ["1 2", "Extra data: line 1 column 3 (char 2)"],
    ["01", "Extra data: line 1 column 2 (char 1)"],
    ['"a', "Unterminated string starting at: line 1 column 1 (char 0)"],
    ['["a\nb"]', "Invalid control character at: line 1 column 4 (char 3)"],
    ['"a\\x"', "Invalid \\escape: line 1 column 3 (char 2)"],
    ['"\\u12G4"', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
    ['{"é": "😀",\n "b": x}', "Expecting value: line 2 column 7 (char 17)"],
    ["[NaN]", "Out of range float values are not JSON compliant: 'NaN'"],
    ["\ufeff{}", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"],
  ])("and %j is refused with the same message", (text, message) => {
    expect(() => readJson(text)).toThrow(expect.objectContaining({ message }));
  });

  test("but with NaN and infinity with the plain reader", () => {
    expect(readJson("[NaN, -Infinity]", false)).toEqual([NaN, -Infinity]);
  });

  test("up to 4,300 digits and some 900 levels", () => {
    expect(readJson("9".repeat(4_300))).toBe(10n ** 4_300n - 1n);
    expect(() => readJson("9".repeat(4_301))).toThrow(/value has 4301 digits/);
    expect(() => readJson("[".repeat(2_000))).toThrow(expect.objectContaining({ name: "NestingError" }));
  });
});

test("JSON is written on one line, with only the characters escaped that break JavaScript", () => {
  const value = new Map<string, string | number | bigint | null>([
    ["é", 'a"\u2028'],
    ["n", 1],
    ["i", 2n],
    ["z", null],
  ]);
  expect(writeJson(value)).toBe('{"é":"a\\"\\u2028","n":1.0,"i":2,"z":null}');
  expect(writeJson(new Map([["a", [1n]]]), 2)).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(() => writeJson(Infinity)).toThrow(expect.objectContaining({ name: "UnwritableValueError" }));
  expect(() => writeJson("\ud800")).toThrow(expect.objectContaining({ name: "UnwritableValueError" }));
});

test("a jsonb column sorts keys by length and bytes, and writes numbers in full", () => {
  const stored = throughJsonb(readJson('{"bb": 1e22, "a": -0.0, "é": 1.50, "": [1e-7], "ab": {"z": 1, "y": 2}}'));
  expect(writeJson(stored)).toBe('{"":[1e-07],"a":0.0,"ab":{"y":2,"z":1},"bb":10000000000000000000000,"é":1.5}');
  expect(() => throughJsonb(["\0"])).toThrow(expect.objectContaining({ name: "DataError" }));
  expect(() => throughJsonb(new Map([["\udfff", null]]))).toThrow(expect.objectContaining({ name: "DataError" }));
  expect(() => throughJsonb(NaN)).toThrow(expect.objectContaining({ name: "DataError" }));
});

test.each([
  [[0xff], "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"],
  [[0x61, 0xc3, 0x28], "'utf-8' codec can't decode byte 0xc3 in position 1: invalid continuation byte"],
  [[0xe2, 0x82, 0x28], "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"],
  [[0xed, 0xa0, 0x80], "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"],
])("the bytes %o are not UTF-8, with Python's reason", (bytes, message) => {
  expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ message }));
});

test("truncated UTF-8 is read up to its last complete character", () => {
  expect(decodeUtf8(Uint8Array.from([0x61, 0xc3, 0xa9, 0xe2, 0x82]))).toBe("aé");
});

test("Python's white space is not JavaScript's", () => {
  expect(strip("\x1c\x85 \u3000a b\u2028\x1f")).toBe("a b");
  expect(strip("\ufeffa\u200b")).toBe("\ufeffa\u200b");
});

test("strings are counted and compared by code points", () => {
  expect(length("a😀\ud800")).toBe(3);
  expect(["😀", "\uffff", "b", "", "ab"].sort(compareText)).toEqual(["", "ab", "b", "\uffff", "😀"]);
});

test("integers may be written in many ways", () => {
  expect([" 1_0 ", "+1", "-0", "１２", "٣", "1.0", "1__0", "_1", "", "0x1", "²"].map(parseInteger)).toEqual([
    10n,
    1n,
    0n,
    12n,
    3n,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(asciiDigits("𝟘𝟙x９")).toBe("01x9");
});

test("decimals may be written in many ways", () => {
  expect(["1e3", ".5", "1_0.", " ２ ", "x", "", "1e400", "-inf"].map(parseDecimal)).toEqual([
    1000,
    0.5,
    10,
    2,
    undefined,
    undefined,
    Number.MAX_VALUE,
    -Infinity,
  ]);
  expect(parseDecimal("sNaN1")).toBeNaN();
});

test.each([
  ["2026-03-01T12:30:00Z", "2026-03-01T12:30:00Z"],
  ["2026-3-1 1:2", "2026-03-01T01:02:00Z"],
  ["2026-03-01T12:30:00,1234567", "2026-03-01T12:30:00.123456Z"],
  ["2026-03-01T00:30+01:30", "2026-02-28T23:00:00Z"],
  ["2026-03-01T00:30-0130", "2026-03-01T02:00:00Z"],
  ["2024-02-29T00:00:00", "2024-02-29T00:00:00Z"],
  ["2023-02-29T00:00:00", undefined],
  ["2026-03-01", undefined],
  ["2026-03-01T24:00", undefined],
  ["2026-03-01T00:00+24:00", undefined],
  ["2026-03-01t00:00", undefined],
  ["0000-01-01T00:00", undefined],
])("the datetime %s is %s", (text, expected) => {
  const datetime = parseDatetime(text);
  expect(datetime && isoText(datetime.microseconds)).toBe(expected);
});

test("a query keeps all values, and is written sorted and URL-encoded", () => {
  const query = QueryDict.parse("b=1&a=x%20y&b=2&page=9&page=8&é=~!*'()&empty");
  expect(query.get("b")).toBe("2");
  expect(query.encodeWith("page", "3")).toBe("a=x+y&b=1&b=2&empty=&page=3&%C3%A9=~%21%2A%27%28%29");
  expect(query.encodeWith("page", undefined)).not.toContain("page");
});

test("JavaScript data is converted to Python data and back", () => {
  const data = { whole: 3, fraction: 0.5, list: [null, true, "x"], nested: { big: 2 ** 60 } };
  const value = fromJavaScript(data);
  expect(repr(value)).toBe(
    "{'whole': 3, 'fraction': 0.5, 'list': [None, True, 'x'], 'nested': {'big': 1.152921504606847e+18}}",
  );
  expect(toJavaScript(value)).toEqual(data);
  expect(() => fromJavaScript({ when: new Date() })).toThrow(TypeError);
});
