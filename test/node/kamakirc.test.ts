// The clouds of kamaki's configuration file, and what is wrong with some.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InvalidInputError } from "../../src/core/errors/index.js";
import { type Kamakirc, readKamakirc } from "../../src/node/index.js";
import { SynnefoClient } from "../../src/synnefo/index.js";
import { EmbeddedServer } from "../../src/testing/synnefo/index.js";
import { errorOf } from "../saltant/support.js";

const several = `# made by hand
[global]
default_cloud = second
history_file=~/.kamaki.history

[cloud "first"]
url: https://accounts.example.org/identity/v2.0/
TOKEN = token-of-first==   ; of ann
; a comment
[cloud "second cloud"]
[cloud "second"]
    url=https://accounts.example.com/identity/v2.0
    token=token-of-second other-token
[cloud "broken"]
url=accounts
token=x
`;

let folder = "";
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saltant-kamakirc-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): Promise<Kamakirc> {
  const path = join(folder, `${(files += 1)}`);
  await writeFile(path, text);
  return readKamakirc(path);
}

describe("a .kamakirc", () => {
  it("has several clouds, one of them the default", async () => {
    const kamakirc = await read(several);
    expect(kamakirc.clouds).toEqual(["first", "second cloud", "second", "broken"]);
    expect(kamakirc.defaultCloud).toBe("second");
    expect(kamakirc.connection()).toEqual({
      authUrl: "https://accounts.example.com/identity/v2.0",
      token: "token-of-second",
    });
    expect(kamakirc.connection("first")).toEqual({
      authUrl: "https://accounts.example.org/identity/v2.0",
      token: "token-of-first==",
    });
  });

  it("with one cloud needs no default", async () => {
    const kamakirc = await read('\uFEFF[cloud "lab"]\r\nurl = https://lab/identity/v2.0\r\ntoken = abc-token\r\n');
    expect(kamakirc.defaultCloud).toBe("lab");
    expect(kamakirc.connection().token).toBe("abc-token");
  });

  it("makes a client", async () => {
    const server = new EmbeddedServer();
    const kamakirc = await read(`[cloud "embedded"]\nurl=${server.authUrl}\ntoken=alice-token\n`);
    const { fetch, clock } = server.connection("alice");
    const cloud = await SynnefoClient.connect({ ...kamakirc.connection(), fetch, clock });
    expect(await cloud.servers.list()).toEqual([]);
  });

  it("shows no token when it is printed", async () => {
    const kamakirc = await read(several);
    expect(inspect(kamakirc, { depth: null, showHidden: true }) + JSON.stringify(kamakirc)).not.toContain("token-of");
  });

  it.each([
    ["none", /has no cloud "none"; its clouds are first, second cloud, second, broken$/],
    ["second cloud", /cloud second cloud: url must be a URL/],
    ["broken", /cloud broken: url must be a URL/],
    [5, /has no cloud 5;/],
  ])("says what is wrong with the cloud %s", async (name, message) => {
    const kamakirc = await read(several);
    const error = await errorOf(
      Promise.resolve().then(() => kamakirc.connection(name as string)),
      InvalidInputError,
    );
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("token-of");
  });

  it("says what is missing", async () => {
    const message = async (text: string): Promise<string> => {
      const kamakirc = await read(text);
      return (
        await errorOf(
          Promise.resolve().then(() => kamakirc.connection()),
          InvalidInputError,
        )
      ).message;
    };
    expect(await message("")).toMatch(/names no default cloud; it has none$/);
    expect(await message('[cloud "a"]\n[cloud "b"]\n')).toMatch(/names no default cloud; its clouds are a, b$/);
    expect(await message('[cloud "a"]\nurl=https://a/\n')).toMatch(/cloud a: token must be a string/);
  });

  it("that cannot be read is named", async () => {
    const path = join(folder, "none");
    expect((await errorOf(readKamakirc(path), InvalidInputError)).message).toContain(`cannot read ${path}: ENOENT`);
    expect((await errorOf(readKamakirc(5 as never), InvalidInputError)).message).toContain("must be a string");
  });
});
