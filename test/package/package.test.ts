// The published package: packed as from a clean checkout, installed in an empty folder, compiled against and run.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { systemClock } from "saltant";
import { listen } from "saltant/node";
import { EmbeddedServer } from "saltant/testing";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import ownManifest from "../../package.json" with { type: "json" };
import { privateAuthority } from "../cli/support/certificates.js";
import { startProxy, startTls, type TestProxy } from "../cli/support/proxy.js";
import { programsOf } from "../docs/code-blocks.js";
import { BreakingServer, type Break } from "./breaking-server.js";
import { filesBelow, pack, type Packed } from "./packed.js";
import {
  commonJsModule,
  dynamicModule,
  messagesOfNode10,
  requiringModule,
  usingModule,
  workingSettings,
} from "./settings.js";
import { compilers, installTools, itOnEach, nodes, runtimes } from "./tools.js";

const run = promisify(execFile);

/** The fields of package.json. */
interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}

let packed: Packed;
let files: string[];

beforeAll(async () => {
  packed = await pack();
  files = await filesBelow(packed.directory);
});

afterAll(() => packed[Symbol.asyncDispose]());

/** The output of a command. If it fails, the error has the output. */
async function output(command: string, ...args: string[]): Promise<string> {
  return outputWith({}, command, ...args);
}

/** Variables of the environment. */
type Variables = Readonly<Record<string, string>>;

