import { expect, it } from "vitest";
import { decodeUtf8, NotUtf8Error } from "../../src/node/utf8.js";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

it.each(["", "a", "é", "\ufeff{}", "a\0b", "\ufffd", "\u{1f600}\n\u{10ffff}", "1\0"])("decodes %j", (text) => {
  expect(decodeUtf8(Buffer.from(text), "it")).toBe(text);
});

it.each([
  ["Latin-1", bytes("caf\xe9"), "line 1, byte offset 3"],
  ["a character cut short at the end", bytes('"\xc3'), "line 1, byte offset 1"],
  ["a character cut short within", bytes("\xe2\x82a"), "line 1, byte offset 0"],
  ["the rest of a character", bytes("a\r\nb\n\xa9"), "line 3, byte offset 5"],
  ["half of a surrogate pair", bytes("\n\xed\xa0\xbd"), "line 2, byte offset 1"],
  ["a character written too long", bytes("\xc0\xaf"), "line 1, byte offset 0"],
  [
    "what stands after U+FFFD itself",
    Buffer.concat([Buffer.from("é\ufffd\n\ufffd"), bytes("\xff")]),
    "line 2, byte offset 9",
  ],
  [
    "an offset beyond others",
    Buffer.concat([Buffer.from("\u{1f600}"), bytes("\xe9"), Buffer.from("é\ufffd")]),
    "line 1, byte offset 4",
  ],
])("refuses %s, and says where it stands", (_, broken, place) => {
  const message = `notes.json is not valid UTF-8 at ${place}: save it as UTF-8`;
  expect(() => decodeUtf8(broken, "notes.json")).toThrow(new NotUtf8Error(message));
});

it.each([
  ["with a mark, the lower byte first", Buffer.from('\ufeff{"a": 1}', "utf16le")],
  ["with a mark, the higher byte first", Buffer.from('\ufeff{"a": 1}', "utf16le").swap16()],
  ["without a mark, the lower byte first", Buffer.from("{}", "utf16le")],
  ["without a mark, the higher byte first", Buffer.from('{"a": "\u0142"}', "utf16le").swap16()],
  ["with a byte too many", Buffer.concat([Buffer.from("{}", "utf16le"), bytes("\n")])],
])("refuses UTF-16 %s", (_, utf16) => {
  expect(() => decodeUtf8(utf16, "standard input")).toThrow(
    new NotUtf8Error("standard input is UTF-16, not UTF-8: save it as UTF-8"),
  );
});
