// JavaScript reads 1.0 as 1, rounds whole numbers beyond 2^53 and reads 1e400 as Infinity. The client sends unchanged
// values back with the server's digits, and refuses numbers that cannot be exact.
import {
  type ExecutableTaskType,
  InvalidInputError,
  parseJson,
  SaltantClient,
  stringifyJson,
  stringifyJsonAt,
} from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import * as z from "zod";
import { writeJson } from "../../../src/core/data/lossless-json.js";

const digits = '{"run_id":9007199254740993,"f":1.0,"deep":{"n":[12345678901234567891,2.5]},"small":7}';

/** A server on which a task type has such defaults and an instance such arguments, and the request bodies that it receives. */
async function createServer(defaults = digits): Promise<{
  server: EmbeddedServer;
  client: SaltantClient;
  bodies: string[];
  launch: { taskType: number; taskQueue: number };
  type: () => Promise<ExecutableTaskType>;
  stored: () => Promise<string>;
}> {
  const server = new EmbeddedServer();
  const launch = server.addTask("job");
  const { baseApiUrl, fetch, authToken, ...connection } = server.connection("admin");
  const bodies: string[] = [];
  const raw = async (method: string, path: string, body?: string): Promise<string> => {
    const headers = { Authorization: `Token ${authToken}`, "Content-Type": "application/json" };
    return (await fetch(baseApiUrl + path, { method, headers, ...(body !== undefined && { body }) })).text();
  };
  const path = "executabletasktypes/1/";
  const names = Object.keys(JSON.parse(defaults) as object);
  await raw(
    "PUT",
    path,
    `{"name":"job","command_to_run":"x","required_arguments":${JSON.stringify(names)},"required_arguments_default_values":${defaults}}`,
  );
  const client = new SaltantClient({
    ...connection,
    baseApiUrl,
    authToken,
    fetch: (url, init) => {
      if (typeof init?.body === "string") bodies.push(init.body);
      return fetch(url, init);
    },
  });
  const type = (): Promise<ExecutableTaskType> => client.executableTaskTypes.get({ id: 1 });
  const stored = async (): Promise<string> =>
    /"required_arguments_default_values":(\{.*?\}),"json_file_option"/.exec(await raw("GET", path))?.[1] ?? "";
  return { server, client, bodies, launch, type, stored };
}

/** In the form of a new instance, in which the server has filled the defaults. */
const filled = '{"run_id":9007199254740993,"f":1.0,"deep":{"n":[12345678901234567891,2.5]},"small":7}';

/** In PostgreSQL's form: shorter keys come first. */
const kept = '{"f":1.0,"deep":{"n":[12345678901234567891,2.5]},"small":7,"run_id":9007199254740993}';

describe("an unchanged value is sent back with the server's digits", () => {
  it("in a put of a model", async () => {
    const { type, stored, bodies } = await createServer();
    expect(await stored()).toBe(kept);
    const read = await type();
    expect(read.requiredArgumentsDefaultValues).toMatchObject({ run_id: 9007199254740992, f: 1, small: 7 });
    read.description = "only this";
    await read.put();
    expect(await stored()).toBe(kept);
    expect(bodies[0]).toContain(`"required_arguments_default_values":${kept}`);
    // A second time, as the model now has the data of the put's response.
    await read.put();
    expect(await stored()).toBe(kept);
  });

  it("in numbers that JavaScript reads as Infinity", async () => {
    // No database stores them, but a server may send anything.
    const wire =
      '{"id":7,"name":"seed","description":"","user":"alice","datetime_created":"2026-01-01T00:00:00Z","command_to_run":"x","environment_variables":[],"required_arguments":["n"],"required_arguments_default_values":{"n":1e400,"m":-0.0},"json_file_option":null}';
    const bodies: unknown[] = [];
    const client = new SaltantClient({
      baseApiUrl: "http://host/api/",
      authToken: "alice-token",
      fetch: (_, init) => {
        bodies.push(init?.body);
        return Promise.resolve(new Response(wire));
      },
    });
    const read = await client.executableTaskTypes.get({ id: 7 });
    await read.put();
    expect(bodies[1]).toContain('"required_arguments_default_values":{"n":1e400,"m":-0.0}');
  });

  it("in a launch with the arguments of another instance, or the defaults of a type", async () => {
    const { client, launch, bodies, type } = await createServer();
    const run = await client.executableTaskInstances.create(launch);
    expect(run.arguments).toMatchObject({ run_id: 9007199254740992, f: 1 });
    const again = await client.executableTaskInstances.create({ ...launch, arguments: run.arguments });
    const copied = await client.executableTaskInstances.create({ ...launch, arguments: run.toJSON().arguments });
    const read = await type();
    await client.executableTaskInstances.create({ ...launch, arguments: read.requiredArgumentsDefaultValues });
    expect(bodies.slice(1).map((body) => /"arguments":(.*),"task_queue"/.exec(body)?.[1])).toEqual([
      filled,
      filled,
      kept,
    ]);
    for (const each of [again, copied]) expect(each.toJSONText()).toContain(`"arguments":${filled}`);
    // As part of a list.
    const [listed] = await client.executableTaskInstances.list();
    expect(listed?.toJSONText()).toContain(`"arguments":${kept}`);
  });

  it("in a field with other changed values, if the number is exact", async () => {
    const { type, stored } = await createServer('{"f":1.0,"e":1e2,"s":"a"}');
    const read = await type();
    read.requiredArgumentsDefaultValues.s = "b";
    await read.put();
    expect(await stored()).toBe('{"e":100.0,"f":1.0,"s":"b"}');
  });
});

