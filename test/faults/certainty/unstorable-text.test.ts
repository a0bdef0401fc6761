// The server's database rejects a null character and half a surrogate pair: the client refuses both before anything is sent.
import { InvalidInputError, SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { expect, it } from "vitest";

const launch = { taskType: 1, taskQueue: 1 };
const type = { name: "t", commandToRun: "x" };

it.each([
  ["null", "a\0b"],
  ["half a pair", "a\ud800"],
  ["the other half", "\udc00a"],
])("%s is refused in every string that is sent, with its path", async (_, text) => {
  const server = new EmbeddedServer();
  server.addTask();
  const client = new SaltantClient(server.connection("admin"));
  const queue = await client.taskQueues.get({ id: 1 });
  queue.description = text;
  const existing = await client.executableTaskTypes.get({ id: 1 });
  existing.requiredArgumentsDefaultValues.deep = [{ text }];
  server.clearRequests();
  const { executableTaskInstances: runs, executableTaskTypes: types } = client;
  const calls: [string, () => PromiseLike<unknown>][] = [
    ["name", () => runs.create({ ...launch, name: text })],
    ["arguments.s", () => runs.create({ ...launch, arguments: { s: text } })],
    ["arguments.s", () => runs.create({ ...launch, name: "x", once: true, arguments: { s: text } })],
    ["arguments", () => runs.create({ ...launch, arguments: { [text]: 1 } })],
    ["arguments.deep[1]", () => runs.create({ ...launch, arguments: { deep: [0, { [text]: 1 }] } })],
    ["requiredArgumentsDefaultValues.a", () => types.create({ ...type, requiredArgumentsDefaultValues: { a: text } })],
    ["requiredArguments[0]", () => types.put(1, { ...type, requiredArguments: [text] })],
    ["requiredArgumentsDefaultValues.deep[0].text", () => existing.put()],
    ["description", () => types.create({ ...type, description: text })],
    ["description", () => queue.patch()],
    ["extraData.more", () => client.taskQueues.patch(1, {}, { extraData: { more: text } })],
    ["state", () => runs.updateState("00000000-0000-4000-8000-000000000001", text as "running")],
  ];
  for (const [place, call] of calls) {
    const error: unknown = await Promise.resolve(call()).catch((thrown: unknown) => thrown);
    expect(error, place).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(`${place}: `);
    expect(String(error)).toContain("a null character or half a surrogate pair, which the server cannot store");
  }
  const bulk: unknown = await runs
    .createMany([launch, { ...launch, arguments: { s: text } }])
    .catch((thrown: unknown) => thrown);
  expect(bulk).toMatchObject({ failed: [{ index: 1, error: expect.any(InvalidInputError) }] });
  expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
  expect(
    () => new SaltantClient({ ...server.connection("alice"), authToken: undefined, username: text, password: "x" }),
  ).toThrow("username");
  expect(
    () => new SaltantClient({ ...server.connection("alice"), authToken: undefined, username: "alice", password: text }),
  ).toThrow("password");
});

it("whole pairs and control characters are sent", async () => {
  const server = new EmbeddedServer();
  server.addTask();
  const client = new SaltantClient(server.connection("alice"));
  const given = { text: "😀\u0001\u2028", "😀": "\ufffd" };
  const run = await client.executableTaskInstances.create({ ...launch, arguments: given });
  expect(run.arguments).toEqual(given);
});
