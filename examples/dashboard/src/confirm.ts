import { find, setText } from "./dom.js";

/** Asks before an action that cannot be undone. Escape means no. */
export function confirm(question: string, consequence: string, signal: AbortSignal): Promise<boolean> {
  const dialog = find("#confirm", HTMLDialogElement);
  setText(find("#confirm-heading", HTMLElement), question);
  setText(find("#confirm-text", HTMLElement), consequence);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const ended = (): void => dialog.close();
    signal.addEventListener("abort", ended);
    dialog.addEventListener(
      "close",
      () => {
        signal.removeEventListener("abort", ended);
        resolve(dialog.returnValue === "yes");
      },
      { once: true },
    );
  });
}
