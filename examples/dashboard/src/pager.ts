import type { Page, TaskInstance } from "saltant";
import { find, setText } from "./dom.js";

/** The buttons below the table, and the number of instances. */
export class Pager {
  readonly #pageSize: number;
  readonly #buttons = [-1, 1].map((step) => ({
    step,
    button: find(`#pager [data-step="${step}"]`, HTMLButtonElement),
  }));
  #number = 1;
  #last = 1;

  /** @param signal - Removes the listeners. */
  constructor(pageSize: number, onPageChange: (page: number) => void, signal: AbortSignal) {
    this.#pageSize = pageSize;
    for (const { step, button } of this.#buttons) {
      button.addEventListener("click", () => this.#has(step) && onPageChange(this.#number + step), { signal });
    }
  }

  show({ number, count }: Page<TaskInstance>): void {
    this.#number = number;
    this.#last = Math.max(1, Math.ceil(count / this.#pageSize));
    setText(find("#count", HTMLElement), countText(count));
    setText(find("#pager span", HTMLElement), `Page ${number} of ${this.#last}`);
    // Not disabled, because a disabled button loses the focus.
    for (const { step, button } of this.#buttons) button.ariaDisabled = this.#has(step) ? null : "true";
  }

  #has(step: number): boolean {
    return this.#number + step >= 1 && this.#number + step <= this.#last;
  }
}

/** The number of matching instances, as text. */
export function countText(count: number): string {
  return count === 1 ? "1 instance" : `${count.toLocaleString()} instances`;
}
