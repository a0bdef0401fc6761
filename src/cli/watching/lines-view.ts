import type { Context } from "../context.js";
import { cellOf } from "../output/cells.js";
import { localTime } from "../output/times.js";
import { stateCell } from "./state-cell.js";
import type { WatchedInstance } from "./unfinished.js";
import type { View } from "./view.js";

/** Shows a watch as a line for each change: for pipes and files. */
export class LinesView implements View {
  /** A pipe has no keys. */
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
    if (this.#warning !== "") this.#context.progress.note("saltant: the server answers again");
    this.#warning = "";
    if (all.length === 0) this.#context.progress.note(`saltant: nothing of ${this.#user} is under way`);
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
    // Once for each trouble, however long it lasts.
    if (message !== this.#warning) this.#context.progress.note(`saltant: ${message}; trying again`);
    this.#warning = message;
  }

  end(): void {
    // Nothing was changed.
  }
}
