import { describe, expect, it } from "vitest";
import { sanitize } from "../../src/core/text.js";

describe("a text fit to be printed", () => {
  it.each([
    ["an escape", "a\u001b[31mb", "a\\u001b[31mb"],
    ["a bell and a null", "\u0007\0", "\\u0007\\u0000"],
    ["a change of direction", "a\u202eb", "a\\u202eb"],
    ["half a pair", "a\ud83d", "a\\ud83d"],
    ["a byte order mark", "\ufeffa", "\\ufeffa"],
  ])("spells out %s", (_, text, shown) => {
    expect(sanitize(text, 100)).toBe(shown);
  });

  it("stands on one line, whatever breaks lines", () => {
    expect(sanitize("a\r\nb\u2028c\u0085d\te", 100)).toBe("a b c d e");
  });

  it("is no longer than it may be, and says that there was more, though a pair stands where it ends", () => {
    expect(sanitize("abcdef", 6)).toBe("abcdef");
    expect(sanitize("abcdefg", 6)).toBe("abcde…");
    expect(sanitize("\u0007".repeat(10), 7)).toBe("\\u0007…");
    expect(sanitize("abcd\u{1f600}efg", 6)).toBe("abcd…");
  });
});
