import { resolve } from "node:path";

/** Node's types, and no others. */
const nodeTypes = ["--types", "node", "--typeRoots", resolve("node_modules/@types")];
const noTypes = ["--typeRoots", "none"];

/** The compiler settings that docs/getting-started.md supports, in five runs of the compiler. */
export const workingSettings: Readonly<Record<string, readonly string[]>> = {
  "nodenext, with every module on its own": [
    ...["--module", "nodenext", "--lib", "es2022,dom", ...noTypes],
    ...["--verbatimModuleSyntax", "--isolatedModules"],
  ],
  "nodenext, with Node's types in place of lib.dom": ["--module", "nodenext", "--lib", "es2022", ...nodeTypes],
  "node16, and an old lib with Node's types": ["--module", "node16", "--lib", "es2018", ...nodeTypes],
  "bundler, and an old lib with lib.dom": [
    ...["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2018,dom", ...noTypes],
  ],
  "preserve, in a worker": ["--module", "preserve", "--lib", "esnext,webworker", ...noTypes],
};

/** TypeScript's error for `moduleResolution` node10, by compiler. */
export const messagesOfNode10: Readonly<Record<string, RegExp>> = {
  "TypeScript 5.4":
    /Cannot find module 'saltant'.*\n.*could not be resolved under your current 'moduleResolution' setting\. Consider updating to 'node16', 'nodenext', or 'bundler'/,
  "TypeScript 6": /'moduleResolution=node10' is deprecated/,
  "TypeScript 7": /'moduleResolution=node10' has been removed/,
};

/** A module with the imports of most programs, and none that needs Node's types. */
export const usingModule = `
  import { BadRequestError, SaltantClient, type TaskQueue } from "saltant";
  import { EmbeddedServer } from "saltant/testing";

  const client = new SaltantClient(new EmbeddedServer().connection("alice"));
  export async function rename(queue: TaskQueue, name: string): Promise<unknown> {
    queue.name = name;
    try {
      await queue.patch();
      for await (const each of client.taskQueues.list({ name: { startswith: "n" } })) return each.id;
    } catch (error) {
      return error instanceof BadRequestError ? error.fieldErrors.name : error;
    }
    return client.executableTaskInstances.waitUntilAllFinished([]);
  }`;

/** A CommonJS module in TypeScript, with both ways of importing. */
export const commonJsModule = `
  import { NotFoundError, SaltantClient } from "saltant";
  import { EmbeddedServer } from "saltant/testing";
  import node = require("saltant/node");

  async function main(): Promise<void> {
    const client = new SaltantClient(new EmbeddedServer().connection("alice"));
    const error: unknown = await client.taskQueues.get({ id: 7 }).catch((reason: unknown) => reason);
    console.log(error instanceof NotFoundError, typeof node.listen);
  }
  void main();`;

/** A module for compilers before 5.8, which do not support `require()` of ES modules. */
export const dynamicModule = `
  async function main(): Promise<void> {
    const { NotFoundError, SaltantClient } = await import("saltant");
    const { EmbeddedServer } = await import("saltant/testing");
    const client = new SaltantClient(new EmbeddedServer().connection("alice"));
    const error: unknown = await client.taskQueues.get({ id: 7 }).catch((reason: unknown) => reason);
    console.log(error instanceof NotFoundError);
  }
  void main();`;

/** A CommonJS module that requires and imports each entry point. It prints the exports that differ. */
export const requiringModule = `
  const names = ["saltant", "saltant/testing", "saltant/node", "saltant/decapod", "saltant/decapod/testing"];
  names.push("saltant/slipstream", "saltant/slipstream/testing", "saltant/synnefo", "saltant/synnefo/testing");
  const required = names.map((name) => require(name));
  Promise.all(names.map((name) => import(name))).then(async (imported) => {
    const different = names.flatMap((name, index) =>
      Object.keys(imported[index]).filter((key) => imported[index][key] !== required[index][key]),
    );
    const [{ SaltantClient }, { EmbeddedServer }] = required;
    const client = new SaltantClient(new EmbeddedServer().connection("alice"));
    const error = await client.taskQueues.get({ id: 7 }).catch((reason) => reason);
    const counts = required.map((each) => Object.keys(each).length > 0);
    console.log(JSON.stringify([counts, different, error instanceof imported[0].NotFoundError]));
  });`;
