import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadRequestError,
  ContainerTaskType,
  InvalidInputError,
  type SaltantClient,
} from "saltant";
import type { Actions } from "./actions.js";
import { ArgumentField } from "./argument.js";
import type { AnyTaskType, Catalog, TaskClass } from "./catalog.js";
import { closeButton, element, find, setOptions, withBusyButton, onSubmit, setText } from "./dom.js";
import { Field } from "./field.js";
import { describeError } from "./error-messages.js";

/** The dialog that launches a task: its form is generated from the task type's arguments. */
export class LaunchDialog {
  readonly #client: SaltantClient;
  readonly #catalog: Catalog;
  readonly #actions: Actions;
  readonly #dialog = find("#launch", HTMLDialogElement);
  readonly #error = find(".form-error", HTMLElement, this.#dialog);
  readonly #type = find("[name=type]", HTMLSelectElement, this.#dialog);
  readonly #queue = element("select");
  readonly #name = element("input", { maxlength: 200, autocomplete: "off" });
  readonly #queueField = new Field("Queue", this.#queue);
  readonly #nameField = new Field("Name", this.#name, "Helps you find it. It does not have to be unique.");
  #arguments: readonly ArgumentField[] = [];
  #taskClass: TaskClass = "container";
  /** Identifies the type for which the form was generated. */
  #formKey = "";

  /** @param signal - Closes the dialog, and cancels its requests. */
  constructor(client: SaltantClient, catalog: Catalog, actions: Actions, signal: AbortSignal) {
    this.#client = client;
    this.#catalog = catalog;
    this.#actions = actions;
    find("#launch-fields", HTMLElement).replaceChildren(this.#queueField.element, this.#nameField.element);
    this.#type.addEventListener("input", () => this.#showType(), { signal });
    const button = find("button.primary", HTMLButtonElement, this.#dialog);
    const submit = withBusyButton(button, () => this.#submit(signal));
    onSubmit(find("form", HTMLFormElement, this.#dialog), submit, signal);
    closeButton(this.#dialog, signal);
    signal.addEventListener("abort", () => this.#dialog.close());
  }

  /** Opens the form. It keeps earlier input if the type is still available. */
  open(taskClass: TaskClass): void {
    this.#taskClass = taskClass;
    const types = this.#catalog.types(taskClass).map(({ id, name }) => [String(id), name] as const);
    const [first] = types;
    const isAvailable = types.some(([id]) => id === this.#type.value);
    setOptions(this.#type, types, isAvailable ? this.#type.value : (first?.[0] ?? ""));
    this.#showType();
    this.#dialog.showModal();
  }

  get #chosen(): AnyTaskType | undefined {
    return this.#catalog.type(this.#taskClass, Number(this.#type.value));
  }

  #showType(): void {
    const type = this.#chosen;
    const queues = type === undefined ? [] : this.#catalog.queuesFor(type);
    const hasQueue = queues.some(({ id }) => String(id) === this.#queue.value);
    const queue = hasQueue ? this.#queue.value : String(queues[0]?.id ?? "");
    setOptions(
      this.#queue,
      queues.map(({ id, name }) => [String(id), name] as const),
      queue,
    );
    setText(find("#type-description", HTMLElement), type?.description ?? "");
    this.#clearErrors();
    const { requiredArguments = [], requiredArgumentsDefaultValues = {} } = type ?? {};
    const made = JSON.stringify([this.#taskClass, type?.id, requiredArguments, requiredArgumentsDefaultValues]);
    if (made === this.#formKey) return;
    this.#formKey = made;
    this.#arguments = [...new Set(requiredArguments)].map(
      (each) => new ArgumentField(each, requiredArgumentsDefaultValues),
    );
    const frame = find("#arguments", HTMLFieldSetElement);
    frame.hidden = this.#arguments.length === 0;
    frame.replaceChildren(element("legend", {}, "Arguments"), ...this.#arguments.map(({ field }) => field.element));
  }

  async #submit(signal: AbortSignal): Promise<void> {
    this.#clearErrors();
    const given = this.#arguments.map((each) => [each.name, each.read()] as const);
    const type = this.#chosen;
    if (type === undefined || this.#focusInvalid()) return;
    const input = {
      name: this.#name.value,
      taskQueue: Number(this.#queue.value),
      // Defaults are not sent: the server fills them in.
      arguments: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    };
    try {
      // With the type itself instead of its id, the library detects a missing argument before it sends anything.
      const instance =
        type instanceof ContainerTaskType
          ? await this.#client.containerTaskInstances.create({ ...input, taskType: type }, { signal })
          : await this.#client.executableTaskInstances.create({ ...input, taskType: type }, { signal });
      this.#dialog.close();
      this.#actions.launched(instance);
    } catch (error) {
      if (!signal.aborted) this.#explain(error, input.name);
    }
  }

  /** Shows an error at the field that it concerns. */
  #explain(error: unknown, name: string): void {
    const isBeyondForm = error instanceof AmbiguousOutcomeError || error instanceof AuthenticationError;
    if (isBeyondForm || !this.#dialog.open) {
      this.#dialog.close();
      this.#actions.report(error, name);
      return;
    }
    const rest: string[] = [];
    if (error instanceof BadRequestError) {
      for (const [field, messages] of Object.entries(error.fieldErrors)) {
        if (field === "name") this.#nameField.showError(messages.join(" "));
        else if (field === "task_queue") this.#queueField.showError(messages.join(" "));
        else rest.push(`${field}: ${messages.join(" ")}`);
      }
      rest.push(...error.nonFieldErrors.filter((message) => !this.#showArgumentError(message)));
    } else if (!(error instanceof InvalidInputError && this.#showArgumentError(error.message))) {
      const { what, advice } = describeError(error);
      rest.push(what, advice);
    }
    this.#error.textContent = rest.join(" ");
    this.#focusInvalid();
  }

  /** Shows an error at the argument that a message names. Returns false if it names none. Server and library use the same message. */
  #showArgumentError(message: string): boolean {
    const [, name] = /required argument '(.*)' not provided!$/.exec(message) ?? [];
    const found = this.#arguments.find((each) => each.name === name);
    found?.field.showError("This argument is required.");
    return found !== undefined;
  }

  #clearErrors(): void {
    this.#error.textContent = "";
    for (const field of this.#all) field.showError("");
    if (this.#queue.value === "") this.#queueField.showError("No queue runs this type.");
  }

  /** Whether a field is invalid; if so, it gets the focus. */
  #focusInvalid(): boolean {
    const invalid = this.#all.find(({ isInvalid }) => isInvalid);
    invalid?.focus();
    return invalid !== undefined;
  }

  get #all(): readonly Field[] {
    return [this.#queueField, this.#nameField, ...this.#arguments.map(({ field }) => field)];
  }
}
