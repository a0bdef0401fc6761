import { execFile } from "node:child_process";
import { inspect, promisify } from "node:util";
import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";

const works = /^imported\nsuccessful TimeoutError: .*\nclient\n$/;

describe("on a platform without some of its globals", () => {
  it.each([
    [[], works],
    [["DOMException"], works],
    [["MessageChannel", "MessagePort"], works],
    [["DOMException", "MessageChannel", "navigator", "structuredClone"], works],
    [
      ["TextEncoder", "Response"],
      "imported\nTypeError: This platform lacks what the embedded server needs: Response, TextEncoder.\n" +
        "InvalidInputError: this platform lacks what the client needs: TextEncoder\n",
    ],
    [
      ["Response", "Request", "ReadableStream"],
      /lacks what the embedded server needs: ReadableStream, Request, Response\.\nclient\n$/,
    ],
    [["Headers", "AbortController"], /the client needs: AbortController, Headers\n$/],
    [["crypto"], /the embedded server needs: crypto\.\nclient\n$/],
  ])("(%j) it works, or the constructors say so", async (names, expected) => {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["--import", "tsx", "test/core/platform.program.ts", ...names]);
    if (typeof expected === "string") expect(stdout).toBe(expected);
    else expect(stdout).toMatch(expected);
  });
});

describe("a model in the printer of a test runner", () => {
  const custom = Symbol.for("nodejs.util.inspect.custom");

  it("is shown as its class and its data with any arguments of the printer", async () => {
    const server = new EmbeddedServer();
    server.addTask("task");
    const queue = await new SaltantClient(server.connection("alice")).taskQueues.get({ id: 1 });
    const print = Reflect.get(queue, custom) as (this: unknown, ...args: readonly unknown[]) => string;
    // As vitest 3 does.
    expect(print.call(queue, 2, {})).toMatch(/^TaskQueue \{"id":1,.*"name":"task"/);
    expect(print.call(queue, 2, {}, inspect)).toMatch(/^TaskQueue \{\n?.*id: 1,/);
    expect(inspect(queue)).toMatch(/^TaskQueue \{\n?.*id: 1,/);
  });
});
