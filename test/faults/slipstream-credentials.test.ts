// Concurrent calls of SlipStream's client whose shared session has ended, and the secrets that nothing may show.
import { inspect } from "node:util";
import { type Cookie, SlipStreamClient } from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";

const many = 500;

/** A server, and a client whose stored cookie is of no use any more. */
function createExpired(password = "joe-password") {
  const server = new EmbeddedServer();
  const cookie = { name: "com.sixsq.slipstream.cookie", value: "token=old", path: "/", expiresMs: null };
  let cookies: readonly Cookie[] = [{ ...cookie, secure: true, httpOnly: false }];
  const cookieStore = {
    load: () => cookies,
    save: (_: string, all: readonly Cookie[]) => {
      cookies = all;
    },
  };
  const client = new SlipStreamClient({ ...server.connection("joe"), password, cookieStore });
  /** How often each request was sent. */
  const sent = (): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { method, path } of server.requests) {
      const line = `${method} ${path}`;
      counts[line] = (counts[line] ?? 0) + 1;
    }
    return counts;
  };
  return { server, client, sent };
}

const all = (call: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: many }, call));

describe("500 concurrent calls", () => {
  it("log in once when the cookie of the session is refused with 401", async () => {
    const { client, sent } = createExpired();
    const results = await all(() => client.usage.list());
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(sent()).toEqual({ "GET dashboard": 2 * many, "POST api/session": 1 });
  });

  it("look once and log in once when it is refused with 403, as the CIMI API does", async () => {
    const { server, client, sent } = createExpired();
    server.addResource({ id: "service-offer/small" });
    const results = await all(() => client.cimi.get("service-offer/small"));
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(sent()).toEqual({ "GET api/service-offer/small": 2 * many, "PUT api/session": 1, "POST api/session": 1 });
  });

  it("log in once without a cookie", async () => {
    const server = new EmbeddedServer();
    const client = new SlipStreamClient(server.connection("joe"));
    await all(() => client.usage.list());
    const logins = server.requests.filter(({ method, path }) => method === "POST" && path === "api/session");
    expect(logins).toHaveLength(1);
  });

  it("all fail with one login that is refused", async () => {
    const { client, sent } = createExpired("guess");
    const results = await all(() => client.usage.list());
    for (const each of results) {
      expect(each).toMatchObject({ status: "rejected", reason: { name: "AuthenticationError" } });
    }
    expect(sent()).toEqual({ "GET dashboard": many, "POST api/session": 1 });
  });
});

describe("a stored cookie that was refused", () => {
  it("is not used again after a login that failed", async () => {
    const { server, client, sent } = createExpired();
    server.inject({ kind: "status", status: 503, method: "POST", path: "api/session", times: 3 });
    await expect(client.usage.list()).rejects.toMatchObject({ name: "ServerError" });
    server.clearRequests();
    await client.usage.list();
    expect(sent()).toEqual({ "POST api/session": 1, "GET dashboard": 1 });
  });
});

describe("no secret shows", () => {
  const canary = `canary+/"&<%>'é\\`;

  /** Whether a secret stands in a text, as it is or encoded. */
  function shows(text: string): boolean {
    return /canary/i.test(text) || text.includes(Buffer.from("canary").toString("base64").slice(0, 7));
  }

  /** Everything that can be seen of a value. */
  function textOf(value: unknown): string {
    const json = JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each));
    return [inspect(value, { depth: Infinity, showHidden: true }), json, String(value)].join("\n");
  }

  const newUser = { username: "bob", email: "bob@example.org", firstName: "B", lastName: "O", password: canary };
  const cloudParameters = { c1: { username: "u", password: canary, "secret.key": canary } };
  const calls: Readonly<Record<string, (client: SlipStreamClient) => Promise<unknown>>> = {
    login: (client) => client.session.loginInternal("joe", canary),
    "login with an API key": (client) => client.session.loginApiKey("credential/x", canary),
    "login by a template": (client) =>
      client.session.login({ href: "session-template/x", username: "joe", password: canary, token: canary }),
    "creation of a user": (client) => client.users.create({ ...newUser, cloudParameters }, { overwrite: true }),
    "change of a user": (client) => client.users.update("joe", { password: canary, cloudParameters }),
    "addition of a credential": (client) =>
      client.cimi.add("credentials", {
        credentialTemplate: {
          href: "credential-template/x",
          secretKey: canary,
          password: canary,
          "secret-key": canary,
        },
      }),
  };

  const echoes = [
    {
      name: "refused with JSON",
      status: 400,
      type: "application/json",
      make: (body: string) => JSON.stringify({ message: body }),
    },
    {
      name: "refused with XML",
      status: 409,
      type: "application/xml",
      make: (body: string) => `<error detail="${escapeXml(body)}"/>`,
    },
    {
      name: "refused with a page",
      status: 500,
      type: "text/html",
      make: (body: string) => `<html><title>${body}</title></html>`,
    },
    {
      name: "refused with text",
      status: 400,
      type: "text/plain",
      make: (body: string) => `400 - Bad Request\n${body}`,
    },
    { name: "a success of another kind", status: 200, type: "text/html", make: (body: string) => `<p>${body}</p>` },
  ];

  const cases = Object.entries(calls).flatMap(([name, call]) => echoes.map((echo) => ({ name, call, echo })));

  it.each(cases)("$name, $echo.name", async ({ call, echo }) => {
    const server = new EmbeddedServer();
    const seen: unknown[] = [];
    const note = (event: unknown): void => {
      seen.push(event);
    };
    const connection = server.connection("joe");
    const hooks = { onRequest: note, onResponse: note, onRetry: note, logger: { debug: note, warn: note } };
    // A server that repeats what it was sent.
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const body = typeof init?.body === "string" ? init.body : "";
      if (!body.includes("canary")) return connection.fetch(input, init);
      return new Response(echo.make(body), { status: echo.status, headers: { "Content-Type": echo.type } });
    };
    const client = new SlipStreamClient({ ...connection, ...hooks, fetch });
    const outcome = await call(client).then(
      (value) => value,
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(Error);
    for (const value of [outcome, seen, client]) expect(shows(textOf(value))).toBe(false);
  });

  it("of a credential that was added", async () => {
    const server = new EmbeddedServer();
    const seen: unknown[] = [];
    const note = (event: unknown): void => {
      seen.push(event);
    };
    const hooks = { onRequest: note, onResponse: note, logger: { debug: note, warn: note } };
    const client = new SlipStreamClient({ ...server.connection("joe"), ...hooks });
    const template = { href: "credential-template/generate-api-key", ttl: 0 };
    const added = await client.cimi.add("credentials", { credentialTemplate: template });
    const { secretKey } = added.secrets();
    expect(secretKey).toEqual(expect.any(String));
    for (const value of [added, seen, client]) expect(textOf(value)).not.toContain(String(secretKey));
    const cookie = server.requests.find(({ headers }) => headers.cookie !== undefined)?.headers.cookie ?? "";
    expect(cookie).toContain("token=");
    for (const value of [seen, client]) expect(textOf(value)).not.toContain(cookie.slice(cookie.indexOf("token=") + 6));
  });
});

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
