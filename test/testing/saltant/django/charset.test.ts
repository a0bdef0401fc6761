import { describe, expect, test } from "vitest";
import { EmbeddedServer } from "saltant/testing";

/** Creates a queue with a body in some charset, and returns the server's response. */
async function create(charset: string, bytes: readonly number[]): Promise<unknown> {
  const server = new EmbeddedServer();
  const response = await server.fetch(`${server.baseApiUrl}taskqueues/`, {
    method: "POST",
    headers: {
      authorization: `Token ${server.connection("alice").authToken}`,
      "content-type": `application/json; charset=${charset}`,
    },
    body: Uint8Array.from(bytes),
  });
  const json: unknown = await response.json();
  return typeof json === "object" && json !== null && "name" in json ? json.name : json;
}

const utf16 = (text: string): number[] =>
  Array.from(text).flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]);
const latin1 = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const swapped = (bytes: readonly number[]): number[] => bytes.map((_, index) => bytes[index ^ 1] ?? 0);

const body = '{"name": "é"}';
const utf8 = [...new TextEncoder().encode(body)];
const mark8 = [0xef, 0xbb, 0xbf];
const markLittle = [0xff, 0xfe];

// The results of Python's codecs for the same bytes.
describe("a body in a charset", () => {
  test.each([
    ["utf-8", utf8],
    ["UTF_8", utf8],
    ["no-such-charset", utf8],
    ["utf-8-sig", utf8],
    ["utf-8-sig", [...mark8, ...utf8]],
    ["latin-1", latin1(body)],
    ["utf-16", [...markLittle, ...utf16(body)]],
    ["utf-16", [...swapped(markLittle), ...swapped(utf16(body))]],
    ["utf-16le", utf16(body)],
    ["utf-16-le", [...utf16(body), 0x20]],
    ["utf-16-be", swapped(utf16(body))],
    ["windows-1252", latin1(body)],
  ])("is read: %s", async (charset, bytes) => {
    expect(await create(charset, bytes)).toBe("é");
  });

  const bom = "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)";
  test.each([
    ["utf-8", [...mark8, ...utf8], bom],
    ["utf-8", [0xff], "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"],
    ["ascii", utf8, "'ascii' codec can't decode byte 0xc3 in position 10: ordinal not in range(128)"],
    ["us-ascii", [0x7b], "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
    ["utf-16", utf16(body), "UTF-16 stream does not start with BOM"],
    ["utf-16", [0x7b], "Expecting value: line 1 column 1 (char 0)"],
    ["utf-16le", [...markLittle, ...utf16(body)], bom],
    ["utf-16le", [0x00, 0xdc, 0x00, 0x00], "'utf-16le' codec can't decode the bytes"],
    ["shift_jis", [0x22, 0x81, 0x22], "'shift-jis' codec can't decode the bytes"],
  ])("is refused, and the connection stays open: %s", async (charset, bytes, message) => {
    expect(await create(charset, bytes)).toEqual({ detail: `JSON parse error - ${message}` });
  });
});
