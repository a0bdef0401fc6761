import { queryOf, readView, type View } from "./view.js";

/** Keeps the view and the page's address in sync, and supports the browser's history. */
export class Navigation {
  readonly #onChange: (view: View) => void;
  #view = viewFromAddress();

  /**
   * @param onChange - Called with each new view.
   * @param signal - Removes the listeners.
   */
  constructor(onChange: (view: View) => void, signal: AbortSignal) {
    this.#onChange = onChange;
    this.#markClass();
    window.addEventListener("popstate", () => this.#show(viewFromAddress()), { signal });
    for (const link of classLinks()) {
      link.addEventListener(
        "click",
        (event) => {
          event.preventDefault();
          const taskClass = link.dataset.kind === "executable" ? "executable" : "container";
          // The other kind has its own types.
          if (taskClass !== this.#view.taskClass) this.go({ ...this.#view, taskClass, taskType: null, page: 1 });
        },
        { signal },
      );
    }
  }

  get view(): View {
    return this.#view;
  }

  /**
   * Goes to another view. Typing a name, letter by letter, adds only one entry to the history.
   *
   * @param isCorrection - Whether to replace the current entry of the history, because its view does not exist.
   */
  go(view: View, isCorrection = false): void {
    const isTyping = view.name !== this.#view.name;
    const query = queryOf(view);
    const address = query === "" ? location.pathname : `?${query}`;
    if (isCorrection || (isTyping && history.state === "typing")) history.replaceState(history.state, "", address);
    else history.pushState(isTyping ? "typing" : null, "", address);
    this.#show(view);
  }

  #show(view: View): void {
    this.#view = view;
    this.#markClass();
    this.#onChange(view);
  }

  #markClass(): void {
    for (const link of classLinks()) link.ariaCurrent = link.dataset.kind === this.#view.taskClass ? "page" : null;
  }
}

function viewFromAddress(): View {
  return readView(new URLSearchParams(location.search));
}

function classLinks(): Iterable<HTMLAnchorElement> {
  return document.querySelectorAll<HTMLAnchorElement>("[data-kind]");
}
