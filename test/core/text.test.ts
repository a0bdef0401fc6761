import { describe, expect, it } from "vitest";
import { describeDuration, escapeUnprintable, sanitize } from "../../src/core/text.js";

describe("a sanitized string", () => {
  it.each([
    ["an escape", "a\u001b[31mb", "a\\u001b[31mb"],
    ["a bell and a null", "\u0007\0", "\\u0007\\u0000"],
    ["a bidirectional control", "a\u202eb", "a\\u202eb"],
    ["half a surrogate pair", "a\ud83d", "a\\ud83d"],
    ["a byte order mark", "\ufeffa", "\\ufeffa"],
    ["a zero-width space", "a\u200bb", "a\\u200bb"],
    ["a joiner between letters", "a\u200db\u200cc", "a\\u200db\\u200cc"],
    ["a joiner that joins nothing", "🎉\u200d", "🎉\\u200d"],
    ["a second joiner", "👩\u200d\u200d🚀", "👩\\u200d\\u200d🚀"],
    ["a word joiner", "a\u2060b", "a\\u2060b"],
    ["a soft hyphen", "a\u00adb", "a\\u00adb"],
    ["tag characters", "a\u{e0041}\u{e007f}", "a\\udb40\\udc41\\udb40\\udc7f"],
    ["variation selectors", "a\ufe0fb\u{e0100}", "a\\ufe0fb\\udb40\\udd00"],
    ["a Hangul filler", "\u3164", "\\u3164"],
    ["an annotation", "\ufff9a\ufffb", "\\ufff9a\\ufffb"],
  ])("escapes %s", (_, text, escaped) => {
    expect(sanitize(text, 100)).toBe(escaped);
  });

  it.each(["👩\u200d🚀", "👩🏽\u200d❤\ufe0f\u200d👨", "❤\ufe0f", "1\ufe0f\u20e3", "👍🏽", "日本語", "e\u0301", "فارسی"])(
    "leaves %s as it is",
    (text) => {
      expect(sanitize(text, 100)).toBe(text);
    },
  );

  it("is one line, with a space in place of each kind of line break", () => {
    expect(sanitize("a\r\nb\u2028c\u0085d\te", 100)).toBe("a b c d e");
  });

  it("is cut to its maximum length, with an ellipsis, and never within a surrogate pair", () => {
    expect(sanitize("abcdef", 6)).toBe("abcdef");
    expect(sanitize("abcdefg", 6)).toBe("abcde…");
    expect(sanitize("\u0007".repeat(10), 7)).toBe("\\u0007…");
    expect(sanitize("abcd\u{1f600}efg", 6)).toBe("abcd…");
  });
});

it("has escapes that parse as JSON", () => {
  const text = "a\u0007\u2028\u{e0041}\u00ad🎉";
  expect(escapeUnprintable(text)).toBe("a\\u0007\\u2028\\udb40\\udc41\\u00ad🎉");
  expect(JSON.parse(`"${escapeUnprintable(text)}"`)).toBe(text);
});

it.each([
  [0, "0 ms"],
  [250, "250 ms"],
  [1_000, "1 s"],
  [4_999, "5 s"],
  [90_000, "90 s"],
  [120_000, "2 min"],
  [150_000, "2.5 min"],
  [7_200_000, "2 h"],
  [172_800_000, "2 days"],
  [604_800_000, "7 days"],
])("%d ms are %s", (ms, text) => {
  expect(describeDuration(ms)).toBe(text);
});
