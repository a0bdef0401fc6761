// Under Jest, in node:vm and in iframes, the platform's errors, dates and responses are of another realm: `instanceof`
// with this realm's classes is false for them.
import { runInNewContext } from "node:vm";
import { AmbiguousOutcomeError, ConnectionError, errorFromResponse, NotFoundError, SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { expect, it } from "vitest";

/** Evaluates an expression in another realm. */
function foreign(expression: string): unknown {
  return runInNewContext(expression);
}

/** A client whose `fetch` throws such an error each time. */
function failing(expression: string): { client: SaltantClient; sent: () => number } {
  let sent = 0;
  const client = new SaltantClient({
    baseApiUrl: "http://127.0.0.1:8599/api/",
    authToken: "alice-token",
    fetch: () => {
      sent += 1;
      throw foreign(expression);
    },
    retry: { baseDelayMs: 0 },
  });
  return { client, sent: () => sent };
}

const refused = `Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:8599"), { code: "ECONNREFUSED", syscall: "connect" }),
})`;

const refusedOnAllAddresses = `Object.assign(new TypeError("fetch failed"), {
  cause: new AggregateError(["::1", "127.0.0.1"].map((address) =>
    Object.assign(new Error("connect ECONNREFUSED " + address), { code: "ECONNREFUSED", syscall: "connect" }))),
})`;

it.each([refused, refusedOnAllAddresses])("a refused connection is recognized: %s", async (expression) => {
  const { client, sent } = failing(expression);
  const error: unknown = await client.executableTaskInstances
    .create({ taskType: 1, taskQueue: 1 })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ neverSent: true, message: expect.stringContaining("cannot connect to") });
  expect(sent()).toBe(3);
});

it("a class's Symbol.toStringTag has no effect", async () => {
  const { client, sent } = failing(
    `new (class FetchError extends Error { code = "ECONNREFUSED"; get [Symbol.toStringTag]() { return "FetchError"; } })("x")`,
  );
  const error: unknown = await client.taskQueues.create({ name: "new" }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ neverSent: true, cause: { code: "ECONNREFUSED" } });
  expect(sent()).toBe(3);
});

it("the error itself is the cause", async () => {
  const { client } = failing(refused);
  const error: unknown = await client.users.get("bob").catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    cause: { name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } },
  });
});

it("a cause without a code is reported with its message", async () => {
  const { client } = failing(`new TypeError("the tunnel collapsed")`);
  await expect(client.users.list()).rejects.toThrow("the tunnel collapsed");
});

it("secrets are redacted in it, and the rest is unchanged", async () => {
  const { client } = failing(`new AggregateError([new Error("sent alice-token")], "alice-token was refused")`);
  const error: unknown = await client.executableTaskInstances
    .create({ taskType: 1, taskQueue: 1 })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AmbiguousOutcomeError);
  expect(error).toMatchObject({
    cause: { cause: { message: "[redacted] was refused", errors: [{ message: "sent [redacted]" }] } },
  });
});

it("a hook's rejected promise goes to the logger", async () => {
  const warnings: string[] = [];
  const server = new EmbeddedServer();
  const client = new SaltantClient({
    ...server.connection("alice"),
    onResponse: () => foreign(`Promise.reject(new Error("no metrics"))`) as undefined,
    logger: { debug: () => undefined, warn: (message) => warnings.push(message) },
  });
  await client.users.list();
  expect(warnings).toEqual(["onResponse threw Error: no metrics"]);
});

it("errorFromResponse takes headers of any class", () => {
  const headers = { get: () => null } as unknown as Headers; // node-fetch, for example, has its own class.
  const response = { status: 404, headers, url: "http://host/api/users/eve/" } as Response;
  expect(errorFromResponse(response, { detail: "Not found." })).toBeInstanceOf(NotFoundError);
});

it("arguments of another realm are sent, and a signal of another realm is followed", async () => {
  const server = new EmbeddedServer();
  const { taskType, taskQueue } = server.addTask();
  const client = new SaltantClient(server.connection("alice"));
  const given = foreign(`({ list: [1, { deep: null }], text: "a" })`) as Record<string, unknown>;
  const run = await client.executableTaskInstances.create({ taskType, taskQueue, arguments: given });
  expect(JSON.parse(JSON.stringify(run.arguments))).toEqual({ list: [1, { deep: null }], text: "a" });

  const signal = runInNewContext(`new AbortController().signal`, {
    AbortController: class {
      readonly signal = Object.assign(Object.create({}), {
        aborted: true,
        reason: "not any more",
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
        throwIfAborted() {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- an abort may have any value as its reason
          throw "not any more";
        },
      });
    },
  }) as AbortSignal;
  await expect(client.users.list({}, { signal })).rejects.toBe("not any more");
});
