import type { Context } from "../context.js";
import { cellOf } from "../output/cells.js";
import { localTime } from "../output/times.js";
import { stateCell } from "./state-cell.js";
import type { WatchedInstance } from "./unfinished.js";
import type { View } from "./view.js";

/** Shows one line for each change, for pipes and files. */
export class LinesView implements View {
  /** Never aborted: a pipe has no keys. */
  readonly quitSignal: AbortSignal = new AbortController().signal;
  readonly #context: Context;
  readonly #user: string;
  #warning = "";

  constructor(context: Context, user: string) {
    this.#context = context;
    this.#user = user;
  }

  async show(all: readonly WatchedInstance[], changed: readonly WatchedInstance[]): Promise<void> {
    const { output } = this.#context;
    if (this.#warning !== "") this.#context.progress.note("saltant: the server responds again");
    this.#warning = "";
    if (all.length === 0) this.#context.progress.note(`saltant: ${this.#user} has no unfinished instances`);
    for (const each of changed) {
      const { instance, resource } = each;
      if (output.isStreamed) await output.writeOne(resource, instance);
      else {
        const name = cellOf("name", instance.name).text;
        await output.writeLine(
          [localTime(new Date()), instance.uuid, stateCell(each).text.padEnd(10), name].join("  "),
        );
      }
    }
  }

  warn(message: string): void {
    // Print a repeated warning only once.
    if (message !== this.#warning) this.#context.progress.note(`saltant: ${message}; retrying`);
    this.#warning = message;
  }

  end(): void {
    // This view does not change the terminal.
  }
}
