import { describe, expect, it } from "vitest";
import { sanitize } from "../../src/core/text.js";

describe("a sanitized text", () => {
  it.each([
    ["an escape", "a\u001b[31mb", "a\\u001b[31mb"],
    ["a bell and a null", "\u0007\0", "\\u0007\\u0000"],
    ["a bidirectional control", "a\u202eb", "a\\u202eb"],
    ["half a surrogate pair", "a\ud83d", "a\\ud83d"],
    ["a byte order mark", "\ufeffa", "\\ufeffa"],
  ])("escapes %s", (_, text, escaped) => {
    expect(sanitize(text, 100)).toBe(escaped);
  });

  it("is one line, with a space for each kind of line break", () => {
    expect(sanitize("a\r\nb\u2028c\u0085d\te", 100)).toBe("a b c d e");
  });

  it("is cut to its longest length, with an ellipsis, and never within a surrogate pair", () => {
    expect(sanitize("abcdef", 6)).toBe("abcdef");
    expect(sanitize("abcdefg", 6)).toBe("abcde…");
    expect(sanitize("\u0007".repeat(10), 7)).toBe("\\u0007…");
    expect(sanitize("abcd\u{1f600}efg", 6)).toBe("abcd…");
  });
});
