import type { Context } from "../context.js";
import { cellOf } from "../output/cells.js";
import { localTime } from "../output/times.js";
import type { Watched } from "./unfinished.js";
import type { View } from "./view.js";

/** Shows a watch as a line for each change: for pipes and files. */
export class LinesView implements View {
  /** A pipe has no keys. */
  readonly left: AbortSignal = new AbortController().signal;
  readonly #context: Context;
  readonly #user: string;

  constructor(context: Context, user: string) {
    this.#context = context;
    this.#user = user;
  }

  async show(all: readonly Watched[], changed: readonly Watched[]): Promise<void> {
    const { output } = this.#context;
    if (all.length === 0) this.#context.progress.note(`saltant: nothing of ${this.#user} is under way`);
    for (const { instance, resource } of changed) {
      if (output.isStreamed) await output.one(resource, instance);
      else {
        const name = cellOf("name", instance.name).text;
        await output.line(
          [localTime(new Date()), instance.uuid, cellOf("state", instance.state).text.padEnd(10), name].join("  "),
        );
      }
    }
  }

  warn(message: string): void {
    this.#context.progress.note(`saltant: ${message}; trying on`);
  }

  end(): void {
    // Nothing was changed.
  }
}
