import { stringifyJsonAt } from "saltant";
import { element } from "./dom.js";
import { Field } from "./field.js";

/** How the input is converted to an argument, which can be any JSON value. */
type Kind = "text" | "number" | "boolean" | "JSON";

/** The field for one required argument of a task type. Its kind is that of the default; without a default, the user chooses it. */
export class ArgumentField {
  readonly name: string;
  readonly field: Field;
  readonly #hasDefault: boolean;
  /** The default as a string; empty if there is none. */
  readonly #default: string;
  readonly #kind: () => Kind;
  readonly #control: HTMLInputElement | HTMLTextAreaElement;

  /** @param defaults - The defaults of the type, by name. */
  constructor(name: string, defaults: Readonly<Record<string, unknown>>) {
    this.name = name;
    this.#hasDefault = Object.hasOwn(defaults, name);
    const kind = this.#hasDefault ? kindOf(defaults[name]) : "text";
    this.#default = this.#hasDefault ? textOf(defaults, name) : "";
    this.#control = controlFor(kind, this.#default);
    this.#kind = () => kind;
    if (this.#hasDefault) {
      this.field = new Field(name, this.#control);
      return;
    }
    const kinds = (["text", "number", "JSON"] as const).map((each) => element("option", {}, each));
    const choice = element("select", { "aria-label": `Type of the value of ${name}` }, ...kinds);
    this.#kind = () => (choice.value === "number" || choice.value === "JSON" ? choice.value : "text");
    this.#control.required = true;
    this.field = new Field(name, this.#control, "", choice);
  }

  /** Returns the argument to send; undefined for the default or an invalid input. Shows an error at the field if it is invalid. */
  read(): unknown {
    this.field.showError("");
    const kind = this.#kind();
    if (this.#control instanceof HTMLInputElement && kind === "boolean") return this.#control.checked;
    const text = this.#control.value;
    if (text.trim() === "") {
      if (!this.#hasDefault) this.field.showError("This argument is required.");
      return undefined;
    }
    // The server's default has all its digits, so it is not sent.
    if (this.#hasDefault && text === this.#default) return undefined;
    if (kind === "text") return text;
    try {
      const value: unknown = JSON.parse(text);
      if (kind === "JSON" || typeof value === "number") return value;
    } catch {
      // Not JSON, so not a number either: the error is shown below.
    }
    this.field.showError(
      kind === "JSON" ? 'This is not valid JSON. Put a string in quotes: "text".' : "This is not a number.",
    );
    return undefined;
  }
}

function kindOf(value: unknown): Kind {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "JSON";
}

/** @param text - The default as a string; empty if there is none. */
function controlFor(kind: Kind, text: string): HTMLInputElement | HTMLTextAreaElement {
  if (kind === "boolean") return element("input", { type: "checkbox", checked: text === "true" });
  const placeholder = text === "" ? undefined : `default: ${text}`;
  if (kind === "JSON") return element("textarea", { rows: 2, spellcheck: "false", placeholder }, text);
  const inputmode = kind === "number" ? "decimal" : undefined;
  return element("input", { value: text, placeholder, inputmode, autocomplete: "off" });
}

/** A default as the user would type it, with all the server's digits. */
function textOf(defaults: Readonly<Record<string, unknown>>, name: string): string {
  const value = defaults[name];
  return typeof value === "string" ? value : (stringifyJsonAt(defaults, name) ?? "");
}
