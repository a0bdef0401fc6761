// The requests that leave the page, and the browser's additions.
import { describe, expect } from "vitest";
import "./page-globals.js";
import { strictPolicy } from "./page-server.js";
import { html, it } from "./page-fixture.js";

describe("a request from a page", () => {
  it("has no header of the client's that the API does not read", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    const agent = await runInPage(async () => {
      await connect().users.get("bob");
      await connect().taskQueues.create({ name: "q" });
      return navigator.userAgent;
    });
    const [get, post] = server.requests.map(({ headers }) => headers);
    expect(get).toMatchObject({
      accept: "application/json",
      authorization: "Token alice-token-0000000000000000000000000000",
      "user-agent": agent,
    });
    expect(post).toMatchObject({ "content-type": "application/json", "user-agent": agent });
    const ofBrowsers = /^(host|connection|user-agent|accept-|sec-|referer|origin|pragma|cache-control|content-length)/;
    expect(Object.keys(get ?? {}).filter((name) => !ofBrowsers.test(name))).toEqual(["accept", "authorization"]);
  });

  it("omits the site's cookies, which would be a session besides the token", async ({ setUp, context }) => {
    const { server, page, origin, runInPage } = await setUp();
    await context.addCookies([{ name: "sessionid", value: "of-admin", url: origin }]);
    server.inject({
      kind: "status",
      status: 200,
      body: { username: "bob", email: "" },
      headers: { "set-cookie": "csrftoken=x" },
    });
    await runInPage(async () => {
      await connect().users.get("bob");
      await connect().api.GET("/users/");
      // A caller that sets credentials: include gets them.
      await fetch("/api/users/");
    });
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, "sessionid=of-admin"]);
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(["sessionid"]);
  });

  it("gets its response from the server, and not from the browser's cache", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    const headers = { "cache-control": "max-age=3600", "content-type": "application/json" };
    for (const email of ["old", "new"])
      server.inject({ kind: "status", status: 200, body: { username: "bob", email }, headers });
    const emails = await runInPage(async () => {
      const { users } = connect();
      return [(await users.get("bob")).email, (await users.get("bob")).email];
    });
    expect(emails).toEqual(["old", "new"]);
  });

  it("of a raw call returns a response with its URL", async ({ setUp }) => {
    const { origin, runInPage } = await setUp();
    const result = await runInPage(async () => {
      const { data, response } = await connect().api.GET("/users/{username}/", {
        params: { path: { username: "bob" } },
      });
      return [data?.username, response.url, response.status];
    });
    expect(result).toEqual(["bob", `${origin}/api/users/bob/`, 200]);
  });
});

describe("the API's root in a page", () => {
  it.for([
    ["/api/", ""],
    ["../../api/", ""],
    ["api", '<base href="/">'],
    ["../api", '<base href="/app/">'],
  ] as const)("is resolved to %s as by fetch, from a page in a folder with %j", async ([root, base], { setUp }) => {
    const policy = strictPolicy.replace("base-uri 'none'", "base-uri 'self'");
    const { server, origin, runInPage } = await setUp({
      policy,
      path: "/deep/page/",
      files: { "/deep/page/": base + html },
    });
    const found = await runInPage(async (baseApiUrl) => {
      const client = connect({ baseApiUrl });
      await client.users.get("bob");
      await fetch(`${baseApiUrl.replace(/\/$/, "")}/users/bob/`);
      return client.baseApiUrl;
    }, root);
    expect(found).toBe(`${origin}/api/`);
    expect(server.requests.map(({ path }) => path)).toEqual(["users/bob/", "users/bob/"]);
  });
});

describe("logins in a page", () => {
  it("happen once, and are refreshed after a refusal", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.inject({
      kind: "status",
      status: 401,
      body: { detail: "Given token not valid for any token type", code: "token_not_valid" },
      path: "users/alice/",
    });
    const names = await runInPage(async () => {
      const login = { username: "alice", password: "alice-password" };
      const client = await saltant.SaltantClient.connect({ baseApiUrl: "/api/", ...login });
      const users = await Promise.all(["alice", "bob", "admin"].map((name) => client.users.get(name)));
      return users.map(({ username }) => username);
    });
    expect(names).toEqual(["alice", "bob", "admin"]);
    const paths = server.requests.map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(["token/", "users/"]);
    expect(paths.filter((path) => path.startsWith("token/"))).toEqual(["token/", "token/refresh/"]);
    expect(paths.filter((path) => path === "users/alice/")).toHaveLength(2);
    expect(server.requests.at(-1)?.headers.authorization).toMatch(/^(Bearer|JWT) /);
  });

  it("that are refused reject with an error without the password", async ({ setUp }) => {
    const { runInPage } = await setUp();
    const refused = await runInPage(() =>
      failure(() =>
        saltant.SaltantClient.connect({ baseApiUrl: "/api/", username: "alice", password: "a-wrong-password" }),
      ),
    );
    expect(refused).toMatchObject({ code: "AUTHENTICATION", data: { status: 401 } });
    expect(JSON.stringify(refused)).not.toContain("a-wrong-password");
  });
});
