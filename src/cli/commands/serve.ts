import { once } from "node:events";
import { Option, type Command } from "commander";
import { systemClock } from "saltant";
import { listen } from "saltant/node";
import type { EmbeddedServer, EmbeddedServerOptions, UserSeed } from "saltant/testing";
import type { Run } from "../context.js";
import { exitCodes, UsageError } from "../exit-codes.js";
import { collect } from "../input/field-options.js";
import { readTextFile } from "../input/read-text.js";
import { parseRecords } from "../input/records.js";
import { messageOf } from "../report.js";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly users?: string;
  readonly workers: "on" | "off";
  readonly errorPages: "saltant" | "django";
}

/** The options of `serve`. */
export function withServeOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--port <port>", "the port to listen on; 0 for any that is free").default(8001).argParser(readPort),
    )
    .option("--host <address>", "the address to listen on; 0.0.0.0 for all, as in a container", "127.0.0.1")
    .addOption(
      new Option("--allow-host <name>", "another name by which it is reached, or any; may be repeated").argParser(
        collect,
      ),
    )
    .addOption(
      new Option("--users <file>", "a JSON list of users: username, email, password, token, isSuperuser, isActive"),
    )
    .addOption(
      new Option("--workers <on|off>", "whether workers carry instances through their states")
        .choices(["on", "off"])
        .default("on"),
    )
    .addOption(
      new Option("--error-pages <saltant|django>", "the response to an error that is not caught")
        .choices(["saltant", "django"])
        .default("saltant"),
    )
    .addHelpText(
      "after",
      "\nWithout --users there are admin, alice, bob, carol.dots and mallory (locked out), each with a password like alice-password.\n" +
        "Nothing is kept when it ends, on Ctrl-C.\n\n" +
        "It responds as localhost, as the --host and as any IP address. A request that names another host is refused with 403,\n" +
        "because a web page could point a name of its own at this server: --allow-host adds names.\n\n" +
        "By default it answers as a shipped saltant does: an error that is not caught is 405 without a body, except for\n" +
        "GET and HEAD. Django's plain pages have the status 500, and 404 for an unknown address.",
    );
}

/** Runs the embedded server on a port of this machine. */
export const serve: Run<ServeOptions> = async ({ io, output, progress }, options) => {
  const { port, host, allowHost = [], users, workers, errorPages } = options;
  const allowedHosts = allowHost.includes("any") ? "any" : allowHost;
  const server = await startServer({
    ...{ workers, errorPages, clock: systemClock },
    ...(users === undefined ? {} : { users: await readUsers(users) }),
  });
  const listening = await listen(server.handle, { port, host, allowedHosts }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on port ${port}: ${messageOf(error)}`);
  });
  const apiUrl = `${listening.url}/api/`;
  await output.writeLine(apiUrl);
  if (io.stderr.isTTY === true) {
    const who = users === undefined ? " --username alice" : "";
    progress.note(`To use it: saltant login --profile local --api-url ${apiUrl}${who}`);
    progress.note(`${users === undefined ? "The password is alice-password. " : ""}Ctrl-C ends it, and keeps nothing.`);
  }
  if (!io.signal.aborted) await once(io.signal, "abort");
  server.reset();
  await listening.close();
  return exitCodes.done;
};

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port > 65_535) throw new UsageError(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}

const userKeys = ["username", "email", "password", "token", "isSuperuser", "isActive"];

async function readUsers(path: string): Promise<UserSeed[]> {
  const users = parseRecords(await readTextFile(path, `--users ${path}`), `--users ${path}`);
  if (users.length === 0) throw new UsageError(`--users ${path}: there is no user in it`);
  for (const user of users) {
    const unknown = Object.keys(user).find((key) => !userKeys.includes(key));
    if (unknown !== undefined) {
      throw new UsageError(`--users ${path}: unknown field ${unknown}: there are ${userKeys.join(", ")}`);
    }
    const wrong = ["isSuperuser", "isActive"].find((key) => !["boolean", "undefined"].includes(typeof user[key]));
    if (wrong !== undefined) throw new UsageError(`--users ${path}: ${wrong} is true or false`);
  }
  // The server checks the texts itself.
  return users as unknown as UserSeed[];
}

async function startServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  // Not at the top: no other command needs it.
  const testing = await import("saltant/testing");
  try {
    return new testing.EmbeddedServer(options);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
