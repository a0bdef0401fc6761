import { type ChildProcessByStdio, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { folder, runTool } from "./run-tool.js";

const next = join(folder, "node_modules/next/dist/bin/next");
// vitest sets NODE_ENV, which Next.js would report as a mistake.
const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/** A running Next.js app. */
export interface NextApp extends AsyncDisposable {
  readonly url: string;
}

/** Builds the app in `next/` and serves it on a free port.
 * @param consumer - The folder with the installed package and `launch.js`. * @throws Error with the output of Next.js if that
 * fails.
 */
export async function startNext(consumer: string): Promise<NextApp> {
  // Not in the temporary folder: the app and Next.js must be below one root.
  await mkdir(join(folder, "dist"), { recursive: true });
  const cwd = await mkdtemp(join(folder, "dist/next-"));
  let server: ChildProcessByStdio<null, Readable, null> | undefined;
  const dispose = async (): Promise<void> => {
    // Otherwise it waits for requests that hang.
    server?.kill("SIGKILL");
    await rm(cwd, { recursive: true });
  };
  try {
    await cp(join(folder, "next"), cwd, { recursive: true });
    for (const name of ["node_modules", "package.json", "launch.js"]) {
      await cp(join(consumer, name), join(cwd, name), { recursive: true });
    }
    await runTool([next, "build"], { cwd, env });
    const args = [next, "start", "--port", "0", "--hostname", "127.0.0.1"];
    server = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { url: await addressIn(server.stdout), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Waits until a server prints its URL. */
async function addressIn(printed: Readable): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(printed)) {
    lines.push(line);
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`Next.js does not start:\n${lines.join("\n")}`);
}