/** The same with variables in addition to those of this process. */
async function outputWith(variables: Variables, command: string, ...args: string[]): Promise<string> {
  const options = { cwd: packed.consumer, env: { ...process.env, ...variables } };
  const { stdout } = await run(command, args, options).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${out}${stderr}`, { cause: error });
  });
  return stdout;
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(packed.directory, path), "utf8")) as T;
}

describe("the tarball", () => {
  it("has the build, the files to which the README links, and nothing else", () => {
    const kinds = [
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
      /^(docs\/[^/]+\.(md|svg|json)|examples\/[^/]+\.(ts|md)|openapi\/[^/]+\.yaml)$/,
      /^dist\/LICENSES\.txt$/,
      /^dist\/(src|generated)\/.+\.(js|d\.ts)$/,
      /^dist\/bundled\/.+\.js$/,
    ];
    expect(files.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    expect(kinds.filter((kind) => !files.some((path) => kind.test(path)))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md", "LICENSE", "dist/LICENSES.txt"]));
  });

  it("has no module that no entry point imports", async () => {
    const { exports, bin = {} } = await readJson<Manifest>("package.json");
    const entries = [...Object.values(exports), bin].flatMap((each) =>
      typeof each === "string" ? [] : Object.values(each),
    );
    const reached = new Set<string>();
    const left = entries.map((path) => join(path));
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const { importedFiles } = ts.preProcessFile(await readFile(join(packed.directory, path), "utf8"));
      const ending = path.endsWith(".d.ts") ? ".d.ts" : ".js";
      for (const { fileName } of importedFiles) {
        if (fileName.startsWith(".")) left.push(join(dirname(path), fileName.replace(/\.js$/, ending)));
      }
    }
    expect(files.filter((path) => /^dist\/.*\.(js|ts)$/.test(path) && !reached.has(path))).toEqual([]);
  });

  it("has the files to which the README and the guides link", async () => {
    const pages = files.filter((path) => path.endsWith(".md"));
    const links = pages.map(async (page) => {
      const text = await readFile(join(packed.directory, page), "utf8");
      const targets = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, path = ""]) => join(dirname(page), path));
      return targets.filter((target) => !files.includes(target)).map((target) => `${page}: ${target}`);
    });
    expect((await Promise.all(links)).flat()).toEqual([]);
  });

  it("imports its dependencies only", async () => {
    const imported = new Set<string>();
    for (const path of files.filter((name) => /^dist\/.*\.(js|d\.ts)$/.test(name))) {
      const text = await readFile(join(packed.directory, path), "utf8");
      for (const [, name = ""] of text.matchAll(/^(?:import|export) (?:[^;]* from )?"([^".][^"]*)";$/gm))
        imported.add(name);
    }
    // The package may import itself by its name, and Node's own modules.
    const others = [...imported].filter((name) => !/^(saltant(\/|$)|node:)/.test(name));
    expect(others).toEqual(["openapi-fetch"]);
  });

  it("has the fields that a registry, a bundler and a runtime need", async () => {
    const manifest = await readJson<Manifest>("package.json");
    expect(manifest).toMatchObject({
      name: "saltant",
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: expect.stringMatching(/^>=20\.19/) },
      keywords: expect.arrayContaining(["saltant"]),
    });
    expect(Object.keys(manifest.exports)).toEqual([
      ...[
        ".",
        "./testing",
        "./decapod",
        "./decapod/testing",
        "./slipstream",
        "./slipstream/testing",
        "./synnefo",
        "./synnefo/testing",
        "./node",
        "./package.json",
      ],
    ]);
    const named = [...Object.values(manifest.exports), manifest.bin ?? {}].flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    );
    for (const path of named) expect(files).toContain(path.replace(/^\.\//, ""));
  });

  it("installs only openapi-fetch with it", async () => {
    const tree = await output("npm", "ls", "--all", "--parseable");
    const names = [...tree.matchAll(/node_modules\/([^\n]+)$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(["openapi-fetch", "openapi-typescript-helpers", "saltant"]);
  });

  it("passes publint", async () => {
    const { buffer } = Uint8Array.from(await readFile(packed.tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has types for every way of importing it", async () => {
    const attw = resolve("node_modules/.bin/attw");
    expect(await output(attw, packed.tarball, "--profile", "esm-only", "--no-color")).toContain('"saltant/testing"');
  });
});

/** The programs, each with the settings with which it must compile: only those that its kind of program certainly has. */
const programs = {
  "program.ts": ["--module", "nodenext", "--types", "node", "--typeRoots", resolve("node_modules/@types")],
  "broken.ts": ["--module", "nodenext", "--types", "node", "--typeRoots", resolve("node_modules/@types")],
  "node.ts": ["--module", "nodenext", "--typeRoots", "none"],
  "web.ts": ["--module", "esnext", "--moduleResolution", "bundler", "--typeRoots", "none"],
};

async function compile(compiler: string, program: keyof typeof programs, ...emit: string[]): Promise<string> {
  const environment = ["--target", "es2022", "--lib", "es2022,dom", ...programs[program]];
  const strictness = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  return output(process.execPath, compiler, program, ...environment, ...strictness, ...emit);
}

/** How a server may interrupt a request that must not be sent twice, and the outcome of the client's calls. */
const ambiguous = {
  create: "AMBIGUOUS_OUTCOME",
  clone: "AMBIGUOUS_OUTCOME",
  terminate: "CONNECTION",
  patch: "CONNECTION",
};
const breaks: readonly { readonly how: Break; readonly outcomes: Record<keyof typeof ambiguous, string> }[] = [
  { how: { afterWrite: (socket) => socket.end() }, outcomes: ambiguous },
  { how: { afterWrite: (socket) => socket.resetAndDestroy() }, outcomes: ambiguous },
  { how: { afterWrite: (socket) => socket.end("HTTP/1.1 20") }, outcomes: ambiguous },
  {
    how: { afterWrite: () => undefined },
    outcomes: { ...ambiguous, terminate: "TIMEOUT", patch: "TIMEOUT" },
  },
  {
    how: {
      afterWrite: (socket) =>
        socket.write("HTTP/1.1 307 Temporary Redirect\r\nLocation: /api/\r\nContent-Length: 0\r\n\r\n"),
    },
    outcomes: {
      create: "UNEXPECTED_RESPONSE",
      clone: "UNEXPECTED_RESPONSE",
      terminate: "UNEXPECTED_RESPONSE",
      patch: "UNEXPECTED_RESPONSE",
    },
  },
];
/** It closes an idle connection. So a request may reach a closed one, and not be read. */
const closesIdle: Break = { afterGet: (socket) => socket.end(), afterWrite: (socket) => socket.end() };

describe("a program that uses the package", () => {
  beforeAll(async () => {
    await installTools();
    await cp("test/package/consumer", packed.consumer, { recursive: true });
    for (const name of ["program.ts", "broken.ts"] as const)
      await compile(compilers["TypeScript 6"], name, "--outDir", ".");
  }, 600_000);

  itOnEach(compilers)("compiles with %s, with a check of its libraries", async (_, compiler) => {
    const names = ["program.ts", "node.ts", "web.ts"] as const;
    const complaints = await Promise.all(names.map((name) => compile(compiler, name, "--noEmit")));
    expect(complaints).toEqual(["", "", ""]);
  });

  itOnEach(runtimes)("runs on %s", async (_, [command = "", ...args]) => {
    expect((await output(command, ...args, "program.js")).trimEnd().split("\n")).toEqual([
      'waited: {"state":"successful","hours":1}',
      'listed: ["published","successful"]',
      'refused: ["NotFoundError","NOT_FOUND",404,"404 GET /taskqueues/7/: Not found."]',
      'over HTTP: "successful"',
      "with kept tokens: 1",
      "logins: 1",
      "after a lost connection: 5",
      'deployed: {"name":"production","isDeployed":true,"steps":true,"log":true}',
      "in use: [true,false,true]",
      'ready: {"url":"https://lamp.example.org/","workers":"2","tags":["blog"]}',
      'module: ["apps/WordPress/wordpress",true]',
      'sessions: {"state":"done","logins":1,"left":0}',
      "no module: [true,false]",
      'built: {"status":"ACTIVE","isSame":true,"hasPassword":true}',
      "not stopped: [true,false]",
      'deleted: {"isDeleted":true,"used":0}',
    ]);
  });

  itOnEach(runtimes)("sends a request once on %s if a server interrupts it", async (_, [command = "", ...args]) => {
    const servers = await Promise.all(breaks.map(({ how }) => BreakingServer.listen(how)));
    await using closing = await BreakingServer.listen(closesIdle);
    const urls = [...servers, closing].map(({ url }) => url);
    const printed = await output(command, ...args, "broken.js", ...urls).finally(async () => {
      for (const server of servers) await server[Symbol.asyncDispose]();
    });
    const outcomes = printed.trimEnd().split("\n");
    expect(outcomes.map((line) => JSON.parse(line) as unknown)).toEqual([
      ...breaks.map((each) => each.outcomes),
      ambiguous,
    ]);
    for (const { requests } of servers) {
      expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        "PATCH /api/taskqueues/1/",
        "POST /api/executabletaskinstances/",
        "POST /api/executabletaskinstances/5ecbe1f9-9ff1-4ff4-9b62-0a0d33d96a6a/clone/",
        "POST /api/executabletaskinstances/5ecbe1f9-9ff1-4ff4-9b62-0a0d33d96a6a/terminate/",
      ]);
      const bodies = requests.filter(({ body }) => body !== "").map(({ body }) => JSON.parse(body) as unknown);
      expect(bodies).toContainEqual({ description: "é" });
      expect(bodies).toContainEqual(expect.objectContaining({ name: "é", task_type: 1, task_queue: 1 }));
    }
    const paths = closing.requests.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });

  const commands = Object.keys(ownManifest.bin);

  describe.each(commands)("finds the command %s, which", (name) => {
    itOnEach(nodes)("prints its version on %s", async (_, [node = ""]) => {
      const command = join(packed.consumer, "node_modules/.bin", name);
      expect(await output(node, command, "--version")).toContain(ownManifest.version);
    });
  });

  /** A host that only the proxy can resolve. */
  const host = "api.saltant.test";

  /** An embedded server behind a proxy, and the variables for it. */
  async function behindProxy(): Promise<{ proxy: TestProxy; plain: Variables; secure: Variables }> {
    const server = new EmbeddedServer({ clock: systemClock });
    const listening = await listen(server.handle, { allowedHosts: [host] });
    onTestFinished(() => listening.close());
    const { authority, server: certificate } = privateAuthority(host);
    const NODE_EXTRA_CA_CERTS = join(packed.consumer, "authority.pem");
    await writeFile(NODE_EXTRA_CA_CERTS, authority);
    const tlsPort = await startTls(listening.port, certificate);
    const proxy = await startProxy({ targetPort: listening.port, tunnelPort: tlsPort, login: "user:secret" });
    const url = `http://user:secret@${proxy.host}`;
    const SALTANT_AUTH_TOKEN = server.connection("alice").authToken;
    const usual = { SALTANT_AUTH_TOKEN, HTTP_PROXY: url, HTTPS_PROXY: url, NODE_EXTRA_CA_CERTS };
    return {
      proxy,
      plain: { ...usual, SALTANT_API_URL: `http://${host}/api/` },
      secure: { ...usual, SALTANT_API_URL: `https://${host}/api/` },
    };
  }

  describe.each(commands)("finds the command %s, which", (name) => {
    itOnEach(nodes)("goes through a proxy on %s", async (_, [node = ""]) => {
      const { proxy, plain, secure } = await behindProxy();
      const command = join(packed.consumer, "node_modules/.bin", name);
      for (const variables of [plain, secure]) {
        expect(await outputWith(variables, node, command, "users", "get", "alice", "--ids")).toBe("alice\n");
      }
      expect(await proxy.takeRequests()).toEqual([`GET http://${host}/api/users/alice/`, `CONNECT ${host}:443`]);
    });
  });

  itOnEach(nodes)("uses a proxy on %s as in the guide", async (_, [node = ""]) => {
    const { proxy, plain, secure } = await behindProxy();
    const program = programsOf("docs/proxies-and-certificates.md").find(({ code }) =>
      code.includes("EnvHttpProxyAgent"),
    );
    const { code } = await transform(program?.code ?? "", { loader: "ts", format: "esm" });
    const folder = join(packed.consumer, "proxied");
    await mkdir(join(folder, "node_modules"), { recursive: true });
    await cp("node_modules/undici", join(folder, "node_modules/undici"), { recursive: true });
    await writeFile(join(folder, "program.js"), `${code}\nconsole.log((await client.users.get("alice")).username);\n`);
    for (const variables of [plain, secure]) {
      expect(await outputWith(variables, node, "proxied/program.js")).toBe("alice\n");
    }
    expect(await proxy.takeRequests()).toEqual([`GET http://${host}/api/users/alice/`, `CONNECT ${host}:443`]);
  });

  // Node 20 has no built-in support.
  const readers = Object.fromEntries(Object.entries(runtimes).filter(([name]) => name !== "Node 20"));
  itOnEach(readers)("uses a proxy on %s with the platform's own support", async (_, [command = "", ...args]) => {
    const { proxy, plain, secure } = await behindProxy();
    const program = `
      import { SaltantClient } from "saltant";
      console.log((await SaltantClient.fromEnv().users.get("alice")).username);`;
    await writeFile(join(packed.consumer, "platform.js"), program);
    for (const variables of [plain, secure]) {
      const all = { ...variables, NODE_USE_ENV_PROXY: "1" };
      expect(await outputWith(all, command, ...args, "platform.js")).toBe("alice\n");
    }
    expect((await proxy.takeRequests()).at(-1)).toBe(`CONNECT ${host}:443`);
  });
});

