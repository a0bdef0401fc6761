import { element } from "./dom.js";

let count = 0;

/** A labeled field of a form, with a place for an error message. */
export class Field {
  readonly element: HTMLElement;
  readonly #control: HTMLElement;
  readonly #error: HTMLElement;

  /** @param beside - Elements beside the control. */
  constructor(label: string, control: HTMLElement, hint = "", ...beside: readonly HTMLElement[]) {
    count += 1;
    const id = `field-${count}`;
    control.id = id;
    control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
    this.#control = control;
    this.#error = element("p", { id: `${id}-error`, class: "field-error" });
    this.element = element(
      "div",
      { class: "field" },
      element("label", { for: id }, label),
      element("div", { class: "control" }, control, ...beside),
      element("p", { id: `${id}-hint`, class: "hint" }, hint),
      this.#error,
    );
  }

  /** Shows an error message at the field; `""` removes it. */
  showError(message: string): void {
    this.#error.textContent = message;
    this.#control.ariaInvalid = message === "" ? null : "true";
  }

  get isInvalid(): boolean {
    return this.#control.ariaInvalid === "true";
  }

  focus(): void {
    this.#control.focus();
  }
}
