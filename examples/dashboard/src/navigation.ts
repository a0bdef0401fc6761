import { queryOf, readView, type View } from "./view.js";

/** Keeps the view and the page's address the same, and goes back and forth between views. */
export class Navigation {
  readonly #onChange: (view: View) => void;
  #view = viewFromAddress();

  /**
   * @param onChange - Called with each new view.
   * @param signal - Ends it.
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
          // The other kind has types of its own.
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
   * Goes to another view. While a name is typed, letter by letter, the way back leads to before it.
   *
   * @param isCorrection - Whether the way back is not to lead to the view that is left: there is nothing.
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
