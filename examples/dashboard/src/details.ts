import { stringifyJson, type TaskInstance } from "saltant";
import type { Catalog, TaskClass } from "./catalog.js";
import { badge, closeButton, element, find, setText } from "./dom.js";
import { follow } from "./follow.js";
import type { Outcomes } from "./outcomes.js";
import { exactTime } from "./time.js";

/** The drawer that shows all fields of one instance, and updates them while it is open. */
export class Details {
  readonly #catalog: Catalog;
  readonly #outcomes: Outcomes;
  readonly #onError: (error: unknown) => void;
  readonly #dialog = find("#details", HTMLDialogElement);
  /** A string that identifies what is shown. */
  #shown = "";

  /** @param signal - Closes the drawer. */
  constructor(catalog: Catalog, outcomes: Outcomes, onError: (error: unknown) => void, signal: AbortSignal) {
    this.#catalog = catalog;
    this.#outcomes = outcomes;
    this.#onError = onError;
    closeButton(this.#dialog, signal);
    signal.addEventListener("abort", () => this.#dialog.close());
  }

  async open(instance: TaskInstance, taskClass: TaskClass): Promise<void> {
    this.#show(instance, taskClass);
    this.#dialog.showModal();
    const closed = new AbortController();
    const { signal } = closed;
    this.#dialog.addEventListener("close", () => closed.abort(), { once: true });
    try {
      await follow(instance, this.#outcomes, signal, () => this.#show(instance, taskClass));
    } catch (error) {
      if (!signal.aborted) this.#onError(error);
    }
  }

  #show(instance: TaskInstance, taskClass: TaskClass): void {
    // Not redrawn if nothing has changed: the user may be copying text.
    const isUnknown = this.#outcomes.isUnknown(instance);
    const shown = JSON.stringify([instance, isUnknown]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { uuid, name, state, user, taskType, taskQueue, datetimeCreated, datetimeFinished } = instance;
    const entries: [string, string | Node][] = [
      ["State", badge(this.#outcomes.stateOf(instance))],
      ...(isUnknown ? [outcomeEntry(state)] : []),
      ["Type", this.#catalog.type(taskClass, taskType)?.name ?? String(taskType)],
      ["Queue", this.#catalog.queue(taskQueue)?.name ?? String(taskQueue)],
      ["User", user ?? "(deleted)"],
      ["Launched", exactTime(datetimeCreated)],
      [
        "Finished",
        datetimeFinished === null ? (instance.isFinished ? "not recorded" : "not yet") : exactTime(datetimeFinished),
      ],
      ["UUID", element("code", {}, uuid)],
    ];
    setText(find("h2", HTMLElement, this.#dialog), name === "" ? "Task instance" : name);
    find("dl", HTMLElement, this.#dialog).replaceChildren(
      ...entries.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))),
    );
    setText(find("pre", HTMLElement, this.#dialog), stringifyJson(instance.arguments, 2) ?? "");
  }
}

/** Explains an unknown outcome. */
function outcomeEntry(state: string): [string, string] {
  return [
    "Outcome",
    `It has ended, but its reports arrived out of order, and the server still has the state ${state}. See its logs.`,
  ];
}