describe("a changed value is not replaced with the server's digits", () => {
  it("when arguments are changed in place", async () => {
    const { client, launch, bodies } = await createServer();
    const ids = [1234567890123456789n, 1234567890123456790n, 1234567890123456791n];
    const run = await client.executableTaskInstances.create({ ...launch, arguments: { ids } });
    const left = run.arguments.ids as number[];
    left.shift();
    const launched = bodies.length;
    await expect(client.executableTaskInstances.create({ ...launch, arguments: { ids: left } })).rejects.toThrow(
      "arguments.ids[0]: a number beyond 2^53 cannot be exact",
    );
    await expect(client.executableTaskInstances.create({ ...launch, arguments: run.arguments })).rejects.toThrow(
      "arguments.ids[0]: ",
    );
    expect(bodies).toHaveLength(launched);
  });

  it("when the caller changes an input after the call", async () => {
    const { client, launch, bodies } = await createServer("{}");
    const given: Record<string, unknown> = { n: 1 };
    const call = client.executableTaskInstances.create({ ...launch, name: "x", once: true, arguments: given });
    given.n = 2 ** 60;
    given.m = NaN;
    await call;
    expect(bodies).toEqual([expect.stringContaining('"arguments":{"n":1}')]);
  });

  it("when the program defines a toJSON for bigint", () => {
    const polyfilled = BigInt.prototype as { toJSON?: () => unknown };
    polyfilled.toJSON = () => "text";
    try {
      expect(stringifyJson({ a: 9007199254740993n })).toBe('{"a":9007199254740993}');
    } finally {
      delete polyfilled.toJSON;
    }
  });
});

describe("digits are kept", () => {
  const row = (index: number, state: string): string =>
    `{"uuid":"00000000-0000-4000-8000-${String(index).padStart(12, "0")}","user":"alice","name":"","state":"${state}",` +
    `"datetime_created":"2026-01-01T00:00:00Z","datetime_finished":null,"arguments":{},"task_queue":1,"task_type":1,"score":1.0,"big":9007199254740993}`;
  const createMockClient = (text: (url: string) => string): SaltantClient =>
    new SaltantClient({
      baseApiUrl: "http://host/api/",
      authToken: "alice-token",
      fetch: ((url: string) => Promise.resolve(new Response(text(url)))) as typeof fetch, // The client calls it with a URL.
    });

  it("of fields that this version does not know, in one, in a list, from data and after a wait that polls lists", async () => {
    const rows = Array.from({ length: 20 }, (_, index) => index);
    const client = createMockClient((url) => {
      const index = Number(/-8000-(\d+)\/$/.exec(url)?.[1] ?? NaN);
      if (!Number.isNaN(index)) return row(index, "running");
      const state = url.includes("running") ? "running" : "successful";
      const found = state === "running" ? [] : rows.map((each) => row(each, state));
      return `{"count":${found.length},"next":null,"previous":null,"results":[${found.join()}]}`;
    });
    const exact = '"score":1.0,"big":9007199254740993}';
    const runs = client.executableTaskInstances;
    const one = await runs.get("00000000-0000-4000-8000-000000000001");
    expect(one.toJSONText()).toContain(exact);
    expect(runs.fromWire(one.toJSON()).toJSONText()).toContain(exact);
    const page = parseJson(`{"count":1,"results":[${row(1, "running")}]}`);
    expect(runs.listFromWire(page)[0]?.toJSONText()).toContain(exact);
    const instances = rows.map((index) => runs.fromWire(JSON.parse(row(index, "running"))));
    const ended = await runs.waitUntilAllFinished(instances);
    expect(ended.every((each) => each.toJSONText().includes(exact))).toBe(true);
  });

  it("of properties with unusual names", async () => {
    const client = createMockClient(
      () =>
        '{"id":7,"name":"seed","description":"","user":"alice","datetime_created":"2026-01-01T00:00:00Z","command_to_run":"x","environment_variables":[1.0],"required_arguments":["a",9007199254740993],"required_arguments_default_values":{},"json_file_option":null}',
    );
    const text = (await client.executableTaskTypes.get({ id: 7 })).toJSONText();
    expect(text).toContain('"environment_variables":[1.0],"required_arguments":["a",9007199254740993]');
  });

  it("in a typed task whose schema passes its input on", async () => {
    const { client, launch, bodies } = await createServer();
    const run = await client.executableTaskInstances.create(launch);
    const passing = {
      "~standard": { version: 1, vendor: "test", validate: (value: unknown) => ({ value: value as object }) },
    } as const;
    const task = client.executableTaskTypes.define("job", { arguments: passing });
    await task.launch(run.arguments, { taskQueue: 1 });
    expect(bodies.at(-1)).toContain(`"arguments":${filled}`);
  });
});

