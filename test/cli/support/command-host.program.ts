// Runs the built command repeatedly in one process: most of the cost of a start is Node's own and the loading of
// modules. Each run has the arguments, variables, folder and streams of a separate process, and must leave nothing
// behind that would keep such a process alive.
import { PassThrough, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { CommandResult } from "./pipes.js";

/** The input of a run. */
export interface HostedRun {
  /** The built command. */
  readonly main: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** In base64. */
  readonly stdin: string;
}

let runCount = 0;

process.on("message", (run: HostedRun) => {
  void runOnce(run).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit());

async function runOnce({ main, args, cwd, env, stdin }: HostedRun): Promise<CommandResult> {
  const [out, err] = [new TextSink(), new TextSink()];
  const input = new PassThrough();
  input.end(Buffer.from(stdin, "base64"));
  for (const [name, value] of [
    ["stdin", input],
    ["stdout", out],
    ["stderr", err],
  ] as const)
    Object.defineProperty(process, name, { value, configurable: true });
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const known = signals.map((signal) => process.listeners(signal));
  const before = countResources();
  runCount += 1;
  // Only the entry runs again; its imports stay loaded.
  await import(`${pathToFileURL(main).href}?${runCount}`);
  // A separate process would exit now, when nothing keeps it alive.
  while (countResources() > before) await new Promise((resolve) => setTimeout(resolve, 1));
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (known[index]?.includes(listener) === false) process.off(signal, listener);
    }
  }
  return { stdout: out.text, stderr: err.text, exitCode: Number(process.exitCode) };
}

/** The number of resources that keep the process alive, except connections, which fetch keeps for the next request. */
function countResources(): number {
  return process.getActiveResourcesInfo().filter((type) => type !== "TCPSocketWrap").length;
}

/** A stream that stores its input. */
class TextSink extends Writable {
  readonly #chunks: Buffer[] = [];

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }
}
