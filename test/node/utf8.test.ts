import { expect, it } from "vitest";
import { decodeUtf8, NotUtf8Error } from "../../src/node/utf8.js";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

it.each(["", "a", "é", "\ufeff{}", "a\0b", "\ufffd", "\u{1f600}\n\u{10ffff}", "1\0"])("decodes %j", (text) => {
  expect(decodeUtf8(Buffer.from(text), "it")).toBe(text);
});

it.each([
  ["Latin-1", bytes("caf\xe9"), "line 1, byte offset 3"],
  ["a character that is cut at the end", bytes('"\xc3'), "line 1, byte offset 1"],
  ["a character that is cut in the middle", bytes("\xe2\x82a"), "line 1, byte offset 0"],
  ["the rest of a character", bytes("a\r\nb\n\xa9"), "line 3, byte offset 5"],
  ["half of a surrogate pair", bytes("\n\xed\xa0\xbd"), "line 2, byte offset 1"],
  ["an overlong encoding", bytes("\xc0\xaf"), "line 1, byte offset 0"],
  [
    "an invalid byte after a valid U+FFFD",
    Buffer.concat([Buffer.from("é\ufffd\n\ufffd"), bytes("\xff")]),
    "line 2, byte offset 9",
  ],
  [
    "an offset in a long string",
    Buffer.concat([Buffer.from("\u{1f600}"), bytes("\xe9"), Buffer.from("é\ufffd")]),
    "line 1, byte offset 4",
  ],
])("refuses %s, and reports its place", (_, broken, place) => {
  const message = `notes.json is not valid UTF-8 at ${place}: save it as UTF-8`;
  expect(() => decodeUtf8(broken, "notes.json")).toThrow(new NotUtf8Error(message));
});

it.each([
  ["with a byte order mark, little-endian", Buffer.from('\ufeff{"a": 1}', "utf16le")],
  ["with a byte order mark, big-endian", Buffer.from('\ufeff{"a": 1}', "utf16le").swap16()],
  ["without a byte order mark, little-endian", Buffer.from("{}", "utf16le")],
  ["without a byte order mark, big-endian", Buffer.from('{"a": "\u0142"}', "utf16le").swap16()],
  ["with an extra byte", Buffer.concat([Buffer.from("{}", "utf16le"), bytes("\n")])],
])("refuses UTF-16 %s", (_, utf16) => {
  expect(() => decodeUtf8(utf16, "standard input")).toThrow(
    new NotUtf8Error("standard input is UTF-16, not UTF-8: save it as UTF-8"),
  );
});
