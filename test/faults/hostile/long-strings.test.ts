// Strings for which a pattern could need quadratic time: more than a minute each, instead of milliseconds.
import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { inexactNumber } from "../../../src/cli/input/inexact-number.js";

const length = 500_000;

function fixture(): { server: EmbeddedServer; client: SaltantClient } {
  const server = new EmbeddedServer();
  return { server, client: new SaltantClient({ ...server.connection("alice"), retry: false }) };
}

describe("a long string is handled in time by", () => {
  it("the client, as a datetime", async () => {
    const { server, client } = fixture();
    const [uuid = ""] = server.addInstances(1);
    server.inject({
      kind: "json",
      body: (json: object) => ({ ...json, datetime_created: "T".repeat(length) }),
    });
    await expect(client.executableTaskInstances.get(uuid)).rejects.toThrow("datetime_created: expected an ISO 8601");
  });

  it("the client, in the error of a token store", async () => {
    const { server } = fixture();
    const tokenStore = {
      load: () => Promise.reject(new Error(`refused: ${"a".repeat(length)}`)),
      save: () => undefined,
    };
    const { baseApiUrl, fetch, clock } = server.connection("alice");
    const client = new SaltantClient({ baseApiUrl, fetch, clock, tokenStore });
    await expect(client.taskQueues.get({ id: 1 })).rejects.toThrow("refused: aaaa");
  });

  it("the embedded server, as the path of a fault", async () => {
    const { server, client } = fixture();
    server.inject({ kind: "crash", path: `x${"/".repeat(length)}x` });
    server.addTask();
    expect(await client.taskQueues.get({ id: 1 })).toMatchObject({ id: 1 });
  });

  it.each([
    ["a year", "executabletaskinstances/", "datetime_created__year", `${"1".repeat(length)}x`],
    ["a uuid", `executabletaskinstances/x${"{".repeat(length)}x/`, "page", "1"],
  ])("the embedded server, as %s", async (_, path, name, value) => {
    const { server } = fixture();
    const { baseApiUrl, authToken } = server.connection("alice");
    const headers = { authorization: `Token ${authToken}` };
    const response = await server.fetch(`${baseApiUrl}${path}?${name}=${value}`, { headers });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  it("the command, as a number", () => {
    expect(inexactNumber(`"${"a".repeat(length)}`)).toBeUndefined();
    expect(inexactNumber(`["${String.raw`\"1e400`.repeat(3_000_000)}", 9007199254740993]`)).toBe("9007199254740993");
  });
});
