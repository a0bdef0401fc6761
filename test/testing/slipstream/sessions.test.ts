import { describe, expect, test } from "vitest";
import { Api, type JsonResponse, start, textIn } from "./support.js";

const cookieName = "com.sixsq.slipstream.cookie";

function login(username: string, password: string, more: Record<string, string> = {}) {
  return { sessionTemplate: { href: "session-template/internal", username, password, ...more } };
}

/** The name and value of the cookie that a response sets. */
function cookieOf({ headers }: JsonResponse): string {
  return (headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
}

describe("logging in", () => {
  test("creates a session with a cookie that expires after 24 hours on the server's clock", async () => {
    const { server, clock, anonymous } = start();
    const { username, password } = server.connection("mary");
    const created = await anonymous.send("POST", "session", login(username, password));
    const session = textIn(created.json, "resource-id");
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe(session);
    expect(created.headers.get("set-cookie")).toMatch(
      /^com\.sixsq\.slipstream\.cookie=token=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Secure; Expires=Mon, 02 Mar 2026 12:00:00 GMT$/,
    );
    const mary = new Api(server, cookieOf(created));
    expect((await mary.send("GET", session)).json).toMatchObject({
      id: session,
      method: "internal",
      sessionTemplate: { href: "session-template/internal" },
      username: "mary",
      roles: `USER ANON ${session}`,
      expiry: "Mon, 02 Mar 2026 12:00:00 GMT",
      operations: [{ rel: "delete", href: session }],
    });
    await clock.advance(86_399_999);
    expect((await mary.search("session")).count).toBe(1);
    await clock.advance(1);
    expect((await mary.search("session")).count).toBe(0);
    expect((await mary.send("GET", session)).status).toBe(403);
  });

  test("shows the server's name and the client's address if a proxy passes them", async () => {
    const { server } = start();
    const headers = {
      "Content-Type": "application/json",
      "X-Real-IP": "192.0.2.7",
      "SlipStream-SSL-Server-Name": "nuv.example",
    };
    const { password } = server.connection("joe");
    const body = JSON.stringify(login("joe", password));
    await server.fetch(`${server.endpoint}/api/session`, { method: "POST", headers, body });
    expect(server.resources("session").at(-1)).toMatchObject({ clientIP: "192.0.2.7", server: "nuv.example" });
  });

  test("is refused with 403 and the name as given", async () => {
    const { anonymous } = start();
    for (const name of ["joe", "no such user"]) {
      const { status, json, headers } = await anonymous.send("POST", "session", login(name, "wrong"));
      expect(status).toBe(403);
      expect(json).toEqual({ status: 403, message: `invalid credentials for '${name}'`, "resource-id": name });
      expect(headers.has("set-cookie")).toBe(false);
    }
  });

  test("needs the attributes of its template and no others", async () => {
    const { anonymous, server } = start();
    const { password } = server.connection("joe");
    for (const template of [
      { href: "session-template/internal", username: "", password },
      { href: "session-template/internal", username: "joe", password: 1 },
      { href: "session-template/internal", username: "joe", password, key: "k" },
      { href: "session-template/api-key", key: "k", secret: "s", username: "joe" },
    ]) {
      const { status, json } = await anonymous.send("POST", "session", { sessionTemplate: template });
      expect(status, JSON.stringify(template)).toBe(400);
      expect(json.message).toMatch(/^resource does not satisfy defined schema:\n./);
    }
    const more = await anonymous.send("POST", "session", { ...login("joe", password), other: 1 });
    expect(more.status).toBe(400);
    // The template has placeholders in place of what is missing.
    const missing = await anonymous.send("POST", "session", { sessionTemplate: { href: "session-template/internal" } });
    expect(missing.json.message).toBe("invalid credentials for 'username'");
  });

  test("fails without a template, and with one that does not exist", async () => {
    const { anonymous } = start();
    for (const body of [{}, { sessionTemplate: {} }, { sessionTemplate: { username: "joe", password: "x" } }]) {
      const { status, json } = await anonymous.send("POST", "session", body);
      expect(status, JSON.stringify(body)).toBe(500);
      expect(json.message).toMatch(/^Unexpected exception thrown: unknown Session create type: /);
    }
    const { status, json } = await anonymous.send("POST", "session", {
      sessionTemplate: { href: "session-template/ldap" },
    });
    expect(status).toBe(404);
    expect(json.message).toBe("session-template/ldap not found");
  });

  test("works with a template of the seed", async () => {
    const template = { id: "session-template/corporate", method: "internal", username: "u", password: "p" };
    const { server, anonymous } = start({ resources: { "session-template": [template] } });
    const { password } = server.connection("joe");
    const body = { sessionTemplate: { href: template.id, username: "joe", password } };
    expect((await anonymous.send("POST", "session", body)).status).toBe(201);
    const listed = await anonymous.search("session-template");
    expect(listed.count).toBe(3);
  });

  test("has templates that administrators add", async () => {
    const { anonymous, joe, root } = start();
    const body = { method: "internal", instance: "ldap", username: "u", password: "p" };
    expect((await joe.send("POST", "session-template", body)).status).toBe(403);
    const { json } = await root.send("POST", "session-template", body);
    expect(json["resource-id"]).toBe("session-template/ldap");
    expect((await anonymous.search("session-template")).count).toBe(3);
    expect((await root.send("POST", "session-template", body)).json.message).toBe("Conflict for session-template/ldap");
    expect((await root.send("POST", "session-template", { method: "x" })).json).toEqual({
      status: 400,
      message: "invalid authentication method 'x'",
    });
    const rels = (await root.send("GET", "session-template/ldap")).json.operations?.map(({ rel }) => rel);
    expect(rels).toEqual(["edit", "delete", "http://sixsq.com/slipstream/1/action/describe"]);
  });

  test("sends a browser on with the cookie, or back with the error", async () => {
    const { server, anonymous } = start();
    const { password } = server.connection("joe");
    const redirectURI = "https://app.example.org/in";
    const good = await anonymous.send("POST", "session", login("joe", password, { redirectURI }));
    expect(good.status).toBe(303);
    expect(good.headers.get("location")).toBe(redirectURI);
    expect(good.headers.get("set-cookie")).toContain("token=");
    expect(good.json.status).toBe(201);
    const bad = await anonymous.send("POST", "session", login("joe", "x y", { redirectURI }));
    expect(bad.status).toBe(303);
    expect(bad.headers.get("location")).toBe(`${redirectURI}?error=invalid+credentials+for+%27joe%27`);
    const key = { href: "session-template/api-key", key: "credential/1", secret: "s", redirectURI };
    const badKey = await anonymous.send("POST", "session", { sessionTemplate: key });
    expect(badKey.headers.get("location")).toBe(
      `${redirectURI}?error=invalid+API+key%2Fsecret+credentials+for+%27credential%2F1%27`,
    );
  });
});

describe("API keys", () => {
  const template = { href: "session-template/api-key" };

  test("are made by a user, log in as that user, and keep their secret to themselves", async () => {
    const { server, anonymous, mary } = start();
    const credentialTemplate = { href: "credential-template/generate-api-key" };
    const made = await mary.send("POST", "credential", { name: "ci", credentialTemplate });
    const id = textIn(made.json, "resource-id");
    const secret = textIn(made.json, "secretKey");
    expect(made.status).toBe(201);
    expect(server.resource(id)).toMatchObject({
      type: "api-key",
      method: "generate-api-key",
      name: "ci",
      claims: { identity: "mary", roles: ["USER", "ANON"] },
    });
    expect(server.resource(id)).not.toHaveProperty("expiry");
    expect(JSON.stringify(server.resource(id))).not.toContain(secret);
    for (const key of [id, id.replace("credential/", "")]) {
      const session = await anonymous.send("POST", "session", { sessionTemplate: { ...template, key, secret } });
      expect(session.status).toBe(201);
      const found = await new Api(server, cookieOf(session)).search("session");
      expect(found.sessions).toMatchObject([{ method: "api-key", username: "mary", sessionTemplate: template }]);
      const refused = await anonymous.send("POST", "session", { sessionTemplate: { ...template, key, secret: "x" } });
      expect(refused.json).toEqual({ status: 403, message: `invalid credentials for '${key}'`, "resource-id": key });
    }
    await mary.send("DELETE", id);
    const gone = await anonymous.send("POST", "session", { sessionTemplate: { ...template, key: id, secret } });
    expect(gone.status).toBe(403);
  });

  test("expire after their time to live", async () => {
    const { anonymous, clock, joe } = start();
    const credentialTemplate = { href: "credential-template/generate-api-key", ttl: 60 };
    const { json } = await joe.send("POST", "credential", { credentialTemplate });
    const sessionTemplate = { ...template, key: json["resource-id"], secret: json.secretKey };
    await clock.advance(59_999);
    expect((await anonymous.send("POST", "session", { sessionTemplate })).status).toBe(201);
    await clock.advance(1);
    expect((await anonymous.send("POST", "session", { sessionTemplate })).status).toBe(403);
  });

  test("need a template that exists", async () => {
    const { joe, anonymous } = start();
    const missing = await joe.send("POST", "credential", { credentialTemplate: { type: "api-key", ttl: 1 } });
    expect(missing.json).toEqual({ status: 400, message: "missing or invalid CredentialTemplate reference" });
    const unknown = await joe.send("POST", "credential", { credentialTemplate: { href: "credential-template/x" } });
    expect(unknown.status).toBe(404);
    const credentialTemplate = { href: "credential-template/generate-api-key", size: 1 };
    expect((await joe.send("POST", "credential", { credentialTemplate })).status).toBe(400);
    expect((await anonymous.send("POST", "credential", { credentialTemplate })).status).toBe(403);
  });

  test("of the seed have the roles of their seed", async () => {
    const id = "credential/11111111-1111-4111-8111-111111111111";
    const { server, anonymous } = start({ apiKeys: [{ id, secret: "s", identity: "root", roles: ["ADMIN", "USER"] }] });
    server.addResource({ id: "event/1", acl: { owner: { principal: "mary", type: "USER" } } });
    const session = await anonymous.send("POST", "session", { sessionTemplate: { ...template, key: id, secret: "s" } });
    expect((await new Api(server, cookieOf(session)).search("event")).count).toBe(1);
  });
});

describe("logging out", () => {
  test("deletes the session and revokes the cookie, which stays valid until it expires", async () => {
    const { server, anonymous } = start();
    const { username, password } = server.connection("joe");
    const created = await anonymous.send("POST", "session", login(username, password));
    const session = textIn(created.json, "resource-id");
    const joe = new Api(server, cookieOf(created));
    const { status, json, headers } = await joe.send("DELETE", session);
    expect(status).toBe(200);
    expect(json).toEqual({ status: 200, message: `${session} deleted`, "resource-id": session });
    expect(headers.get("set-cookie")).toBe(
      `${cookieName}=INVALID;Path=/;Max-Age=0;Expires=Sun, 01 Mar 2026 12:00:00 GMT`,
    );
    expect((await joe.send("GET", session)).status).toBe(404);
    expect((await joe.search("session")).sessions).toEqual([]);
    // Still a user: the collection is for users only.
    expect((await joe.search("service-offer")).count).toBe(0);
    expect((await anonymous.send("PUT", "service-offer")).status).toBe(403);
  });

  test("needs the session's own cookie, or that of an administrator", async () => {
    const { server, joe, mary, root } = start();
    const ids = server.resources("session").map((session) => textIn(session, "id"));
    const [ofJoe = "", ofMary = ""] = ids;
    expect((await joe.send("DELETE", ofMary)).status).toBe(403);
    expect((await mary.send("GET", ofJoe)).json).toEqual({ status: 403, message: "invalid credentials for ''" });
    expect((await root.send("GET", ofMary)).json.username).toBe("mary");
    expect((await root.send("DELETE", ofMary)).status).toBe(200);
  });

  test("a search finds only the caller's own session, with any filter and any rights", async () => {
    const { joe, root, anonymous } = start();
    for (const [api, name] of [
      [joe, "joe"],
      [root, "root"],
    ] as const) {
      const found = await api.search("session", ["filter", "username='mary'"]);
      expect(found.sessions).toMatchObject([{ username: name }]);
    }
    expect(await anonymous.search("session")).toMatchObject({ count: 0, sessions: [] });
  });

  test("a session cannot be edited", async () => {
    const { server, joe } = start();
    const id = textIn(server.resources("session")[0], "id");
    expect((await joe.send("PUT", id, { name: "x" })).json.message).toBe(`invalid method (put) for /api/${id}`);
  });

  test("other cookies, and cookies of other servers, are ignored", async () => {
    const { server } = start();
    for (const cookie of [
      `${cookieName}=token=abc.def.ghi`,
      `${cookieName}=${server.cookie("joe").split("token=")[1] ?? ""}`,
      start().server.cookie("joe"),
    ]) {
      expect((await new Api(server, cookie).send("PUT", "service-offer")).status, cookie).toBe(403);
    }
    const among = `a=1; ${server.cookie("joe")}; b=2`;
    expect((await new Api(server, among).send("PUT", "service-offer")).status).toBe(200);
  });
});
