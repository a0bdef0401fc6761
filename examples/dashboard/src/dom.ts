/** Returns the element that a selector matches. @throws TypeError if the page has none of that type. */
export function find<T extends Element>(selector: string, type: abstract new () => T, root: ParentNode = document): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`The page has no ${type.name} at ${selector}.`);
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Creates an element. Strings become text nodes, never markup. An attribute that is false or undefined is omitted. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** Creates an SVG element. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill<T extends Element>(target: T, attributes: Attributes, children: readonly (Node | string)[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) target.setAttribute(name, value === true ? "" : String(value));
  }
  target.append(...children);
  return target;
}

/** Sets the text if it differs: an unchanged text is not announced again and keeps its selection. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Shows a state by its color and its name. */
export function badge(state: string): HTMLElement {
  return element("span", { class: "badge", "data-state": state }, state);
}

/** Fills a select with options and chooses one, which is added to the options if it is not among them. */
export function setOptions(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
): void {
  const all = options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen] as const];
  select.replaceChildren(...all.map(([value, text]) => element("option", { value }, text)));
  select.value = chosen;
}

/** Returns a function that runs an action, but not while it is running already. Meanwhile the button is marked busy and keeps the focus. */
export function withBusyButton(button: HTMLButtonElement, action: () => Promise<void>): () => void {
  return () => {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    void action().finally(() => {
      button.ariaBusy = null;
    });
  };
}

/** Makes a dialog's close button close the dialog. */
export function closeButton(dialog: HTMLDialogElement, signal: AbortSignal): void {
  const close = (): void => dialog.close();
  find("[data-close]", HTMLButtonElement, dialog).addEventListener("click", close, { signal });
}

/** Runs an action when a form is submitted, instead of sending the form. */
export function onSubmit(form: HTMLFormElement, action: () => void, signal: AbortSignal): void {
  const listener = (event: Event): void => {
    event.preventDefault();
    action();
  };
  form.addEventListener("submit", listener, { signal });
}
