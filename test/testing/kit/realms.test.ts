import { setImmediate } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { EmbeddedServer } from "saltant/testing";
import { caller } from "../saltant/support.js";

/**
 * The value of an expression in another realm: Jest, node:vm and iframes have their own classes. The compiler cannot
 * check its type; each test's expression determines it.
 */
const foreign = (expression: string): never => runInNewContext(expression) as never;

const when = "2026-02-03T04:05:06.000Z";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("values of another realm are recognized", () => {
  test("a pattern for the path of a fault", async () => {
    const path: RegExp = foreign("/^users.$/");
    expect(path).not.toBeInstanceOf(RegExp);
    const server = new EmbeddedServer();
    const call = caller(server);
    server.inject({ kind: "status", status: 503, body: {}, path, times: Infinity });
    expect((await call("GET", "users/")).status).toBe(503);
    expect((await call("GET", "taskqueues/")).status).toBe(200);
  });

  test("a date, and an invalid date", () => {
    const date: Date = foreign(`new Date("${when}")`);
    expect(date).not.toBeInstanceOf(Date);
    const server = new EmbeddedServer();
    const [uuid = ""] = server.addInstances(1, { createdAt: date, finishedAt: () => date });
    expect(server.instance(uuid)).toMatchObject({ createdAt: new Date(when), finishedAt: new Date(when) });
    server.setState(uuid, "failed", foreign("new Date(0)"));
    expect(server.instance(uuid)?.finishedAt).toEqual(new Date(0));
    expect(() => {
      server.setState(uuid, "failed", foreign("new Date(NaN)"));
    }).toThrow("finishedAt must be a valid date.");
    expect(() => {
      server.setState(uuid, "failed", foreign("({ getTime: () => 0 })"));
    }).toThrow("finishedAt must be a Date, not an object");
  });

  test("arguments: objects, lists and maps; but no instances of classes", () => {
    const server = new EmbeddedServer();
    const given: Record<string, unknown> = foreign("({ a: [{ b: 1 }], m: new Map([['k', null]]) })");
    const [uuid = ""] = server.addInstances(1, { arguments: given });
    expect(server.instance(uuid)?.arguments).toEqual({ a: [{ b: 1 }], m: { k: null } });
    for (const wrong of ["new Date(0)", "new (class Task {})()", "/a/", "new Set()"]) {
      const bad: Record<string, unknown> = foreign(`({ a: ${wrong} })`);
      expect(() => server.addInstances(1, { arguments: bad }), wrong).toThrow("cannot be written as JSON");
    }
  });

  test("a request whose class is no longer the global one: its signal still cancels it", async () => {
    const server = new EmbeddedServer();
    server.inject({ kind: "stall" });
    const controller = new AbortController();
    const request = new Request(`${server.baseApiUrl}users/`, { signal: controller.signal });
    vi.stubGlobal("Request", class extends Request {});
    expect(request).not.toBeInstanceOf(Request);
    const response = server.fetch(request);
    const ended = expect(response).rejects.toThrow("enough");
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    controller.abort(new Error("enough"));
    await ended;
  });

  test("the clock of another copy of this package: it is stopped while a request is processed", async () => {
    vi.resetModules();
    const { VirtualClock: OtherClock } = await import("saltant/testing");
    const clock = new OtherClock();
    const server = new EmbeddedServer({ clock });
    let fired = 0;
    server.onRequest(async () => {
      for (let turn = 0; turn < 100; turn += 1) await setImmediate();
      expect(fired).toBe(0);
    });
    const response = caller(server)("GET", "users/");
    clock.setTimer(() => (fired += 1), 1_000);
    expect((await response).status).toBe(200);
    await clock.advance(1_000);
    expect(fired).toBe(1);
  });
});