describe("a program with its own settings", () => {
  const files = {
    "using.ts": usingModule,
    "common.cts": commonJsModule,
    "dynamic.cts": dynamicModule,
    "requiring.cjs": requiringModule,
  };
  const strictness = ["--target", "es2022", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];

  beforeAll(async () => {
    await installTools();
    for (const [name, text] of Object.entries(files)) await writeFile(join(packed.consumer, name), text);
  }, 600_000);

  describe.each(Object.entries(workingSettings))("(%s)", (_, settings) => {
    itOnEach(compilers)("compiles with %s", async (_, compiler) => {
      const compiled = output(process.execPath, compiler, "using.ts", "--noEmit", ...settings, ...strictness);
      expect(await compiled).toBe("");
    });
  });

  itOnEach(compilers)("gets an error from %s for node10", async (name, compiler) => {
    const settings = ["--noEmit", "--module", "esnext", "--moduleResolution", "node10", ...strictness];
    await expect(output(process.execPath, compiler, "using.ts", ...settings)).rejects.toThrow(messagesOfNode10[name]);
  });

  /** Compiles a CommonJS module, and runs the output. */
  async function compileAndRun(compiler: string, name: "common" | "dynamic"): Promise<string> {
    const types = ["--lib", "es2022", "--types", "node", "--typeRoots", resolve("node_modules/@types")];
    await output(process.execPath, compiler, `${name}.cts`, "--module", "nodenext", ...types, ...strictness);
    return output(process.execPath, `${name}.cjs`);
  }

  const { "TypeScript 5.4": oldest, ...newer } = compilers;
  itOnEach(newer)("is CommonJS that imports the package, compiled with %s, and runs", async (_, compiler) => {
    expect(await compileAndRun(compiler, "common")).toBe("true function\n");
  });

  itOnEach({ "TypeScript 5.4": oldest })("is CommonJS, for which %s suggests a dynamic import", async (_, compiler) => {
    await expect(compileAndRun(compiler, "common")).rejects.toThrow(
      `Consider writing a dynamic 'import("saltant")' call instead`,
    );
    expect(await compileAndRun(compiler, "dynamic")).toBe("true\n");
  });

  itOnEach(runtimes)(
    "requires each entry point on %s, with the same result as an import",
    async (_, [command, ...args]) => {
      const options = { cwd: packed.consumer };
      const { stdout, stderr } = await run(command ?? "", [...args, "requiring.cjs"], options);
      expect(JSON.parse(stdout)).toEqual([Array(9).fill(true), [], true]);
      expect(stderr).toBe("");
    },
  );
});
