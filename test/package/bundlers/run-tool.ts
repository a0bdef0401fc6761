import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The folder in which the bundlers are installed. */
export const folder = resolve("test/package/bundlers");

/** The time limit of a tool, on a machine with much other load. */
export const stuckMs = 600_000;

/** Variables with which the tools do not use the network or the home folder. */
export interface ToolOptions {
  readonly cwd: string;
  /** Variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program with this process's Node.
 * @returns Its output. * @throws Error with its output, if it failed.
 */
export async function runTool(args: readonly string[], { cwd, env }: ToolOptions): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: stuckMs, killSignal: "SIGKILL" } as const;
  const { stdout } = await run(process.execPath, args, options).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`node ${args.join(" ")}\n${out}${stderr}`, { cause: error });
  });
  return stdout;
}
