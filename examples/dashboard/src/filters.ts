import { taskInstanceStates } from "saltant";
import type { Catalog } from "./catalog.js";
import { badge, element, find, setOptions, onSubmit } from "./dom.js";
import { readView, type View } from "./view.js";

const typingPauseMs = 250;

/** The form above the table. It shows a view, and emits a new one when the user changes it. */
export class FilterForm {
  readonly #form = find("#filters", HTMLFormElement);
  readonly #onChange: (view: View) => void;
  #shown = readView(new URLSearchParams());
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param signal - Removes the listeners. */
  constructor(onChange: (view: View) => void, signal: AbortSignal) {
    this.#onChange = onChange;
    const states = taskInstanceStates.map((state) =>
      element("label", {}, element("input", { type: "checkbox", name: "state", value: state }), badge(state)),
    );
    find("#states", HTMLElement).replaceChildren(element("legend", {}, "State"), ...states);
    const listen = (type: string, listener: (event: Event) => void): void =>
      this.#form.addEventListener(type, listener, { signal });
    listen("input", ({ target }) => {
      clearTimeout(this.#timer);
      const isTyped = target instanceof HTMLInputElement && target.type === "search";
      this.#timer = setTimeout(() => this.#emitChange(new FormData(this.#form)), isTyped ? typingPauseMs : 0);
    });
    onSubmit(this.#form, () => this.#emitChange(new FormData(this.#form)), signal);
    listen("reset", (event) => {
      event.preventDefault();
      this.#emitChange(new FormData());
    });
  }

  /** Shows a view. Unfinished input is discarded. */
  show(view: View, catalog: Catalog): void {
    clearTimeout(this.#timer);
    this.#shown = view;
    this.offer(catalog);
    this.#select("since").value = view.since;
    this.#select("match").value = view.match;
    const name = find("[name=name]", HTMLInputElement, this.#form);
    if (name.value.trim() !== view.name) name.value = view.name;
    for (const box of this.#form.querySelectorAll<HTMLInputElement>("[name=state]")) {
      box.checked = view.states.some((state) => state === box.value);
    }
  }

  /** Fills the selects from the catalog. */
  offer(catalog: Catalog): void {
    const { taskClass, taskType, user } = this.#shown;
    const users = catalog.usernames.map((name) => [name, name] as const);
    const types = catalog.types(taskClass).map(({ id, name }) => [String(id), name] as const);
    setOptions(this.#select("user"), [["", "any user"], ...users], user);
    setOptions(this.#select("type"), [["", "any type"], ...types], taskType === null ? "" : String(taskType));
  }

  #select(name: string): HTMLSelectElement {
    return find(`[name=${name}]`, HTMLSelectElement, this.#form);
  }

  /** The form's fields have the names of the address's parameters. A new view begins at its first page. */
  #emitChange(fields: FormData): void {
    clearTimeout(this.#timer);
    const texts = [...fields].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
    const { taskClass } = this.#shown;
    this.#onChange({ ...readView(new URLSearchParams(texts)), taskClass });
  }
}
