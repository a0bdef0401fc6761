import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  EmbeddedServer,
  type EmbeddedServerOptions,
  type Fault,
  type InstanceTemplate,
  type TaskRun,
  VirtualClock,
} from "saltant/testing";

/** A value that the compiler would refuse, but that JavaScript code may pass. */
const wrong = (value: unknown): never => value as never;

const expectRefusal = (action: () => unknown, errorClass: abstract new () => Error, message: string): void => {
  expect(action).toThrow(errorClass);
  expect(action).toThrow(message);
};

describe("an embedded server refuses", () => {
  test.each<[Fault, abstract new () => Error, string]>([
    [wrong("stall"), TypeError, 'A fault must be an object, not "stall".'],
    [wrong(null), TypeError, "A fault must be an object, not null."],
    [wrong({ kind: "explode" }), TypeError, "A fault's kind must be one of refuse, reset, lostResponse, crash, stall,"],
    [wrong({ kind: "toString" }), TypeError, "A fault's kind must be one of"],
    [{ kind: "stall", times: -1 }, RangeError, "A fault's times must be a number of at least 0, not -1."],
    [{ kind: "stall", times: 1.5 }, RangeError, "A fault's times must be a whole number, not 1.5."],
    [{ kind: "stall", skip: NaN }, RangeError, "A fault's skip must be a number of at least 0, not NaN."],
    [{ kind: "stall", skip: wrong("2") }, TypeError, 'A fault\'s skip must be a number, not "2".'],
    [{ kind: "stall", path: wrong(7) }, TypeError, "A fault's path must be a string, not 7."],
    [{ kind: "stall", method: wrong(7) }, TypeError, "A fault's method must be a string, not 7."],
    [{ kind: "delay", ms: -5 }, RangeError, "A fault's ms must be a number of at least 0, not -5."],
    [wrong({ kind: "delay" }), TypeError, "A fault's ms must be a number, not undefined."],
    [{ kind: "status", status: 199 }, RangeError, "A fault's status must be a number from 200 to 599, not 199."],
    [{ kind: "status", status: 600 }, RangeError, "A fault's status must be a number from 200 to 599, not 600."],
    [{ kind: "status", status: 200.5 }, RangeError, "A fault's status must be a whole number, not 200.5."],
    [{ kind: "status", status: 500, headers: { "a b": "" } }, TypeError, "a b"],
    [
      { kind: "redirect", location: "/", status: 200 },
      RangeError,
      "A redirect's status must be a number from 300 to 399",
    ],
    [wrong({ kind: "redirect" }), TypeError, "A fault's location must be a string, not undefined."],
    [{ kind: "json", body: 7n }, TypeError, "A fault's body must be JSON, not 7n."],
    [{ kind: "status", status: 400, body: () => 7 }, TypeError, "A fault's body must be JSON, not a function."],
    [
      wrong({ kind: "stall", time: 2 }),
      TypeError,
      'A fault stall has no property "time"; valid properties: kind, method, path,',
    ],
    [
      wrong({ kind: "status", status: 500, ms: 5 }),
      TypeError,
      'A fault status has no property "ms"; valid properties: kind,',
    ],
    [{ kind: "html", body: wrong(7) }, TypeError, "A fault's page must be a string, not 7."],
  ])("the fault %o", async (fault, errorClass, message) => {
    const server = new EmbeddedServer();
    expectRefusal(() => server.inject(fault), errorClass, message);
    expect((await server.fetch(`${server.baseApiUrl}users/`)).status).toBe(403);
  });

  test.each<[InstanceTemplate, number, abstract new () => Error, string]>([
    [{}, -1, RangeError, "The count must be a number from 0 to 10000000, not -1."],
    [{}, 1.5, RangeError, "The count must be a whole number, not 1.5."],
    [{}, Infinity, RangeError, "The count must be a number from 0 to 10000000, not Infinity."],
    [wrong(null), 1, TypeError, "A template must be an object, not null."],
    [{ taskClass: wrong("docker") }, 1, TypeError, 'taskClass must be one of container, executable, not "docker".'],
    [{ taskType: 7 }, 1, TypeError, "The server has no task type 7."],
    [{ taskQueue: 7 }, 1, TypeError, "The server has no task queue 7."],
    [{ user: "stranger" }, 1, TypeError, "The server has no user stranger."],
    [{ state: (index) => (index < 2 ? "running" : wrong(7)) }, 3, TypeError, "A state must be a string, not 7."],
    [{ name: wrong(7) }, 1, TypeError, "A name must be a string, not 7."],
    [{ createdAt: new Date(NaN) }, 1, RangeError, "createdAt must be a valid date."],
    [{ createdAt: new Date(8.64e15) }, 1, RangeError, "createdAt must be a date in the years 1 to 9999."],
    [{ finishedAt: wrong("today") }, 1, TypeError, 'finishedAt must be a Date, not "today".'],
    [
      wrong({ states: "failed" }),
      1,
      TypeError,
      'A template has no property "states"; valid properties: taskClass, taskType,',
    ],
    [{ taskType: wrong("1") }, 1, TypeError, 'A task type must be a number, not "1".'],
    [{ taskQueue: 1.5 }, 1, RangeError, "A task queue must be a whole number, not 1.5."],
    [{ name: "a\0" }, 1, RangeError, "A name must not contain a null character or half a surrogate pair"],
    [{ state: "\ud800" }, 1, RangeError, "A state must not contain a null character or half a surrogate pair"],
    [{ arguments: wrong([]) }, 1, TypeError, "The arguments must be an object."],
  ])("the instances %o, %d times, before anything is added", (template, count, errorClass, message) => {
    const server = new EmbeddedServer();
    expectRefusal(() => server.addInstances(count, template), errorClass, message);
    expect([...server.instances("executable")]).toEqual([]);
    // Not even the task that they need.
    expect(server.addTask()).toEqual({ taskType: 1, taskQueue: 1 });
  });

  test("a state that is not a string, and an invalid time", () => {
    const server = new EmbeddedServer();
    const [uuid = ""] = server.addInstances(1, { state: "running" });
    expectRefusal(() => server.setState(uuid, wrong(7)), TypeError, "A state must be a string, not 7.");
    expectRefusal(() => server.setState(uuid, "failed", new Date(NaN)), RangeError, "finishedAt must be a valid date.");
    expect(server.instance(uuid)?.state).toBe("running");
    // A Date of another realm is still a Date.
    server.setState(uuid, "failed", runInNewContext("new Date(0)") as Date);
    expect(server.instance(uuid)).toMatchObject({ state: "failed", finishedAt: new Date(0) });
  });

  test.each<[TaskRun, abstract new () => Error, string]>([
    [wrong(7), TypeError, "The behavior of a task must be an object, not 7."],
    [{ queuedMs: -1 }, RangeError, "queuedMs must be a number of at least 0, not -1."],
    [{ durationMs: NaN }, RangeError, "durationMs must be a number of at least 0, not NaN."],
    [
      wrong({ duration: 5 }),
      TypeError,
      'The behavior of a task has no property "duration"; valid properties: queuedMs, durationMs,',
    ],
    [{ outcome: wrong("lost") }, TypeError, 'outcome must be one of successful, failed, hang, not "lost".'],
  ])("the script %o", async (run, errorClass, message) => {
    const server = new EmbeddedServer();
    expectRefusal(() => server.script("task", run), errorClass, message);
    expectRefusal(
      () => server.script(wrong(7), {}),
      TypeError,
      "A script's target must be a string or a function, not 7.",
    );
    // Values that depend on the instance are checked only when it exists.
    server.script("task", () => run);
    const { taskType, taskQueue } = server.addTask();
    const { authToken } = server.connection("alice");
    const body = new URLSearchParams({ task_type: String(taskType), task_queue: String(taskQueue) });
    const headers = { authorization: `Token ${authToken}` };
    const create = server.fetch(`${server.baseApiUrl}executabletaskinstances/`, { method: "POST", headers, body });
    await expect(create).rejects.toThrow(message);
  });

  test.each<[EmbeddedServerOptions, abstract new () => Error, string]>([
    [{ latencyMs: -1 }, RangeError, "latencyMs must be a number of at least 0, not -1."],
    [{ costPerRowMs: NaN }, RangeError, "costPerRowMs must be a number of at least 0, not NaN."],
    [{ errorPages: wrong("plain") }, TypeError, 'errorPages must be one of saltant, django, not "plain".'],
    [{ workers: wrong(true) }, TypeError, "workers must be one of on, off, not true."],
    [
      { tokenLifetimes: { accessMs: -1 } },
      RangeError,
      "tokenLifetimes.accessMs must be a number of at least 0, not -1.",
    ],
    [{ tokenLifetimes: { refreshMs: wrong("1h") } }, TypeError, 'tokenLifetimes.refreshMs must be a number, not "1h".'],
    [wrong(7), TypeError, "The options of a server must be an object, not 7."],
    [wrong({ latency: 5 }), TypeError, 'A server has no property "latency"; valid properties: users, clock,'],
    [
      wrong({ tokenLifetimes: { access: 5 } }),
      TypeError,
      'tokenLifetimes has no property "access"; valid properties: accessMs,',
    ],
    [{ users: [wrong(null)] }, TypeError, "A user must be an object, not null."],
    [
      { users: [wrong({ username: "a", admin: true })] },
      TypeError,
      'The user a has no property "admin"; valid properties:',
    ],
    [
      { users: [{ username: "a", isActive: wrong("no") }] },
      TypeError,
      'isActive of a must be true or false, not "no".',
    ],
    [{ users: [{ username: "" }] }, RangeError, "A username must not be empty."],
    [{ users: [{ username: wrong(7) }] }, TypeError, "A username must be a string, not 7."],
    [{ users: [{ username: "a" }, { username: "a" }] }, TypeError, "Two users have the username a."],
    [{ users: [{ username: "a", password: wrong(7) }] }, TypeError, "The password of a must be a string, not 7."],
    [{ users: [{ username: "a", email: wrong(null) }] }, TypeError, "The email of a must be a string, not null."],
    [
      {
        users: [
          { username: "a", token: "t" },
          { username: "b", token: "t" },
        ],
      },
      TypeError,
      "a and b have the same token.",
    ],
    [{ users: [{ username: "a", token: "" }] }, RangeError, "The token of a must be ASCII"],
    [{ users: [{ username: "a", token: "t t" }] }, RangeError, "The token of a must be ASCII"],
    [{ users: [{ username: "a", token: wrong(7) }] }, TypeError, "The token of a must be a string, not 7."],
  ])("the options %o", (options, errorClass, message) => {
    expectRefusal(() => new EmbeddedServer(options), errorClass, message);
  });

  test.each([
    [wrong({ begin: 0 }), 'A clock has no property "begin"; valid properties: start, autoAdvance.'],
    [wrong({ autoAdvance: "no" }), 'autoAdvance must be true or false, not "no".'],
    [wrong(0), "The options of a clock must be an object, not 0."],
  ])("the clock %o", (options, message) => {
    expectRefusal(() => new VirtualClock(options), TypeError, message);
  });

  test("a task of no class and of no name", () => {
    const server = new EmbeddedServer();
    expectRefusal(() => server.addTask(wrong(7)), TypeError, "A name must be a string, not 7.");
    expectRefusal(
      () => server.addTask("a", wrong("docker")),
      TypeError,
      "taskClass must be one of container, executable,",
    );
  });
});
