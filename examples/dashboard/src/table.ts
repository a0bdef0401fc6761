import type { Page, TaskInstance } from "saltant";
import type { Catalog, TaskClass } from "./catalog.js";
import { badge, element, find, withBusyButton, setText } from "./dom.js";
import type { Outcomes } from "./outcomes.js";
import { ago, duration, exactTime } from "./time.js";

/** The actions on an instance. */
export interface RowActions {
  readonly show: (instance: TaskInstance) => void;
  readonly clone: (instance: TaskInstance) => Promise<void>;
  readonly terminate: (instance: TaskInstance) => Promise<void>;
}

/** What a row needs besides its instance. */
interface RowContext {
  readonly taskClass: TaskClass;
  readonly catalog: Catalog;
  readonly outcomes: Outcomes;
  readonly nowMs: number;
}

/** The table of instances. An update keeps the rows of the same instances, so that focus and selection are not lost. */
export class InstanceTable {
  readonly #body = find("tbody", HTMLTableSectionElement);
  readonly #nothing = find("#nothing", HTMLElement);
  readonly #rows = new Map<string, Row>();
  readonly #actions: RowActions;

  constructor(actions: RowActions) {
    this.#actions = actions;
    this.#body.replaceChildren();
  }

  show({ items }: Page<TaskInstance>, context: RowContext): void {
    const shown = new Set(items.map(({ uuid }) => uuid));
    for (const [uuid, row] of this.#rows) {
      if (shown.has(uuid)) continue;
      if (row.element.contains(document.activeElement)) find("#table-heading", HTMLElement).focus();
      row.element.remove();
      this.#rows.delete(uuid);
    }
    let place = this.#body.firstElementChild;
    for (const instance of items) {
      const row = this.#rows.get(instance.uuid) ?? new Row(instance, this.#actions);
      this.#rows.set(instance.uuid, row);
      row.update(instance, context);
      if (row.element === place) place = place.nextElementSibling;
      else this.#body.insertBefore(row.element, place);
    }
    this.#nothing.hidden = items.length > 0;
  }
}

/** One row. */
class Row {
  readonly element: HTMLTableRowElement;
  #instance: TaskInstance;
  readonly #name = element("button", { type: "button", class: "link" });
  readonly #state: HTMLElement;
  readonly #type = element("td", { "data-label": "Type" });
  readonly #queue = element("td", { "data-label": "Queue" });
  readonly #user = element("td", { "data-label": "User" });
  readonly #launched = element("time");
  readonly #duration = element("td", { "data-label": "Took", class: "number" });
  readonly #clone = element("button", { type: "button" }, "Clone");
  readonly #terminate = element("button", { type: "button" }, "Terminate");

  constructor(instance: TaskInstance, actions: RowActions) {
    this.#instance = instance;
    this.#state = badge(instance.state);
    this.#name.addEventListener("click", () => actions.show(this.#instance));
    this.#clone.addEventListener(
      "click",
      withBusyButton(this.#clone, () => actions.clone(this.#instance)),
    );
    this.#terminate.addEventListener(
      "click",
      withBusyButton(this.#terminate, () => actions.terminate(this.#instance)),
    );
    const label = instance.name === "" ? instance.uuid : instance.name;
    this.#clone.setAttribute("aria-label", `Clone ${label}`);
    this.#terminate.setAttribute("aria-label", `Terminate ${label}`);
    this.#name.append(label);
    this.element = element(
      "tr",
      {},
      element("th", { scope: "row" }, this.#name),
      element("td", { "data-label": "State" }, this.#state),
      this.#type,
      this.#queue,
      this.#user,
      element("td", { "data-label": "Launched" }, this.#launched),
      this.#duration,
      element("td", { class: "actions" }, this.#terminate, this.#clone),
    );
  }

  update(instance: TaskInstance, { taskClass, catalog, outcomes, nowMs }: RowContext): void {
    this.#instance = instance;
    const state = outcomes.stateOf(instance);
    const isOver = outcomes.isOver(instance);
    const { taskType, taskQueue, datetimeCreated: created, datetimeFinished: finished } = instance;
    this.#state.dataset.state = state;
    setText(this.#state, state);
    setText(this.#type, catalog.type(taskClass, taskType)?.name ?? `type ${taskType}`);
    setText(this.#queue, catalog.queue(taskQueue)?.name ?? `queue ${taskQueue}`);
    setText(this.#user, instance.user ?? "(deleted)");
    setText(this.#launched, ago(created, nowMs));
    this.#launched.dateTime = created.toISOString();
    this.#launched.title = exactTime(created);
    setText(this.#duration, durationText(instance, nowMs));
    this.#duration.title = finished === null ? "" : `finished ${exactTime(finished)}`;
    if (isOver && document.activeElement === this.#terminate) this.#clone.focus();
    this.#terminate.hidden = isOver;
  }
}

/** How long it took, or has taken so far. The server does not say when a terminated instance ended. */
function durationText({ datetimeCreated, datetimeFinished, isFinished }: TaskInstance, nowMs: number): string {
  if (datetimeFinished !== null) return duration(datetimeFinished.getTime() - datetimeCreated.getTime());
  return isFinished ? "–" : `${duration(nowMs - datetimeCreated.getTime())} …`;
}
