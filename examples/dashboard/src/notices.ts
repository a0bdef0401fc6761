import { element, find } from "./dom.js";
import type { ErrorMessage } from "./error-messages.js";

const shownMs = 8_000;

/** An action that a notice offers. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** Messages in a corner. Information disappears by itself; warnings stay until the user closes them. */
export class Notices {
  readonly #messages = find("#notices [role=status]", HTMLElement);
  readonly #alerts = find("#notices [role=alert]", HTMLElement);

  inform(content: string | Node): void {
    const notice = this.#add(this.#messages, [content]);
    // Keep it while the user reads it.
    const end = (): void => {
      if (notice.matches(":hover, :focus-within")) setTimeout(end, shownMs);
      else notice.remove();
    };
    setTimeout(end, shownMs);
  }

  warn({ what, advice }: ErrorMessage, action?: NoticeAction): void {
    const lines: Node[] = [element("strong", {}, what), document.createTextNode(` ${advice}`)];
    const notice = this.#add(this.#alerts, lines);
    if (action === undefined) return;
    const button = element("button", { type: "button" }, action.label);
    button.addEventListener("click", () => {
      notice.remove();
      action.run();
    });
    notice.lastElementChild?.before(button);
  }

  /** Removes all notices. */
  clear(): void {
    this.#messages.replaceChildren();
    this.#alerts.replaceChildren();
  }

  #add(region: HTMLElement, content: readonly (string | Node)[]): HTMLElement {
    const close = element("button", { type: "button", class: "quiet", "aria-label": "Close this notice" }, "✕");
    const notice = element("div", { class: "notice" }, element("p", {}, ...content), close);
    close.addEventListener("click", () => notice.remove());
    region.append(notice);
    return notice;
  }
}