it("a large document is read in linear time", () => {
  const words = Array.from({ length: 40_000 }, () => ({ word: "foo", ok: true, e: null }));
  const text = JSON.stringify(words);
  // Counts the inspected values, which is more exact than the time.
  const exec = vi.spyOn(RegExp.prototype, "exec");
  onTestFinished(() => exec.mockRestore());
  expect(parseJson(text)).toEqual(words);
  const scannedLength = exec.mock.calls.reduce((sum, [looked]) => sum + looked.length, 0);
  expect(scannedLength).toBeLessThan(text.length);
});

describe("a JSON string has the server's digits", () => {
  it("on one line and indented", async () => {
    const { type } = await createServer();
    const read = await type();
    const text = read.toJSONText();
    expect(text).toContain(`"required_arguments_default_values":${kept}`);
    expect(JSON.parse(text)).toEqual(read.toJSON());
    expect(read.toJSONText(2).replace(/\n */g, "").replaceAll('": ', '":')).toBe(text);
    expect(read.toJSONText(2)).toContain(
      '\n    "f": 1.0,\n    "deep": {\n      "n": [\n        12345678901234567891,\n',
    );
    expect(() => read.toJSONText(-1)).toThrow(InvalidInputError);
  });

  it("of a model and of its parts, also within others", async () => {
    const { type } = await createServer();
    const read = await type();
    const { requiredArgumentsDefaultValues: defaults } = read;
    expect(stringifyJson(read)).toBe(read.toJSONText());
    expect(stringifyJson([{ read }])).toBe(`[{"read":${read.toJSONText()}}]`);
    expect(stringifyJson(defaults)).toBe(kept);
    expect(stringifyJsonAt(defaults, "run_id")).toBe("9007199254740993");
    expect(stringifyJsonAt(defaults, "f")).toBe("1.0");
    expect(stringifyJsonAt(defaults, "deep")).toBe('{"n":[12345678901234567891,2.5]}');
    expect(stringifyJsonAt(defaults, "none")).toBeUndefined();
    expect(stringifyJson(undefined)).toBeUndefined();
    // The unchanged values of a changed part.
    defaults.small = 0;
    expect(stringifyJson(defaults)).toContain('"deep":{"n":[12345678901234567891,2.5]},"small":0');
  });

  it("after a change: the changed value", async () => {
    const { type } = await createServer();
    const read = await type();
    read.requiredArgumentsDefaultValues.run_id = 12345678901234567890n;
    expect(read.toJSONText()).toContain('"run_id":12345678901234567890');
    expect(read.toJSONText()).toContain('"f":1.0');
  });

  it.each([
    '{"a":1,"b":[true,false,null,"x\\n\\"1.0, 2.0",0.5,-3],"c":{}}',
    '{"a":1.0,"b":[1e400,-1e-7,-0,-0.0,0.10,[]],"c":{"__proto__":{"d":10000000000000000}},"d":"\\\\","e":"\\\\\\"3.0 "}',
    '[1.50,{"a":["2.50",2.50]}]',
    '{"a":"x\\"\\udfff#1","b":["\\\\",1.0,"\\udfff#"]}',
    '{"\\udfff#1":"\\udfff#2","a":["\\udfff#\\"b\\\\",1.0]}',
    ' {"a" : 1.0 , "b":\t9007199254740993\n}',
  ])("of any value: %s", (text) => {
    expect(writeJson(parseJson(text))).toBe(
      text.replace(/\s+(?=[^"]*(?:"[^"]*"[^"]*)*$)/g, text.startsWith(" ") ? "" : "$&"),
    );
    expect(parseJson(text)).toEqual(JSON.parse(text));
    const plain: unknown = JSON.parse(text);
    expect(writeJson(plain)).toBe(JSON.stringify(plain));
    expect(writeJson(plain, 2)).toBe(JSON.stringify(plain, null, 2));
  });

  it("and is read with any depth", () => {
    const text = `${"[".repeat(5_000)}1.0${"]".repeat(5_000)}`;
    expect(parseJson(text)).toBeInstanceOf(Array);
  });
});

describe("a bigint is accepted in place of a number", () => {
  it("and written as its digits", async () => {
    const { client, launch, bodies, type, stored } = await createServer();
    const big = { run_id: 9007199254740995n, list: [-1n, { n: 10n ** 30n }] };
    await client.executableTaskInstances.create({ ...launch, arguments: big });
    expect(bodies[0]).toContain(
      '"arguments":{"run_id":9007199254740995,"list":[-1,{"n":1000000000000000000000000000000}]}',
    );
    const read = await type();
    read.requiredArgumentsDefaultValues = { run_id: 9007199254740993n, f: 2, deep: 0, small: 7 };
    await read.put({});
    expect(await stored()).toBe('{"f":2,"deep":0,"small":7,"run_id":9007199254740993}');
    await client.executableTaskTypes.put(
      1,
      { name: "job", commandToRun: "x" },
      { extraData: { description: "a", n: 2n ** 64n } },
    );
    expect(bodies.at(-1)).toContain('"n":18446744073709551616');
  });

  it("in a typed task, whose default is compared with the server's digits", async () => {
    const { client, bodies } = await createServer('{"run_id":9007199254740993}');
    const define = (value: bigint) =>
      client.executableTaskTypes.define("job", { arguments: z.object({ run_id: z.bigint().default(value) }) });
    await define(9007199254740993n).launch({}, { taskQueue: 1 });
    expect(bodies[0]).toContain('"arguments":{"run_id":9007199254740993}');
    await expect(define(9007199254740992n).launch({}, { taskQueue: 1 })).rejects.toThrow(
      "the default of run_id is 9007199254740993 for the task type, 9007199254740992 in the definition",
    );
  });
});

describe("a number that cannot be exact is refused, with its path", () => {
  it("a changed field that still has such a number", async () => {
    const { type, bodies, stored } = await createServer('{"run_id":9007199254740993,"f":1.0,"deep":0,"small":7}');
    const read = await type();
    read.requiredArgumentsDefaultValues.small = 8;
    await expect(read.put()).rejects.toThrow(
      "executable task type: requiredArgumentsDefaultValues.run_id: a number beyond 2^53 cannot be exact: give it as a bigint or a string",
    );
    expect(bodies).toEqual([]);
    // In its exact form, it is sent.
    read.requiredArgumentsDefaultValues.run_id = 9007199254740993n;
    read.requiredArgumentsDefaultValues.deep = null;
    await read.put();
    expect(await stored()).toBe('{"f":1.0,"deep":null,"small":8,"run_id":9007199254740993}');
  });

  it.each([2 ** 53, -(2 ** 53), Number("9007199254740993.0"), Number("1285704473650888702"), 1e300])(
    "the number %s",
    async (n) => {
      const { client, launch, bodies } = await createServer();
      const runs = client.executableTaskInstances;
      await expect(runs.create({ ...launch, arguments: { list: [{ n }] } })).rejects.toThrow("arguments.list[0].n: ");
      await expect(
        client.executableTaskTypes.put(1, { name: "job", commandToRun: "x" }, { extraData: { n } }),
      ).rejects.toThrow("executable task type: extraData.n: ");
      const task = client.executableTaskTypes.define("job", { arguments: z.looseObject({}) });
      await expect(task.launch({ n }, { taskQueue: 1 })).rejects.toBeInstanceOf(InvalidInputError);
      expect(bodies).toEqual([]);
    },
  );

  it.each([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.1, 1e-300, 123456789.123])(
    "not the number %s",
    async (n) => {
      const { client, launch, bodies } = await createServer();
      await client.executableTaskInstances.create({ ...launch, arguments: { n } });
      expect(bodies[0]).toContain(`"arguments":{"n":${n}}`);
    },
  );
});
