// Clients by other generators from the contract compile, and list and launch on the embedded server.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { listen } from "saltant/node";
import { EmbeddedServer } from "saltant/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTool } from "../package/bundlers/run-tool.js";
import { installTools, withTools } from "../package/tools.js";

const folder = resolve("test/contract/generators");

/** A generator, and a program that uses its client. */
interface Generator {
  /** The package, with the guide's name. */
  readonly name: string;
  /** Its command below `node_modules`, with the arguments for a client in `client/`. */
  readonly command: readonly string[];
  /** Uses `url` and `authorization`, and defines `types`, `created` and `instances`. */
  readonly program: string;
}

/** The code around each program. It compiles only if the fields have types. */
const before = `
declare const process: { readonly argv: readonly string[] };
const [, , url = "", authorization = ""] = process.argv;
`;
const after = `
const names: string[] = types.results.map(({ name }) => name);
const listed: string[] = instances.results.map(({ uuid }) => uuid);
const { name, user, arguments: given } = created;
console.log(JSON.stringify({ names, launched: [name, user, given], count: instances.count, isListed: listed.includes(created.uuid) }));
`;

const generators: readonly Generator[] = [
  {
    name: "@hey-api/openapi-ts",
    command: ["@hey-api/openapi-ts/bin/run.js", "-i", "saltant.yaml", "-o", "client", "-c", "@hey-api/client-fetch"],
    program: `
import { client } from "./client/client.gen";
import * as api from "./client";

client.setConfig({ baseUrl: url, auth: ({ type }) => (type === "apiKey" ? authorization : undefined) });
const options = { throwOnError: true } as const;
const { data: types } = await api.listExecutableTaskTypes({ ...options, query: { name__in: ["other", "report"] } });
const body = { task_type: 1, task_queue: 1, name: "first", arguments: { a: [1] } };
const { data: created } = await api.createExecutableTaskInstance({ ...options, body });
const { data: instances } = await api.listExecutableTaskInstances({ ...options, query: { state: "published" } });
`,
  },
  {
    name: "oazapfts",
    command: ["oazapfts/dist/cli.js", "saltant.yaml", "client/index.ts"],
    program: `
import { ok } from "@oazapfts/runtime";
import * as api from "./client";

api.defaults.baseUrl = url;
api.defaults.headers = { authorization };
const types = await ok(api.listExecutableTaskTypes({ nameIn: ["other", "report"] }));
const body = { task_type: 1, task_queue: 1, name: "first", arguments: { a: [1] } };
const created = await ok(api.createExecutableTaskInstance(body));
const instances = await ok(api.listExecutableTaskInstances({ state: "published" }));
`,
  },
  {
    name: "openapi-typescript-codegen",
    command: ["openapi-typescript-codegen/bin/index.js", "-i", "saltant.yaml", "-o", "client", "--useOptions"],
    program: `
import { ExecutableTaskInstancesService, ExecutableTaskTypesService, OpenAPI, TaskInstanceState } from "./client";

OpenAPI.BASE = url;
OpenAPI.HEADERS = { authorization };
// It sends a list by repetition, which the contract does not say.
const types = await ExecutableTaskTypesService.listExecutableTaskTypes({ name: "report" });
const requestBody = { task_type: 1, task_queue: 1, name: "first", arguments: { a: [1] } };
const created = await ExecutableTaskInstancesService.createExecutableTaskInstance({ requestBody });
const instances = await ExecutableTaskInstancesService.listExecutableTaskInstances({
  state: TaskInstanceState.PUBLISHED,
});
`,
  },
];

it("the guide names the tested generators", async () => {
  const { dependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const page = await readFile("docs/getting-started.md", "utf8");
  for (const { name } of generators) expect(page).toContain(`${name} ${dependencies[name] ?? ""}`);
});

describe("a client by another generator from the contract", withTools, () => {
  let projects: string;
  const modules = join(folder, "node_modules");

  beforeAll(async () => {
    await installTools(folder);
    projects = await mkdtemp(join(tmpdir(), "generators-"));
  }, 1_200_000);

  afterAll(() => rm(projects, { recursive: true, force: true }));

  it.each(generators)(
    "$name compiles, lists and launches",
    async ({ name, command: [script = "", ...args], program }) => {
      const cwd = join(projects, name.replace("/", "-"));
      await mkdir(join(cwd, "client"), { recursive: true });
      await symlink(modules, join(cwd, "node_modules"));
      await cp("openapi/saltant.yaml", join(cwd, "saltant.yaml"));
      await runTool([join(modules, script), ...args], { cwd });
      const files = await readdir(join(cwd, "client"), { recursive: true });
      // Some file systems treat names that differ only in case as equal.
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length);

      await writeFile(join(cwd, "program.ts"), program.replace(/^(?=\n(?!import))/m, before) + after);
      await writeFile(
        join(cwd, "tsconfig.json"),
        JSON.stringify({ compilerOptions, include: ["client", "program.ts"] }),
      );
      await runTool([resolve("node_modules/typescript/bin/tsc")], { cwd });
      const outfile = join(cwd, "program.mjs");
      await build({ entryPoints: [join(cwd, "program.ts")], bundle: true, platform: "node", format: "esm", outfile });

      const server = new EmbeddedServer({ workers: "off" });
      server.addTask("report");
      await using listening = await listen(server.handle);
      const { authToken } = server.connection("alice");
      const output = await runTool([outfile, `${listening.url}/api`, `Token ${authToken}`], { cwd });

      expect(JSON.parse(output)).toEqual({
        names: ["report"],
        launched: ["first", "alice", { a: [1] }],
        count: 1,
        isListed: true,
      });
      expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        "GET executabletasktypes/",
        "POST executabletaskinstances/",
        "GET executabletaskinstances/",
      ]);
    },
  );
});

/** As strict as the generators promise. */
const compilerOptions = {
  strict: true,
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  module: "ESNext",
  moduleResolution: "Bundler",
  types: [],
  noEmit: true,
};
