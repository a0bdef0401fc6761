import * as saltant from "saltant";
import { InvalidInputError, SaltantClient } from "saltant";
import { afterEach, describe, expect, it } from "vitest";
import { publicFunctions, publicMethods, type PublicMethod } from "./methods.js";
import * as wrong from "./nonsense.js";
import { errorOf, isClear, testTable } from "./table-tests.js";
import { client, clientOptions, connection, models, owners, server, table } from "./wrong-arguments.js";

const all = [...publicMethods(owners), ...publicFunctions(saltant, SaltantClient)];

/** One of the public methods of an object. */
function methodOf(owner: object, name: string): PublicMethod {
  const found = publicMethods([owner]).find(({ name: each }) => each.endsWith(`.${name}`));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

testTable({ all, table, server });

describe("invalid input", () => {
  it("is refused by the client's constructor", () => {
    const accepted = clientOptions.wrong.filter((options) => {
      try {
        new SaltantClient(options as never);
        return true;
      } catch (error) {
        return !isClear(error);
      }
    });
    expect(accepted.map(wrong.describeValue)).toEqual([]);
  });
});

describe("a model that the caller has changed", () => {
  it.each([
    [models.taskQueue, "id"],
    [models.executableTaskType, "id"],
    [models.executableTaskInstance, "uuid"],
  ] as const)("does not send its requests to another path", async (model, key) => {
    for (const value of ["../users", "..", "", null, NaN, {}]) {
      const before: unknown = Reflect.get(model, key);
      Reflect.set(model, key, value);
      const error = await errorOf(methodOf(model, "sync"), []);
      Reflect.set(model, key, before);
      expect(isClear(error), wrong.describeValue(value)).toBe(true);
    }
    expect(server.requests).toEqual([]);
  });

  it("is refused by name where JSON cannot represent it", async () => {
    const type = client.executableTaskTypes.fromWire(models.executableTaskType.toJSON());
    for (const value of wrong.noJson) {
      Reflect.set(type, "requiredArgumentsDefaultValues", value);
      expect(isClear(await errorOf(methodOf(type, "put"), [])), wrong.describeValue(value)).toBe(true);
    }
    const queue = client.taskQueues.fromWire(models.taskQueue.toJSON());
    const whitelists: unknown[] = [1];
    whitelists.push(whitelists);
    for (const value of [whitelists, [2n], [() => 1], [new Date(0)]]) {
      Reflect.set(queue, "whitelists", value);
      expect(isClear(await errorOf(methodOf(queue, "patch"), []))).toBe(true);
      queue.toJSON();
    }
    expect(server.requests).toEqual([]);
  });
});

describe("a string that is mostly white space", () => {
  it("is checked in linear time", async () => {
    const description = `a${" ".repeat(400_000)}a`;
    await errorOf(methodOf(client.taskWhitelists, "create"), [{ name: "spacious", description }]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a path", () => {
  it.each(["", "..", ".", "../..", "a/b", "%2e%2e", "a?b", "a#b", "a\\b", "..;"])(
    "is not left with the username %s",
    async (username) => {
      await errorOf(methodOf(client.users, "get"), [username]);
      await client.api.GET("/users/{username}/", { params: { path: { username } } }).catch(() => undefined);
      const elsewhere = server.requests.filter(({ url }) => !new URL(url).pathname.startsWith("/api/users/"));
      expect(elsewhere).toEqual([]);
    },
  );
});

describe("a launch with once", () => {
  it.each(wrong.wrongRequestOptions.map((options) => ({ title: wrong.describeValue(options), options })))(
    "is refused with the options $title before anything is sent",
    async ({ options }) => {
      const { executableTaskInstances } = new SaltantClient({ ...connection, username: "admin" });
      const input = { taskType: 1, taskQueue: 1, name: "nightly", once: true };
      expect(isClear(await errorOf(methodOf(executableTaskInstances, "create"), [input, options]))).toBe(true);
      expect(server.requests).toEqual([]);
    },
  );
});

describe("custom credentials", () => {
  it.each([null, 5, {}])("are refused by the constructor if their method renew is %o", (renew) => {
    const credentials = { authorization: () => "Token x", renew } as never;
    expect(() => new SaltantClient({ ...connection, authToken: undefined, credentials })).toThrow(InvalidInputError);
  });

  it.each([null, 5, {}])("are refused by the constructor if their method secrets is %o", (secrets) => {
    const credentials = { authorization: () => "Token x", secrets } as never;
    expect(() => new SaltantClient({ ...connection, authToken: undefined, credentials })).toThrow(InvalidInputError);
  });

  it.each([null, 5, {}, "text", [5], Promise.resolve([])])(
    "whose secrets are %o are refused before anything is sent",
    async (value) => {
      const credentials = { authorization: () => "Token x", secrets: () => value } as never;
      const own = new SaltantClient({ ...connection, authToken: undefined, credentials });
      expect(isClear(await errorOf(methodOf(own, "testAuthentication"), []))).toBe(true);
      expect(server.requests).toEqual([]);
    },
  );

  it.each([undefined, null, 5, "a\nb", "é\u0100"])(
    "that return %o are refused before anything is sent",
    async (value) => {
      for (const credentials of [{ authorization: () => value }, { authorization: () => Promise.resolve(value) }]) {
        const own = new SaltantClient({ ...connection, authToken: undefined, credentials: credentials as never });
        expect(isClear(await errorOf(methodOf(own, "testAuthentication"), []))).toBe(true);
      }
      expect(server.requests).toEqual([]);
    },
  );
});

afterEach(() => {
  server.clearRequests();
});
