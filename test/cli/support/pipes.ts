import { spawn } from "node:child_process";
import { ChangeWatcher } from "./wait-until.js";

/** What a command left behind. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** How a command is run. */
export interface RunOptions {
  /** What it reads; with `"endless"` a great deal of white space, after which nothing comes, nor ends. Default: nothing. */
  readonly stdin?: string | Uint8Array;
  /** Variables besides the usual ones, or instead of them; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A line of a shell that runs with pipes for all its streams. */
export class PipedCommand {
  stdout = "";
  stderr = "";
  /** Whether it has read what is endless so far. */
  isReading = false;
  readonly #child;
  readonly #watch = new ChangeWatcher(() => `${this.stdout}\n${this.stderr}`);
  #exitCode: number | undefined;

  constructor(line: string, cwd: string, env: NodeJS.ProcessEnv, stdin: string | Uint8Array = "") {
    // A group of its own, so that all of it can be told to end.
    this.#child = spawn("sh", ["-c", line], { cwd, env, detached: true });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
      this.#watch.changed();
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
      this.#watch.changed();
    });
    this.#child.on("close", (code) => {
      this.#exitCode = code ?? -1;
      this.#watch.changed();
    });
    // It need not read what it is given.
    this.#child.stdin.on("error", () => undefined);
    if (stdin === "endless") {
      // More than any buffer holds: once it is gone, the command reads.
      this.#child.stdin.write(" ".repeat(8_000_000), () => {
        this.isReading = true;
        this.#watch.changed();
      });
    } else this.#child.stdin.end(stdin);
  }

  /** Waits until what it wrote is such. */
  until(predicate: (run: this) => boolean): Promise<void> {
    return this.#watch.until(() => predicate(this));
  }

  /** Waits until it has ended. */
  async finished(): Promise<CommandResult> {
    await this.#watch.until(() => this.#exitCode !== undefined);
    return { stdout: this.stdout, stderr: this.stderr, exitCode: this.#exitCode ?? -1 };
  }

  /** Sends a signal to all that the line started. */
  signal(signal: NodeJS.Signals): void {
    if (this.#exitCode === undefined && this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
  }
}
