import type * as fs from "node:fs/promises";
import { isApiError, Listing } from "saltant";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { logged, scenarios } from "./scenarios/index.js";
import { withoutPlace } from "./scenarios/node.js";
import type { Scenario } from "./scenarios/mock-client.js";
import { fixedTexts } from "./sources.js";
import { expectPrintable } from "../usable.js";

// The tests make calls of the system fail.
vi.mock("node:fs/promises", async (original) => {
  const actual = await original<typeof fs>();
  return { ...actual, chmod: vi.fn(actual.chmod) };
});

/** A message, and the source file that created it. */
interface Message {
  readonly file: string;
  readonly line: string;
}

/** Strings that no user sees: reasons of internal aborts, strings that only types need, messages for a server's own log, comments in files,
 * and names and documents on the wire. */
const unseen = new Set([
  // The client says which argument has it.
  "core/data/xml.ts: XML cannot contain the character",
  // The client says that the XML is malformed.
  "core/data/xml.ts: elements are nested more than",
  "core/data/xml.ts: the document has no root element",
  "core/data/xml.ts: the document is longer than",
  "core/async/abort.ts: The deadline passed.",
  "core/waits/poll-batcher.ts: No caller waits for the response any more.",
  "core/async/concurrency.ts: No caller waits for this any more.",
  "core/waits/wait.ts: No caller waits any more.",
  "decapod/models/execution.ts: execution step",
  // How values are recognized.
  "synnefo/base64.ts: [object Uint8Array]",
  "node/listen.ts: A server on a port must have an address.",
  "node/listen.ts: The client has disconnected.",
  "node/cookie-document.ts: # Netscape HTTP Cookie File",
  "node/cookie-document.ts: # Written by saltant. Lines of other programs are kept.",
  // The names of options, which the code compares.
  "slipstream/client-options.ts: key secret",
  "slipstream/client-options.ts: username password",
  'slipstream/component-changes.ts: <cloudImageIdentifier cloudServiceName="',
  // Reasons for programs, beside a message.
  "slipstream/managers/cimi-manager.ts: not offered",
  "slipstream/managers/cimi-manager.ts: search refused",
  // The server's own words.
  "slipstream/managers/module-manager.ts: Module deleted",
  // Nouns of resources that printed forms have, and no message.
  "slipstream/models/entry-point.ts: entry point",
  "slipstream/models/module-version.ts: version of a module",
  "slipstream/xml/users.ts: General.Verbosity Level",
]);

const messages: Message[] = [];

async function errorOf(scenario: Scenario): Promise<Error> {
  try {
    const result: unknown = scenario();
    const value: unknown = result instanceof Listing ? await result.toArray() : await result;
    if (isApiError(value)) return value;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error(`nothing went wrong in ${scenario.toString()}`);
}

/** The file that created an error: the first of the library's files in its stack that does not only define its class. */
function originOf({ stack = "" }: Error): string {
  const files = Array.from(stack.matchAll(/\/src\/([\w/-]+\.ts)/g), ([, file = ""]) => file);
  return files.find((file) => !file.startsWith("core/errors/")) ?? "";
}

beforeAll(async () => {
  const note = (file: string, level: string) => (line: string) => {
    messages.push({ file, line: withoutPlace(`${level}: ${line}`) });
  };
  for (const scenario of scenarios) {
    const error = await errorOf(scenario);
    const file = originOf(error);
    // An abort's reason is rethrown unchanged.
    if (error.message !== "the page was left") note(file, error.name)(error.message);
  }
  const warned = vi.spyOn(process, "emitWarning").mockImplementation((warning) => {
    note("the process", "warning")(String(warning));
  });
  for (const run of logged) {
    const logger = { debug: note("the log", "debug"), warn: note("the log", "warn") };
    await run(logger).then(undefined, () => undefined);
  }
  warned.mockRestore();
});

// Windows has no file modes, about which the library could warn.
describe.skipIf(process.platform === "win32")("the messages", () => {
  it("are those of messages.txt", async () => {
    const files = [...new Set(messages.map(({ file }) => file))].sort();
    const text = files.map((file) => {
      const lines = messages.filter((message) => message.file === file).map(({ line }) => `  ${line}\n`);
      return `${file}\n${[...new Set(lines)].sort().join("")}`;
    });
    await expect(text.join("\n")).toMatchFileSnapshot("messages.txt");
  });

  it("are complete: each string in the sources is in one of them, or no user can see it", () => {
    const all = messages.map(({ line }) => line).join("\n");
    const missing = fixedTexts().filter(({ text }) => !all.includes(text));
    expect(new Set(missing.map(({ file, text }) => `${file}: ${text}`))).toEqual(unseen);
  });

  it("fit one line", () => {
    for (const { line } of messages) expectPrintable(line, 730);
  });
});
