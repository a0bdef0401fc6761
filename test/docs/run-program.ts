import { mkdtempSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { inspect } from "node:util";
import { transform } from "esbuild";
import * as saltant from "saltant";
import { SaltantClient } from "saltant";
import * as node from "saltant/node";
import * as testing from "saltant/testing";
import { EmbeddedServer } from "saltant/testing";
import { expect } from "vitest";
import * as z from "zod";
import { decapodModules } from "./decapod.js";
import { slipstreamModules } from "./slipstream.js";
import { synnefoModules } from "./synnefo.js";

/** Runs the code of a page against an embedded server with the pages' resources. Returns the printed lines. */
export async function runProgram(code: string): Promise<string[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), "saltant-docs-"));
  const lines: string[] = [];
  const print = (...values: unknown[]): void => {
    lines.push(values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" "));
  };
  const server = await createServer();
  const tests: (() => unknown)[] = [];
  const modules: Readonly<Record<string, object>> = {
    saltant: { ...saltant, SaltantClient: clientClassFor(server) },
    "saltant/testing": testing,
    ...decapodModules(),
    ...slipstreamModules(),
    ...synnefoModules(),
    "saltant/node": { ...node, CookieFile: cookieFileIn(home) },
    "node:os": { ...os, homedir: () => home },
    "node:path": path,
    vitest: { expect, it: (_: string, test: () => unknown) => tests.push(test) },
    zod: z,
  };
  try {
    await asFunction(await javascriptOf(code))(
      (name) => modules[name] ?? { "": `${name} is not available` },
      { log: print, warn: print, debug: () => undefined },
      { env: {} },
    );
    for (const test of tests) await test();
  } finally {
    rmSync(home, { recursive: true });
  }
  return lines;
}

type Import = (name: string) => object;
type PageFunction = (imported: Import, console: object, process: object) => Promise<void>;

function asFunction(body: string): PageFunction {
  const AsyncFunction = runProgram.constructor as new (...parametersAndBody: string[]) => PageFunction;
  return new AsyncFunction("imported", "console", "process", body);
}

/** The page's code, as the body of a function. */
async function javascriptOf(code: string): Promise<string> {
  const { code: javascript } = await transform(code, { loader: "ts", format: "esm", target: "es2022" });
  return javascript.replace(/^import (?:\* as (\w+)|(\{[^}]*\})) from ("[^"]+");$/gm, (_, all, some, name: string) => {
    const names = (all ?? String(some).replaceAll(" as ", ": ")) as string;
    return `const ${names} = imported(${name});`;
  });
}

/** The class with a default path in a folder of the test. */
function cookieFileIn(home: string): typeof node.CookieFile {
  return class extends node.CookieFile {
    constructor(file = path.join(home, ".slipstream", "cookies.txt"), options?: node.CookieFileOptions) {
      super(file, options);
    }
  };
}

/** A client class that uses the server by default, and gets alice from the environment. */
function clientClassFor(server: EmbeddedServer): typeof SaltantClient {
  const { fetch, clock } = server;
  const env = {
    SALTANT_API_URL: "https://host/api/",
    SALTANT_USERNAME: "alice",
    SALTANT_PASSWORD: "alice-password",
  };
  return class extends SaltantClient {
    constructor(options: saltant.SaltantClientOptions) {
      super({ fetch, clock, ...options });
    }

    static override fromEnv(options: saltant.FromEnvOptions = {}): SaltantClient {
      return saltant.fromEnv({ env, fetch, clock, ...options });
    }

    static override connect(options: saltant.SaltantClientOptions): Promise<SaltantClient> {
      return SaltantClient.connect({ fetch, clock, ...options });
    }
  };
}

/** A server with the task types, queues and instances that the pages name. */
async function createServer(): Promise<EmbeddedServer> {
  const server = new EmbeddedServer();
  const admin = new SaltantClient(server.connection("admin"));
  const align = server.addTask("align", "container");
  server.addTask("report");
  const type = await admin.containerTaskTypes.get({ id: align.taskType });
  type.requiredArguments = ["sample"];
  await type.put();
  const queue = await admin.taskQueues.get({ name: "report" });
  queue.name = "main";
  queue.whitelists = [1, 2];
  await queue.patch();
  await admin.executableTaskInstances.create({ taskType: 1, taskQueue: queue.id, name: "nightly-0" });
  return server;
}
