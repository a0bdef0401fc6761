import { systemClock } from "saltant";
import { listen, type ListeningServer } from "saltant/node";
import { EmbeddedServer, exampleModules } from "saltant/slipstream/testing";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { checkCommand } from "../../../scripts/contract/check/command.js";
import type { CheckReport } from "../../../scripts/contract/check/report.js";
import { compareCommand } from "../../../scripts/contract/compare/command.js";
import { type Ran, run } from "./support.js";

let server: EmbeddedServer;
let listening: ListeningServer;
let password: Record<string, string>;

beforeEach(async () => {
  server = new EmbeddedServer({ clock: systemClock, modules: exampleModules });
  listening = await listen(server.handle);
  const connection = server.connection("root");
  password = { SLIPSTREAM_USERNAME: connection.username, SLIPSTREAM_PASSWORD: connection.password };
});

afterEach(() => listening.close());

function check(env: Record<string, string>, fetch?: typeof globalThis.fetch): Promise<Ran> {
  const args = [listening.url, "--service", "slipstream", "--json"];
  return run(checkCommand, args, { env, ...(fetch !== undefined && { fetch }) });
}

/** Changes the body of the responses to a path. */
function changing(path: string, change: (text: string) => string): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const isMeant = new URL(input instanceof Request ? input.url : input).pathname === path && response.ok;
    return isMeant ? new Response(change(await response.text()), response) : response;
  };
}

describe("contract:check of a SlipStream server", () => {
  it("finds no difference in a server that conforms to the contract, and only reads", async () => {
    const cookie = server.cookie("root");
    const headers = { Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
    const body = "refqname=module/apps/WordPress/wordpress&bypass-ssh-check=true&parameter--cloudservice=c1";
    expect((await fetch(`${listening.url}/run`, { method: "POST", headers, body })).status).toBe(201);
    server.clearRequests();
    const { code, out, err } = await check(password);

    expect(err).toBe("");
    const { findings, summary, notChecked } = JSON.parse(out) as CheckReport;
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(summary.requests).toBe(server.requests.length);
    const writes = server.requests.filter(({ method }) => method !== "GET");
    expect(writes).toMatchObject([{ method: "POST", path: "api/session", status: 201 }]);
    const paths = new Set(server.requests.map(({ path }) => path.replace(/[\da-f-]{36}/, "UUID")));
    expect([...paths]).toEqual(
      expect.arrayContaining(["api/cloud-entry-point", "appstore", "module", "run", "run/UUID", "vms", "dashboard"]),
    );
    expect(notChecked.map(({ operation }) => operation)).toContain("GET /api/{collection}");
    expect(out).not.toContain(password.SLIPSTREAM_PASSWORD);
    expect(out).not.toContain("token=");
  });

  it("sends a cookie without a login", async () => {
    const cookie = server.cookie("root");
    const { code, out } = await check({ SLIPSTREAM_COOKIE: cookie });

    expect(code).toBe(0);
    expect(server.requests.map(({ method }) => method)).not.toContain("POST");
    expect(out).not.toContain(cookie.slice(-20));
  });

  it("reports what differs in XML, and what is new", async () => {
    const run = changing("/dashboard", (text) => text.replace(/^<(\w+)/, '<$1 another="x"'));
    const { code, out } = await check(password, run);
    expect((JSON.parse(out) as CheckReport).findings).toMatchObject([
      { verdict: "new", operation: "GET /dashboard", path: '$["@another"]' },
    ]);
    expect(code).toBe(0);

    const broken = await check(
      password,
      changing("/dashboard", () => "<other/>"),
    );
    expect(broken.code).toBe(1);
    expect((JSON.parse(broken.out) as CheckReport).findings).toMatchObject([
      {
        verdict: "differs",
        operation: "GET /dashboard",
        expected: "XML with a root of the contract",
        got: "a body that is not XML with a root of the contract",
      },
    ]);
  });

  test.each<[string, () => Record<string, string>, string]>([
    ["no credentials", () => ({}), "the environment variable SLIPSTREAM_USERNAME"],
    ["a user without a password", () => ({ SLIPSTREAM_USERNAME: "joe" }), "SLIPSTREAM_PASSWORD"],
    ["a key without a secret", () => ({ SLIPSTREAM_API_KEY: "credential/x" }), "SLIPSTREAM_API_SECRET"],
    ["a wrong password", () => ({ ...password, SLIPSTREAM_PASSWORD: "wrong" }), "the server refuses the login"],
    [
      "an unknown key",
      () => ({ SLIPSTREAM_API_KEY: "credential/x", SLIPSTREAM_API_SECRET: "unknown" }),
      "the server refuses the login",
    ],
    ["an unknown cookie", () => ({ SLIPSTREAM_COOKIE: "c=token=unknown" }), "the server refuses the credentials"],
    ["a cookie without a name", () => ({ SLIPSTREAM_COOKIE: "token" }), "SLIPSTREAM_COOKIE must be a name and a value"],
  ])("ends with the code 2 for %s", async (_, env, message) => {
    const { code, out, err } = await check(env());
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });

  test.each([
    ["an error", { kind: "status", status: 503 }, "api/session responds with a 503 without a cookie"],
    ["no response", { kind: "reset" }, "the login failed: "],
  ] as const)("ends with the code 2 if the login's response is %s", async (_, fault, message) => {
    server.inject({ ...fault, method: "POST" });
    const { code, err } = await check(password);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

it("ends with the code 2 if the login's response has no cookie", async () => {
  const { code, err } = await check(password, () => Promise.resolve(Response.json({}, { status: 201 })));
  expect(code).toBe(2);
  expect(err).toContain("api/session responds with a 201 without a cookie");
});

it("reports what the user may not read", async () => {
  const { password: pw, username } = server.connection("joe");
  const { code, out } = await check({ SLIPSTREAM_USERNAME: username, SLIPSTREAM_PASSWORD: pw });
  expect(code).toBe(1);
  expect((JSON.parse(out) as CheckReport).findings).toMatchObject([
    { operation: "GET /users", path: "status", expected: "200", got: "403 application/xml" },
  ]);
});

describe("contract:compare with a description of SlipStream", () => {
  test.each([
    [{ SLIPSTREAM_COOKIE: "c=abc" }, "c=abc"],
    [{}, null],
  ])("sends the cookie of %j to the server of the description", async (env, header) => {
    const sent: (string | null)[] = [];
    const args = ["https://host.example/openapi.yaml", "--service", "slipstream"];
    const { code, err } = await run(compareCommand, args, {
      env,
      fetch: (_, init) => {
        sent.push(new Headers(init?.headers).get("cookie"));
        return Promise.resolve(new Response("", { status: 404 }));
      },
    });
    expect({ code, sent }).toEqual({ code: 2, sent: [header] });
    expect(err).not.toContain("abc");
  });

  it("finds no difference between the contract and itself", async () => {
    const { code } = await run(compareCommand, ["openapi/slipstream.yaml", "--service", "slipstream"]);
    expect(code).toBe(0);
  });
});
