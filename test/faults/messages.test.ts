import { Listing, SaltantError } from "saltant";
import { beforeAll, describe, expect, it } from "vitest";
import { logged, scenarios } from "./message-scenarios.js";
import { fixedTexts } from "./message-sources.js";
import { expectPrintable } from "./usable.js";

/** A message, and the file in which it arose. */
interface Message {
  readonly file: string;
  readonly line: string;
}

/** Texts that reach nobody: reasons of aborts of our own, what the types ask for, and what a server says to its own log. */
const unseen = new Set([
  "core/abort.ts: The deadline passed.",
  "saltant/waiting.ts: Nobody waits any more.",
  "saltant/environment.ts: your user name",
  "saltant/credentials/jwt-credentials.ts: these credentials are empty: give username and password, or tokens",
  "node/listen.ts: A server on a port has one.",
  "node/listen.ts: The client has gone away.",
]);

const messages: Message[] = [];

async function errorOf(scenario: () => unknown): Promise<SaltantError> {
  try {
    const result: unknown = scenario();
    const value: unknown = result instanceof Listing ? await result.toArray() : await result;
    if (value instanceof SaltantError) return value;
  } catch (error) {
    if (error instanceof SaltantError) return error;
    throw error;
  }
  throw new Error(`nothing went wrong in ${scenario.toString()}`);
}

/** The file that made an error: the first of ours on its stack that does not merely define it. */
function originOf({ stack = "" }: SaltantError): string {
  const files = Array.from(stack.matchAll(/\/src\/([\w/-]+\.ts)/g), ([, file = ""]) => file);
  return files.find((file) => !file.startsWith("core/errors/")) ?? "";
}

beforeAll(async () => {
  for (const scenario of scenarios) {
    try {
      const error = await errorOf(scenario);
      messages.push({ file: originOf(error), line: `${error.name}: ${error.message}` });
    } catch (error) {
      // An abort comes back as it is.
      if (!(error instanceof Error && error.message === "the page was left")) throw error;
    }
  }
  for (const run of logged) {
    const note = (level: string) => (line: string) => {
      messages.push({ file: "the log", line: `${level}: ${line}` });
    };
    await run({ debug: note("debug"), warn: note("warn") }).then(undefined, () => undefined);
  }
});

describe("the messages", () => {
  it("are those that have been read and found good", async () => {
    const files = [...new Set(messages.map(({ file }) => file))].sort();
    const text = files.map((file) => {
      const lines = messages.filter((message) => message.file === file).map(({ line }) => `  ${line}\n`);
      return `${file}\n${[...new Set(lines)].sort().join("")}`;
    });
    await expect(text.join("\n")).toMatchFileSnapshot("messages.txt");
  });

  it("are all there: each text in the sources shows in one of them, or nobody can see it", () => {
    const all = messages.map(({ line }) => line).join("\n");
    const missing = fixedTexts().filter(({ text }) => !all.includes(text));
    expect(new Set(missing.map(({ file, text }) => `${file}: ${text}`))).toEqual(unseen);
  });

  it("fit one line", () => {
    for (const { line } of messages) expectPrintable(line, 730);
  });
});
