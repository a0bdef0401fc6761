import { element, find } from "./dom.js";
import type { Words } from "./words.js";

const shownMs = 8_000;

/** Something that a notice offers to do. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** Messages in a corner, which are in nobody's way. News go by themselves; what went wrong stays until it is put away. */
export class Notices {
  readonly #news = find("#notices [role=status]", HTMLElement);
  readonly #alerts = find("#notices [role=alert]", HTMLElement);

  tell(content: string | Node): void {
    const notice = this.#add(this.#news, [content]);
    // Not while somebody reads it.
    const end = (): void => {
      if (notice.matches(":hover, :focus-within")) setTimeout(end, shownMs);
      else notice.remove();
    };
    setTimeout(end, shownMs);
  }

  warn({ what, advice }: Words, action?: NoticeAction): void {
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

  /** Puts all away. */
  clear(): void {
    this.#news.replaceChildren();
    this.#alerts.replaceChildren();
  }

  #add(region: HTMLElement, content: readonly (string | Node)[]): HTMLElement {
    const close = element("button", { type: "button", class: "quiet", "aria-label": "Put this notice away" }, "✕");
    const notice = element("div", { class: "notice" }, element("p", {}, ...content), close);
    close.addEventListener("click", () => notice.remove());
    region.append(notice);
    return notice;
  }
}
