import { systemClock } from "saltant";
import { EmbeddedServer } from "saltant/decapod/testing";
import { listen, type ListeningServer } from "saltant/node";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { checkCommand } from "../../../scripts/contract/check/command.js";
import type { CheckReport } from "../../../scripts/contract/check/report.js";
import { compareCommand } from "../../../scripts/contract/compare/command.js";
import { type Ran, run } from "./support.js";

let server: EmbeddedServer;
let listening: ListeningServer;

beforeEach(async () => {
  const users = [{ login: "ann", password: "open-sesame", role: "wheel" }];
  server = new EmbeddedServer({ clock: systemClock, workers: "off", users });
  listening = await listen(server.handle);
});

afterEach(() => listening.close());

const password = { DECAPOD_LOGIN: "ann", DECAPOD_PASSWORD: "open-sesame" };

function check(env: Record<string, string>, fetch?: typeof globalThis.fetch): Promise<Ran> {
  const args = [listening.url, "--service", "decapod", "--json"];
  return run(checkCommand, args, { env, ...(fetch !== undefined && { fetch }) });
}

async function logIn(): Promise<string> {
  const body = JSON.stringify({ username: "ann", password: "open-sesame" });
  const response = await server.fetch(`${server.url}/v1/auth/`, { method: "POST", body });
  return ((await response.json()) as { id: string }).id;
}

describe("contract:check of a Decapod server", () => {
  it("finds no difference in a server that conforms to the contract, and only reads", async () => {
    const [first = "", ...others] = server.addServers(7);
    server.addCluster("ceph", { mons: [first], osds: others });
    const { code, out } = await check(password);

    const { findings, summary } = JSON.parse(out) as CheckReport;
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(summary.requests).toBe(server.requests.length);
    const writes = server.requests.filter(({ method }) => method !== "GET");
    expect(writes).toMatchObject([{ method: "POST", path: "auth/", status: 200 }]);
    expect(new Set(server.requests.map(({ status }) => status))).toEqual(new Set([200, 401, 404]));
    expect(out).not.toContain("open-sesame");
  });

  it("sends a token as it is, without a login", async () => {
    const token = await logIn();
    server.clearRequests();
    const { code, out } = await check({ DECAPOD_TOKEN: token });

    expect(code).toBe(0);
    expect(server.requests.map(({ method }) => method)).not.toContain("POST");
    expect(out).not.toContain(token);
  });

  it("reports filters that the server ignores", async () => {
    server.addServers(3);
    const { code, out } = await check(password, (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      url.searchParams.delete("filter");
      return fetch(url, init);
    });

    expect(code).toBe(1);
    expect((JSON.parse(out) as CheckReport).findings).toContainEqual({
      ...{ verdict: "differs", operation: "GET /v1/server/", path: "$.items", status: 200 },
      times: expect.any(Number) as number,
      expected: "no rows, as none has that value",
      got: "3 rows: does the server ignore this filter?",
      purpose: "filter model_id.eq",
      request: expect.stringContaining("/v1/server/?page=1&per_page=5&filter=%7B%22model_id%22") as string,
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ["no credentials", {}, "set DECAPOD_TOKEN, or DECAPOD_LOGIN and DECAPOD_PASSWORD"],
    [
      "a login without a password",
      { DECAPOD_LOGIN: "ann" },
      "set DECAPOD_TOKEN, or DECAPOD_LOGIN and DECAPOD_PASSWORD",
    ],
    [
      "a wrong password",
      { ...password, DECAPOD_PASSWORD: "wrong" },
      "the server refuses DECAPOD_LOGIN and DECAPOD_PASSWORD",
    ],
    ["an unknown token", { DECAPOD_TOKEN: "unknown" }, "the server refuses the credentials: it responds with a 401"],
    ["a token that cannot be sent", { DECAPOD_TOKEN: "a b" }, "DECAPOD_TOKEN must be ASCII without whitespace"],
  ])("ends with the code 2 for %s", async (_, env, message) => {
    expect(await check(env)).toEqual({ code: 2, out: "", err: `contract:check: ${message}\n` });
  });

  test.each([
    ["an error", { kind: "status", status: 503 }, "v1/auth/ responds with a 503 without a token"],
    ["no JSON", { kind: "html" }, "without a token"],
    ["no token", { kind: "json", body: { id: 5 } }, "v1/auth/ responds with a 200 without a token"],
    ["no response", { kind: "reset" }, "the login failed: "],
  ] as const)("ends with the code 2 if the login's response is %s", async (_, fault, message) => {
    server.inject({ ...fault, method: "POST" });
    const { code, err } = await check(password);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("contract:compare with a description of Decapod", () => {
  const compare = (fetch: typeof globalThis.fetch, env: Record<string, string>): Promise<Ran> =>
    run(compareCommand, ["https://host.example/openapi.yaml", "--service", "decapod"], { env, fetch });

  test.each([
    [{ DECAPOD_TOKEN: "abc" }, "abc"],
    [{}, null],
  ])("sends the token of %j to the server of the description", async (env, header) => {
    const sent: (string | null)[] = [];
    const { code, err } = await compare((_, init) => {
      sent.push(new Headers(init?.headers).get("authorization"));
      return Promise.resolve(new Response("", { status: 404 }));
    }, env);
    expect({ code, sent }).toEqual({ code: 2, sent: [header] });
    expect(err).not.toContain("abc");
  });

  it("finds no difference between the contract and itself", async () => {
    const { code } = await run(compareCommand, ["openapi/decapod.yaml", "--service", "decapod"]);
    expect(code).toBe(0);
  });
});
