import { AmbiguousOutcomeError, AuthenticationError, type TaskInstance } from "saltant";
import { confirm } from "./confirm.js";
import { badge, element } from "./dom.js";
import { follow } from "./follow.js";
import type { Notices } from "./notices.js";
import type { Outcomes } from "./outcomes.js";
import { describeError } from "./error-messages.js";

/** Callbacks into the rest of the page. */
export interface ActionEvents {
  /** Something on the server has changed. */
  readonly changed: () => void;
  /** The user wants to see the instances with that name. */
  readonly showNamed: (name: string) => void;
  readonly loggedOut: () => void;
}

/** Actions on instances, and the notices about them. */
export class Actions {
  readonly #notices: Notices;
  readonly #events: ActionEvents;
  readonly #outcomes: Outcomes;
  readonly #signal: AbortSignal;
  readonly #followed = new Set<string>();

  /** @param signal - Cancels all actions in progress. */
  constructor(notices: Notices, events: ActionEvents, outcomes: Outcomes, signal: AbortSignal) {
    this.#notices = notices;
    this.#events = events;
    this.#outcomes = outcomes;
    this.#signal = signal;
  }

  async clone(instance: TaskInstance): Promise<void> {
    try {
      this.launched(await instance.clone({ signal: this.#signal }));
    } catch (error) {
      this.report(error, instance.name);
    }
  }

  async terminate(instance: TaskInstance): Promise<void> {
    const question = `Terminate ${labelOf(instance)}?`;
    if (!(await confirm(question, "Its work so far is lost. You can clone it.", this.#signal))) return;
    try {
      await instance.terminate({ signal: this.#signal });
      this.#notices.inform(`${labelOf(instance)} is being terminated.`);
      this.#events.changed();
      void this.#notifyEnd(instance);
    } catch (error) {
      this.report(error);
    }
  }

  /** Shows a notice that an instance was launched, and another when it ends. */
  launched(instance: TaskInstance): void {
    this.#notices.inform(`${labelOf(instance)} was launched.`);
    this.#events.changed();
    void this.#notifyEnd(instance);
  }

  /** @param name - The name of the instance to launch, if a launch failed. */
  report(error: unknown, name = ""): void {
    if (this.#signal.aborted) return;
    if (error instanceof AuthenticationError) {
      this.#events.loggedOut();
    } else if (error instanceof AmbiguousOutcomeError) {
      this.#notices.warn(describeError(error), { label: "Look for it", run: () => this.#events.showNamed(name) });
    } else this.#notices.warn(describeError(error));
  }

  async #notifyEnd(instance: TaskInstance): Promise<void> {
    if (this.#followed.has(instance.uuid)) return;
    this.#followed.add(instance.uuid);
    try {
      await follow(instance, this.#outcomes, this.#signal);
      const verb = this.#outcomes.isUnknown(instance) ? "has ended: " : "is ";
      const state = badge(this.#outcomes.stateOf(instance));
      this.#notices.inform(element("span", {}, `${labelOf(instance)} ${verb}`, state));
    } catch (error) {
      this.report(error);
    }
  }
}

function labelOf({ name, uuid }: TaskInstance): string {
  if (name === "") return `The instance ${uuid.slice(0, 8)}`;
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
