/** The one element that a selector names, which the page is known to have. */
export function find<T extends Element>(selector: string, type: abstract new () => T, root: ParentNode = document): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`The page has no ${type.name} at ${selector}.`);
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. Texts become text, never markup. An attribute that is false or undefined is left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
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

/** Sets a text if it is another one: what stays the same is not read out again, nor loses what is selected in it. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Says a state, by its colour and its name. */
export function badge(state: string): HTMLElement {
  return element("span", { class: "badge", "data-state": state }, state);
}

/** Offers options in a select and chooses one, which is offered as it stands where it is not among them. */
export function setOptions(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
): void {
  const all = options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen] as const];
  select.replaceChildren(...all.map(([value, text]) => element("option", { value }, text)));
  select.value = chosen;
}

/** Makes a function that does something once at a time. Meanwhile the button is marked busy, and keeps the focus. */
export function withBusyButton(button: HTMLButtonElement, action: () => Promise<void>): () => void {
  return () => {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    void action().finally(() => {
      button.ariaBusy = null;
    });
  };
}

/** Makes the button of a dialog that is there for it close it. */
export function closeButton(dialog: HTMLDialogElement, signal: AbortSignal): void {
  const close = (): void => dialog.close();
  find("[data-close]", HTMLButtonElement, dialog).addEventListener("click", close, { signal });
}

/** Does something when a form is sent, which goes nowhere by itself. */
export function onSubmit(form: HTMLFormElement, action: () => void, signal: AbortSignal): void {
  const listener = (event: Event): void => {
    event.preventDefault();
    action();
  };
  form.addEventListener("submit", listener, { signal });
}
