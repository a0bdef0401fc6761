// Runs a saltant server in memory on a port of this machine: `npm run emulator -- --help`.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { systemClock } from "../src/core/clock.js";
import { listen } from "../src/node/index.js";
import { EmbeddedServer, type EmbeddedServerOptions, type UserSeed } from "../src/testing/index.js";

const usage = `Runs a saltant server in memory, for trying things out. Nothing is kept when it ends.

usage: npm run emulator -- [options]

  --port PORT       the port to listen on; 0 for any that is free (default: 8001)
  --users FILE      a JSON list of users: {"username", "email", "password", "token", "isSuperuser", "isActive"},
                    of which only the username is needed (default: admin, alice, bob, carol.dots, mallory)
  --workers on|off  whether workers carry instances through their states (default: on)
  --help            this text

It prints the URL of its API once it answers, and ends on Ctrl-C.
`;

/** What was asked for cannot be done; the message says why. */
class UsageError extends Error {}

interface Arguments {
  readonly port: number;
  readonly server: EmbeddedServerOptions;
}

const userSchema: z.ZodType<UserSeed> = z.strictObject({
  username: z.string().min(1),
  email: z.string().exactOptional(),
  password: z.string().exactOptional(),
  token: z.string().exactOptional(),
  isSuperuser: z.boolean().exactOptional(),
  isActive: z.boolean().exactOptional(),
});

const usersSchema = z.array(userSchema).min(1, "an empty list");

async function readArguments(args: readonly string[]): Promise<Arguments | "help"> {
  const { port, users, workers, help } = parse(args);
  if (help) return "help";
  if (workers !== "on" && workers !== "off") throw new UsageError(`--workers is "on" or "off", not "${workers}"`);
  const server: EmbeddedServerOptions = { workers, clock: systemClock };
  return {
    port: readPort(port),
    server: users === undefined ? server : { ...server, users: await readUsers(users) },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: withNumbers(args),
      options: {
        port: { type: "string", default: "8001" },
        users: { type: "string" },
        workers: { type: "string", default: "on" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(firstLine(error));
  }
}

/** `parseArgs` takes whatever begins with a dash for an option, negative numbers too: those are tied to what they follow. */
function withNumbers(args: readonly string[]): string[] {
  const tied: string[] = [];
  for (const arg of args) {
    const last = tied.at(-1);
    if (/^-\d/.test(arg) && last?.startsWith("--") === true) tied.splice(-1, 1, `${last}=${arg}`);
    else tied.push(arg);
  }
  return tied;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port > 65_535) throw new UsageError(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}

async function readUsers(path: string): Promise<UserSeed[]> {
  let data: unknown;
  try {
    // Some editors begin a file with a byte order mark, which is no JSON.
    data = JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UsageError(`--users ${path}: ${firstLine(error)}`);
  }
  const result = usersSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("") ?? "";
  throw new UsageError(`--users ${path}: users${place}: ${issue?.message ?? "not a list of users"}`);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

async function run(args: readonly string[]): Promise<void> {
  const wanted = await readArguments(args);
  if (wanted === "help") {
    process.stdout.write(usage);
    return;
  }
  const server = start(wanted.server);
  const listening = await listen(server.handle, { port: wanted.port }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on port ${wanted.port}: ${firstLine(error)}`);
  });
  process.stdout.write(`${listening.url}/api/\n`);
  const stop = (): void => {
    server.reset();
    void listening.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function start(options: EmbeddedServerOptions): EmbeddedServer {
  try {
    return new EmbeddedServer(options);
  } catch (error) {
    throw new UsageError(firstLine(error));
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`emulator: ${error.message}\n`);
  process.exitCode = 2;
}
