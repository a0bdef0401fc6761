// The generated definitions work with any names and arguments of a server's task types.
import { compileFunction } from "node:vm";
import fc from "fast-check";
import { format } from "prettier";
import { SaltantClient, type DefinedTask, type ExecutableTaskInstance } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readTaskTypes } from "../../../src/cli/typegen/read-task-types.js";
import { renderDefinitions, type TaskTypes } from "../../../src/cli/typegen/render-definitions.js";
import { taskType as described } from "./task-types.js";
import { seed } from "../../random-seed.js";

fc.configureGlobal({ seed });

type AnyTask = DefinedTask<object, object, ExecutableTaskInstance, never>;
type Definitions = Record<"containers" | "executables", Record<string, AnyTask>>;

/** Runs a generated module and calls its export. */
function evaluate(text: string, client: SaltantClient): Definitions {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: options,
    reportDiagnostics: true,
  });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const exports: { defineTasks?: (client: SaltantClient) => Definitions } = {};
  Reflect.apply(compileFunction(outputText, ["exports", "require"]), undefined, [exports, () => z]);
  if (exports.defineTasks === undefined) throw new Error("nothing is exported");
  return exports.defineTasks(client);
}

/** Strings that a database can store and a server does not strip, many of them unusual. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom("*/", "\\", "'", '"', "`", "${", "\n", "\u2028", "\u202e", "\ufeff", "@", " ") }),
    fc.constantFrom("__proto__", "constructor", "toString", "arguments", "default", "1", "z", "json", "client", "a-b"),
  )
  .filter((each) => !/[\0\p{Cs}]/u.test(each));
const name = text.map((each) => each.replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, "")).filter((each) => each !== "");
/** A number that JavaScript cannot represent is sent as a bigint. */
const exactly = (_: string, each: unknown): unknown =>
  Number.isInteger(each) && !Number.isSafeInteger(each) ? BigInt(each as number) : each; // The value is a whole number.
const value = fc.oneof(
  fc.json({ stringUnit: text, maxDepth: 4 }).map((each): unknown => JSON.parse(each, exactly)),
  fc.constantFrom<unknown>(
    2n ** 53n,
    -(10n ** 21n),
    10n ** 300n,
    { nested: [2n ** 64n] },
    JSON.parse('{"__proto__": 1, "b": null}'),
  ),
);

/** A task type's arguments, some with a default, and values for those without. */
const traits = fc.uniqueArray(fc.tuple(text, fc.option(value), value), { selector: ([key]) => key, maxLength: 6 });
const types = fc.uniqueArray(fc.tuple(name, text, traits), { selector: ([key]) => key, maxLength: 3 });

function record(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

describe("the definitions of any task types", () => {
  it("launch with the server's own defaults", async () => {
    await fc.assert(
      fc.asyncProperty(types, async (all) => {
        const server = new EmbeddedServer();
        const client = new SaltantClient(server.connection("alice"));
        const ids: number[] = [];
        for (const [typeName, description, args] of all) {
          const created = await client.executableTaskTypes.create({
            name: typeName,
            description,
            commandToRun: "true",
            requiredArguments: args.map(([key]) => key),
            requiredArgumentsDefaultValues: record(
              args.flatMap(([key, byDefault]) => (byDefault === null ? [] : [[key, byDefault] as const])),
            ),
          });
          ids.push(created.id);
        }
        const whitelist = await client.taskWhitelists.create({ name: "all", whitelistedExecutableTaskTypes: ids });
        const queue = await client.taskQueues.create({ name: "main", whitelists: [whitelist] });
        const tasks = evaluate(renderDefinitions(await readTaskTypes(client)), client).executables;
        for (const [typeName, , args] of all) {
          const isLost = args.some(([key, byDefault]) => key === "__proto__" && byDefault === null);
          expect(Object.hasOwn(tasks, typeName)).toBe(!isLost);
          const given = record(
            args.flatMap(([key, byDefault, own]) => (byDefault === null ? [[key, own] as const] : [])),
          );
          if (isLost) continue;
          const run = await tasks[typeName]?.launch(given, { taskQueue: "main" });
          // The server's result without a definition.
          const taskType = await client.executableTaskTypes.get({ name: typeName });
          const plain = await client.executableTaskInstances.create({ taskType, taskQueue: queue, arguments: given });
          const launched = await client.executableTaskInstances.get(run?.uuid ?? "");
          expect(launched.arguments).toEqual((await plain.sync()).arguments);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("omit numbers that JavaScript cannot represent, so that the server launches with its own", async () => {
    const server = new EmbeddedServer();
    const client = new SaltantClient(server.connection("alice"));
    const text = async (path: string, init: RequestInit = {}): Promise<string> => {
      const headers = {
        Authorization: `Token ${server.connection("alice").authToken}`,
        "Content-Type": "application/json",
      };
      return (await server.fetch(server.baseApiUrl + path, { ...init, headers })).text();
    };
    const defaults = '{"n":9007199254740993,"deep":[{"n":-12345678901234567890}],"small":9007199254740991}';
    const body = `{"name":"big","command_to_run":"x","required_arguments":["n","deep","small"],"required_arguments_default_values":${defaults}}`;
    await text("executabletasktypes/", { method: "POST", body });
    server.addTask("big");

    const definitions = renderDefinitions(await readTaskTypes(client), { width: 120 });
    expect(definitions.match(/^ +(?:n|deep|small): .*|.* cannot be written exactly .*/gm)).toMatchInlineSnapshot(`
      [
        "       * The server fills in n if it is omitted: its default cannot be written exactly here.",
        "       * The server fills in deep if it is omitted: its default cannot be written exactly here.",
        "          n: z.number().optional(),",
        "          deep: z.array(z.looseObject({ n: z.number() }).partial()).optional(),",
        "          small: z.number().default(9007199254740991),",
      ]
    `);
    server.clearRequests();
    const run = await evaluate(definitions, client).executables.big?.launch({}, { taskQueue: 1 });
    expect(server.requests.flatMap(({ method, body }) => (method === "POST" ? [body] : []))).toEqual([
      expect.objectContaining({ arguments: { small: 9007199254740991 } }),
    ]);
    expect(await text(`executabletaskinstances/${run?.uuid}/`)).toContain('"n":9007199254740993');
  });

  it.each<[string, unknown]>([
    ["9007199254740993.0", JSON.parse("9007199254740993.0")],
    ["1e300", 1e300],
    ["1e400", Infinity],
    ["a BigInt", 9007199254740993n],
    ["one within", { a: [2 ** 53] }],
  ])("omit a default that cannot be written exactly: %s", (_, value) => {
    const types = { containerTaskTypes: [], executableTaskTypes: [described("task", { n: value })] };
    const definitions = renderDefinitions(types, { width: 120 });
    expect(definitions).toContain(
      "The server fills in n if it is omitted: its default cannot be written exactly here.",
    );
    expect(definitions).not.toContain(".default(");
    expect(definitions).toContain(".optional()");
  });

  it("are the same in any order in which the server lists types and properties", () => {
    const some = fc.uniqueArray(fc.tuple(name, text, traits), { selector: ([key]) => key, minLength: 2 });
    const reversed = (entry: unknown): unknown => {
      if (Array.isArray(entry)) return entry.map(reversed);
      if (typeof entry !== "object" || entry === null) return entry;
      const entries = Object.entries(entry).reverse() as [string, unknown][];
      return Object.fromEntries(entries.map(([key, each]) => [key, reversed(each)]));
    };
    fc.assert(
      fc.property(some, (all) => {
        const containerTaskTypes = all.map(([typeName, description, args]) =>
          described(typeName, record(args.map(([key, , own]) => [key, own])), { description }),
        );
        const other = containerTaskTypes
          .map((type) => ({
            ...type,
            requiredArgumentsDefaultValues: reversed(type.requiredArgumentsDefaultValues) as Record<string, unknown>,
          }))
          .reverse();
        const rest = { executableTaskTypes: [] } satisfies Partial<TaskTypes>;
        expect(renderDefinitions({ containerTaskTypes: other, ...rest })).toBe(
          renderDefinitions({ containerTaskTypes, ...rest }),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("are formatted like prettier's output", async () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "-", " "), minLength: 1, maxLength: 24 });
    const key = fc.string({ unit: fc.constantFrom("a", "b", "c", "_", "-"), minLength: 1, maxLength: 20 });
    const plain = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: fc.constantFrom("a", "b", "'", '"', " "), maxLength: 90 }),
        fc.array(fc.integer({ max: 9_999 }), { maxLength: 40 }),
        fc.array(tie("any"), { maxLength: 4 }),
        fc.dictionary(key, tie("any"), { maxKeys: 4 }),
      ),
    })).any;
    const args = fc.dictionary(key, plain, { maxKeys: 4 });
    const some = fc.uniqueArray(fc.tuple(word, word, args), { selector: ([typeName]) => typeName, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom(80, 120), async (all, width) => {
        const executableTaskTypes = all.map(([typeName, description, defaults]) =>
          described(typeName, defaults, { description }),
        );
        const definitions = renderDefinitions({ containerTaskTypes: [], executableTaskTypes }, { width });
        expect(definitions).toBe(await format(definitions, { parser: "typescript", printWidth: width }));
      }),
      { numRuns: 30 },
    );
  });
});
