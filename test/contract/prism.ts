import { fork } from "node:child_process";
import { createRequire } from "node:module";

/** Prism itself does not exit when its parent process has exited. */
const endsWithParent = "data:text/javascript,process.on('disconnect',()=>process.exit())";

/** A Prism server in a separate process. */
export interface Prism extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts Prism on a contract, on a port that is free.
 *
 * @param contract - The path of the contract.
 * @param args - `["mock"]`, or `["proxy", UPSTREAM]`; further options after.
 */
export async function startPrism(contract: string, command: "mock" | "proxy", ...args: string[]): Promise<Prism> {
  const cli = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
  const child = fork(cli, [command, contract, ...args, "--port", "0", "--host", "127.0.0.1"], {
    execArgv: ["--import", endsWithParent],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /listening on (http:\/\/[\d.]+:\d+)/i.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`Prism ended with ${code} before it listened:\n${output}`)));
  });
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await gone;
    },
  };
}
