import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from "node:net";
import { SaltantClient } from "saltant";
import { VirtualClock } from "saltant/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bulkOperations, singleOperations } from "./operations.js";
import {
  expectAborted,
  expectNothingLeft,
  nextTurn,
  createFixture,
  type AbortFixture,
  until,
  track,
} from "./fixture.js";

const nameOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port.

/** Whether the connection of a response is closed. (Node's fetch opens a new one at once for the next request.) */
const isDisconnected = (response: ServerResponse): boolean => response.req.socket.destroyed;

const operations = Object.entries({ ...singleOperations, ...bulkOperations });

/** Listens for connections, and counts those that are open. */
async function listening<S extends Server>(server: S, open: Set<Socket>): Promise<S> {
  server.on("connection", (socket: Socket) => {
    open.add(socket.on("error", () => undefined));
    socket.once("close", () => open.delete(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

describe("over a socket, an abort", () => {
  const open = new Set<Socket>();
  let responses: ServerResponse[] = [];
  let server: Server;
  let silent: Server;

  beforeEach(async () => {
    responses = [];
    server = await listening(
      createServer((_, response) => void responses.push(response)),
      open,
    );
    // Accepts connections, and never sends a byte: a TLS handshake does not complete.
    silent = await listening(createNetServer(), open);
  });

  afterEach(() => {
    for (const socket of open) socket.destroy();
    server.close();
    silent.close();
  });

  /** A fixture whose client sends its requests over a socket. */
  function socketStage(baseApiUrl = `http://${nameOf(server)}/api/`, send: typeof fetch = fetch): AbortFixture {
    return createFixture({ baseApiUrl, fetch: send });
  }

  function sendHalf(response: ServerResponse | undefined): void {
    response?.writeHead(200, { "Content-Type": "application/json", "Content-Length": 1_000 }).write('{"count": ');
  }

  it.each(operations)("ends %s while it connects", async (_, operation) => {
    const fixture = socketStage(`https://${nameOf(silent)}/api/`);
    const controller = new AbortController();
    const settlement = track(operation(fixture, controller.signal));
    await until(() => open.size > 0);
    controller.abort(new RangeError("enough"));
    await nextTurn();
    expectAborted(settlement, controller.signal);
    await expectNothingLeft(fixture, controller.signal, 0);
  });

  it.each(operations)("ends %s while it waits for headers, and its connection", async (_, operation) => {
    const fixture = socketStage();
    const controller = new AbortController();
    const settlement = track(operation(fixture, controller.signal));
    await until(() => responses.length > 0);
    controller.abort("enough");
    await nextTurn();
    expectAborted(settlement, controller.signal);
    const sent = responses.length;
    await until(() => responses.every(isDisconnected));
    await expectNothingLeft(fixture, controller.signal, 0);
    expect(responses).toHaveLength(sent);
  });

  it.each(operations)("ends %s while it reads the body, and its connection", async (_, operation) => {
    const fixture = socketStage();
    const controller = new AbortController();
    const settlement = track(operation(fixture, controller.signal));
    await until(() => responses.length > 0);
    responses.forEach(sendHalf);
    await until(() => true);
    controller.abort();
    await nextTurn();
    expectAborted(settlement, controller.signal);
    await until(() => responses.every(isDisconnected));
    await expectNothingLeft(fixture, controller.signal, 0);
  });

  it("and a deadline release the body, and so the connection, of a fetch that ignores the signal", async () => {
    const deaf: typeof fetch = (input, init) => fetch(input, { ...init, signal: null });
    const { client, clock } = socketStage(undefined, deaf);
    const controller = new AbortController();
    const aborted = track(client.users.get("alice", { signal: controller.signal }));
    const late = track(client.users.get("alice", { timeoutMs: 1_000, retry: false }));
    await until(() => responses.length === 2);
    responses.forEach(sendHalf);
    await until(() => true);
    controller.abort(new RangeError("enough"));
    await until(() => responses.filter(isDisconnected).length === 1);
    expectAborted(aborted, controller.signal);
    await clock.advance(1_000);
    expect(late).toMatchObject({ state: "rejected", value: { code: "TIMEOUT" } });
    await until(() => responses.every(isDisconnected));
  });

  it("releases a response that arrives too late", async () => {
    const deaf: typeof fetch = (input, init) => fetch(input, { ...init, signal: null });
    const { client } = socketStage(undefined, deaf);
    const controller = new AbortController();
    const settlement = track(client.users.get("alice", { signal: controller.signal }));
    await until(() => responses.length === 1);
    controller.abort(new RangeError("enough"));
    await nextTurn();
    expectAborted(settlement, controller.signal);
    expect(responses.some(isDisconnected)).toBe(false);
    sendHalf(responses[0]);
    await until(() => responses.every(isDisconnected));
  });
});

describe("over a socket, a slow body without an end", () => {
  it("hits the deadline, after any number of bytes", async () => {
    const open = new Set<Socket>();
    const responses: ServerResponse[] = [];
    const server = await listening(
      createServer((_, response) => void responses.push(response)),
      open,
    );
    const clock = new VirtualClock({ autoAdvance: false });
    const baseApiUrl = `http://${nameOf(server)}/api/`;
    const client = new SaltantClient({ baseApiUrl, authToken: "token", clock, timeoutMs: 10_000, retry: false });
    const read = track(client.users.get("alice"));
    const create = track(client.taskQueues.create({ name: "new" }));
    await until(() => responses.length === 2);
    for (let second = 0; second < 10; second += 1) {
      expect([read.state, create.state]).toEqual(["pending", "pending"]);
      for (const response of responses) response.write(" ");
      await clock.advance(1_000);
    }
    expect(read).toMatchObject({ state: "rejected", value: { code: "TIMEOUT", timeoutMs: 10_000 } });
    expect(create).toMatchObject({
      state: "rejected",
      value: { code: "AMBIGUOUS_OUTCOME", cause: { code: "TIMEOUT", timeoutMs: 10_000 } },
    });
    await until(() => responses.every(isDisconnected));
    server.close();
    for (const socket of open) socket.destroy();
  });
});
