import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where the bundlers are installed, and what is of them. */
export const folder = resolve("test/package/bundlers");

/** What a stuck tool is: one that takes longer, on a machine with much else to do. */
export const stuckMs = 600_000;

/** What the tools need of the environment, to leave networks and homes alone. */
export interface ToolOptions {
  readonly cwd: string;
  /** Variables besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program with this process's Node.
 *
 * @returns What it printed.
 * @throws Error with what it printed, if it failed.
 */
export async function runTool(args: readonly string[], { cwd, env }: ToolOptions): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: stuckMs, killSignal: "SIGKILL" } as const;
  const { stdout } = await run(process.execPath, args, options).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`node ${args.join(" ")}\n${out}${stderr}`, { cause: error });
  });
  return stdout;
}
