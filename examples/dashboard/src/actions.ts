import { AmbiguousOutcomeError, AuthenticationError, type TaskInstance } from "saltant";
import { confirm } from "./confirm.js";
import { badge, element } from "./dom.js";
import { follow } from "./follow.js";
import type { Notices } from "./notices.js";
import type { Outcomes } from "./outcomes.js";
import { inWords } from "./words.js";

/** What the rest of the page does about it. */
export interface ActionEvents {
  /** Something on the server is new. */
  readonly changed: () => void;
  /** Somebody wants to see the instances of that name. */
  readonly lookFor: (name: string) => void;
  readonly loggedOut: () => void;
}

/** What is done with instances, and what is said of it. */
export class Actions {
  readonly #notices: Notices;
  readonly #events: ActionEvents;
  readonly #outcomes: Outcomes;
  readonly #signal: AbortSignal;
  readonly #followed = new Set<string>();

  /** @param signal - Ends all that is under way. */
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
    if (!(await confirm(question, "What it has done so far is lost. It can be cloned.", this.#signal))) return;
    try {
      await instance.terminate({ signal: this.#signal });
      this.#notices.tell(`${labelOf(instance)} is told to stop.`);
      this.#events.changed();
      void this.#tellEnd(instance);
    } catch (error) {
      this.report(error);
    }
  }

  /** Tells that an instance is launched, and how it ends. */
  launched(instance: TaskInstance): void {
    this.#notices.tell(`${labelOf(instance)} is launched.`);
    this.#events.changed();
    void this.#tellEnd(instance);
  }

  /** @param name - What was to be launched, if that is what failed. */
  report(error: unknown, name = ""): void {
    if (this.#signal.aborted) return;
    if (error instanceof AuthenticationError) {
      this.#events.loggedOut();
    } else if (error instanceof AmbiguousOutcomeError) {
      this.#notices.warn(inWords(error), { label: "Look for it", run: () => this.#events.lookFor(name) });
    } else this.#notices.warn(inWords(error));
  }

  async #tellEnd(instance: TaskInstance): Promise<void> {
    if (this.#followed.has(instance.uuid)) return;
    this.#followed.add(instance.uuid);
    try {
      await follow(instance, this.#outcomes, this.#signal);
      const verb = this.#outcomes.isUnknown(instance) ? "has ended: " : "is ";
      const state = badge(this.#outcomes.stateOf(instance));
      this.#notices.tell(element("span", {}, `${labelOf(instance)} ${verb}`, state));
    } catch (error) {
      this.report(error);
    }
  }
}

function labelOf({ name, uuid }: TaskInstance): string {
  if (name === "") return `The instance ${uuid.slice(0, 8)}`;
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
