import { spawn } from "node:child_process";
import { ChangeWatcher } from "./wait-until.js";

/** The outcome of a command. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** The options of a run. */
export interface RunOptions {
  /** Its standard input; `"endless"` is much white space, after which the stream neither continues nor ends. Default: empty. */
  readonly stdin?: string | Uint8Array;
  /** Variables that add to or replace the usual ones; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A shell line with pipes for all its streams. */
export class PipedCommand {
  stdout = "";
  stderr = "";
  /** Whether it has read the `"endless"` input so far. */
  isReading = false;
  readonly #child;
  readonly #watch = new ChangeWatcher(() => `${this.stdout}\n${this.stderr}`);
  #exitCode: number | undefined;

  constructor(line: string, cwd: string, env: NodeJS.ProcessEnv, stdin: string | Uint8Array = "") {
    // A separate process group, so that one signal ends all of it.
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
    // It need not read its input.
    this.#child.stdin.on("error", () => undefined);
    if (stdin === "endless") {
      // More than any buffer holds: when it is written, the command has read it.
      this.#child.stdin.write(" ".repeat(8_000_000), () => {
        this.isReading = true;
        this.#watch.changed();
      });
    } else this.#child.stdin.end(stdin);
  }

  /** Waits until its output meets a condition. */
  until(predicate: (run: this) => boolean): Promise<void> {
    return this.#watch.until(() => predicate(this));
  }

  /** Waits until it has ended. */
  async finished(): Promise<CommandResult> {
    await this.#watch.until(() => this.#exitCode !== undefined);
    return { stdout: this.stdout, stderr: this.stderr, exitCode: this.#exitCode ?? -1 };
  }

  /** Sends a signal to all processes that the line started. */
  signal(signal: NodeJS.Signals): void {
    if (this.#exitCode === undefined && this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
  }
}
