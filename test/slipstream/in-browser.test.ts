// The client and its embedded server in a page, whose browser keeps the cookies and hides them. test/browser tries the same in Chromium.
import {
  AuthenticationError,
  InvalidInputError,
  SlipStreamClient,
  type SlipStreamClientOptions,
} from "saltant/slipstream";
import { EmbeddedServer, VirtualClock } from "saltant/slipstream/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { errorOf } from "./fixture.js";

const hourMs = 3_600_000;

/** The requests and responses of browsers: programs can neither send nor read cookies. */
beforeEach(() => {
  class BrowserRequest extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, init);
      this.headers.delete("cookie");
    }
  }
  class BrowserResponse extends Response {
    constructor(body?: BodyInit | null, init?: ResponseInit) {
      super(body, init);
      this.headers.delete("set-cookie");
    }
  }
  vi.stubGlobal("Request", BrowserRequest);
  vi.stubGlobal("Response", BrowserResponse);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function createBrowserFixture() {
  const clock = new VirtualClock();
  const server = new EmbeddedServer({ clock });
  const connect = (user: string): SlipStreamClient => new SlipStreamClient(server.connection(user));
  const paths = (method: string): string[] =>
    server.requests.filter((each) => each.method === method).map(({ path, status }) => `${path} ${status}`);
  return { server, clock, connect, paths };
}

describe("an embedded server in a page", () => {
  it("keeps the cookies of each connection apart, as two browsers would", async () => {
    const { server, connect } = createBrowserFixture();
    const [joe, mary] = [connect("joe"), connect("mary")];
    await Promise.all([joe.usage.list(), mary.usage.list()]);
    expect((await joe.session.current())?.username).toBe("joe");
    expect((await mary.session.current())?.username).toBe("mary");
    expect(server.requests.filter(({ headers }) => headers.cookie === undefined)).toHaveLength(2);
  });

  it("shares them among the clients of a connection, as the pages of a browser do", async () => {
    const { server, connect } = createBrowserFixture();
    const { fetch, endpoint, clock, ...login } = server.connection("joe");
    await new SlipStreamClient({ fetch, endpoint, clock, ...login }).session.login();
    expect(await new SlipStreamClient({ fetch, endpoint, clock }).session.username()).toBe("joe");
    const other = new SlipStreamClient({ fetch: server.fetch, endpoint, clock });
    expect(await other.session.username()).toBeNull();
    expect(await errorOf(other.usage.list(), AuthenticationError)).toMatchObject({ status: 401 });
    await connect("joe").usage.list();
  });

  it("sends them to their origin only, until they expire, and not without credentials", async () => {
    const { server, clock } = createBrowserFixture();
    const template = { href: "session-template/internal", username: "joe", password: "joe-password" };
    const send = async (url: string, init: RequestInit = {}): Promise<boolean> => {
      await server.fetch(url, init);
      return server.requests.at(-1)?.headers.cookie !== undefined;
    };
    const login = { method: "POST", body: JSON.stringify({ sessionTemplate: template }) };
    const json = { headers: { "content-type": "application/json" } };
    const session = `${server.endpoint}/api/session`;
    await send(session, { ...login, ...json, credentials: "omit" });
    expect(await send(session)).toBe(false);
    await send(session, { ...login, ...json });
    expect(await send(session)).toBe(true);
    expect(await send(session, { credentials: "omit" })).toBe(false);
    expect(await send("https://other.test/api/session")).toBe(false);
    await clock.advance(24 * hourMs);
    expect(await send(session)).toBe(false);
  });
});

describe("a client in a page", () => {
  it("logs in once for 50 parallel calls whose session has ended", async () => {
    const { server, clock, connect, paths } = createBrowserFixture();
    const slipstream = connect("joe");
    await slipstream.usage.list();
    await clock.advance(25 * hourMs);
    server.clearRequests();
    await Promise.all(Array.from({ length: 50 }, () => slipstream.usage.list()));
    expect(paths("POST")).toEqual(["api/session 201"]);
  });

  it.each([
    ["the browser has dropped the cookie", "usage", 1],
    ["the browser has dropped the cookie", "credentials", 1],
    // With the refusal the server deletes the cookie: in a browser that is the one of the login since.
    ["the server does not know the cookie", "usage", 2],
    ["the server does not know the cookie", "credentials", 1],
  ])("sends a request again that was refused after the login of another call: %s (%s)", async (how, part, logins) => {
    const { server, clock, connect, paths } = createBrowserFixture();
    const slipstream = connect("joe");
    const call = async (): Promise<unknown> =>
      part === "usage" ? slipstream.usage.list() : slipstream.cimi.search("credentials");
    await call();
    const isDropped = how === "the browser has dropped the cookie";
    await clock.advance((isDropped ? 25 : 1) * hourMs);
    if (!isDropped) server.reset();
    server.clearRequests();
    server.inject({ kind: "delay", ms: 500, path: part === "usage" ? "dashboard" : "api/credential" });
    await Promise.all([call(), call()]);
    expect(paths("POST")).toEqual(Array(logins).fill("api/session 201"));
  });

  it("logs out with the server, and logs in again when needed", async () => {
    const { server, connect, paths } = createBrowserFixture();
    const slipstream = connect("joe");
    await slipstream.usage.list();
    await slipstream.session.logout();
    expect(await slipstream.session.isAuthenticated()).toBe(true);
    expect(paths("POST")).toEqual(["api/session 201", "api/session 201"]);
    expect(server.resources("session")).toHaveLength(1);
  });

  it("needs the page's own origin, and says so", () => {
    vi.stubGlobal("location", { href: "https://app.example/", origin: "https://app.example" });
    const at = (endpoint: string, more: Partial<SlipStreamClientOptions> = {}): unknown =>
      new SlipStreamClient({ endpoint, username: "joe", password: "p", ...more } as SlipStreamClientOptions);
    expect(at("/")).toBeInstanceOf(SlipStreamClient);
    expect(() => at("https://nuv.la")).toThrow(InvalidInputError);
    expect(() => at("https://nuv.la")).toThrow(
      /the origin of the page \(https:\/\/app\.example\), not https:\/\/nuv\.la:/,
    );
  });
});
