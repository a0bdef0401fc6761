import { createRequire } from "node:module";
import { Command } from "commander";
import { clone, terminate, withFollowUpOptions } from "./commands/launch.js";
import { complete, completion, withShell } from "./commands/completion.js";
import { login, logout, withLoginOptions } from "./commands/login.js";
import { listProfiles } from "./commands/profiles.js";
import { serve, withServeOptions } from "./commands/serve.js";
import { typegen, withTypegenOptions } from "./commands/typegen.js";
import { watch, withWatchOptions } from "./commands/watch.js";
import { whoami } from "./commands/whoami.js";
import { createInstance, withCreateInstanceOptions } from "./commands/create-instance.js";
import { get, withGetOptions } from "./commands/get.js";
import { list, withListOptions } from "./commands/list.js";
import { wait, withWaitOptions } from "./commands/wait.js";
import { create, patch, put, withFieldOptions } from "./commands/write.js";
import { action, withCommonOptions, withFormats, type Run } from "./context.js";
import type { Io } from "./io.js";
import { instanceResources, patchableResources, readOnlyResources, typeResources } from "./resources/index.js";
import { withArticle, type Resource, type WritableResource } from "./resources/resource.js";
import type { InstanceResource } from "./resources/task-instances.js";

/** The tree of commands. */
export function buildProgram(io: Io, onExit: (code: number) => void): Command {
  // Throw instead of exiting; subcommands inherit this.
  const program = new Command("saltant").description("Launch and watch tasks on a saltant server").exitOverride();
  program.helpOption("-h, --help", "show this help").helpCommand("help [command]", "show help for a command");
  const { version } = createRequire(import.meta.url)("saltant/package.json") as { readonly version: string };
  program.version(version, "--version", "show the version");
  /** Adds a command with the function that it runs. */
  const add = <Options>(parent: Command, usage: string, description: string, run: Run<Options>): Command =>
    action(parent.command(usage).description(description), io, run, onExit);

  program.commandsGroup("Resources:");
  for (const resource of instanceResources) addInstances(addReading(program, resource, add), resource, add);
  for (const resource of typeResources) addWriting(addReading(program, resource, add), resource, add);
  for (const resource of patchableResources) {
    const parent = addReading(program, resource, add);
    addWriting(parent, resource, add);
    const description = `update ${withArticle(resource.noun)}; only the given fields are sent`;
    withFieldOptions(add(parent, "patch <id-or-name>", description, patch(resource)), resource);
  }
  for (const resource of readOnlyResources) addReading(program, resource, add);
  for (const parent of program.commands) {
    parent.summary(parent.commands.map((command) => command.name()).join(", "));
  }

  program.commandsGroup("Watching:");
  withWatchOptions(add(program, "watch", "show your unfinished task instances live", watch));

  program.commandsGroup("Logins:");
  withLoginOptions(add(program, "login", "log in and save the login as a profile", login));
  add(program, "logout", "delete a profile and its tokens", logout);
  withFormats(add(program, "whoami", "show the user and the server, and check the credentials", whoami));
  withFormats(add(program, "profiles", "list the profiles", listProfiles));

  program.commandsGroup("Tools:");
  withTypegenOptions(add(program, "typegen", "generate TypeScript definitions of the server's task types", typegen));
  withServeOptions(add(program, "serve", "run an in-memory server for tests and trials", serve));
  withShell(add(program, "completion", "generate a shell completion script", completion));
  action(program.command("__complete [words...]", { hidden: true }), io, complete(program), onExit);
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    withOwnErrors(command);
    // Added last, so that the help lists the command's own options first.
    if (command.commands.length === 0) withCommonOptions(command);
  }
  return program;
}

/** Formats a command's usage errors like all other errors: the message, then a hint on the next line. */
function withOwnErrors(command: Command): void {
  const names = [command.name()];
  for (let parent = command.parent; parent !== null; parent = parent.parent) names.unshift(parent.name());
  command.configureOutput({
    outputError(text, write) {
      const [error = "", suggestion] = text.trimEnd().split("\n");
      const hint = suggestion?.replace(/^\((.*)\)$/, "$1") ?? `Run ${names.join(" ")} --help for usage.`;
      write(`${error.replace(/^error: /, "saltant: ")}\n  ${hint}\n`);
    },
  });
}

type Add = <Options>(parent: Command, usage: string, description: string, run: Run<Options>) => Command;

const names = { uuid: "UUIDs", "id or name": "ids or names", username: "usernames" } as const;
const keys = { uuid: "<uuid...>", "id or name": "<id-or-name...>", username: "<username...>" } as const;

function addReading(program: Command, resource: Resource, add: Add): Command {
  const parent = program.command(resource.name).alias(resource.alias).description(`${resource.noun}s`);
  withListOptions(add(parent, "list", `list ${resource.noun}s`, list(resource)), resource);
  withGetOptions(
    add(
      parent,
      `get ${keys[resource.key]}`,
      `show ${resource.noun}s; - reads ${names[resource.key]} from standard input`,
      get(resource),
    ),
  );
  return parent;
}

function addInstances(parent: Command, resource: InstanceResource, add: Add): void {
  const { noun } = resource;
  withCreateInstanceOptions(add(parent, "create", `launch ${noun}s`, createInstance(resource)));
  withFollowUpOptions(
    add(parent, "clone <uuid...>", `launch copies of ${noun}s; - reads UUIDs from standard input`, clone(resource)),
  );
  withFollowUpOptions(
    add(
      parent,
      "terminate <uuid...>",
      `request termination of ${noun}s; - reads UUIDs from standard input`,
      terminate(resource),
    ),
  );
  withWaitOptions(
    add(
      parent,
      "wait <uuid...>",
      `wait until ${noun}s are finished; - reads UUIDs from standard input`,
      wait(resource),
    ),
  );
}

function addWriting(parent: Command, resource: WritableResource, add: Add): void {
  const { noun } = resource;
  withFieldOptions(add(parent, "create", `create ${withArticle(noun)}`, create(resource)), resource);
  const description = `replace ${withArticle(noun)}; fields that are not given keep their values`;
  withFieldOptions(add(parent, "put <id-or-name>", description, put(resource)), resource);
}
