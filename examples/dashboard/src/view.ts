import { taskInstanceStates, type ContainerTaskInstanceFilters, type TaskInstanceState } from "saltant";
import type { TaskClass } from "./catalog.js";

const hourMs = 3_600_000;

/** How far back the table can show instances, by the value in the address. */
const sinceMs: Readonly<Record<string, number>> = {
  "15m": hourMs / 4,
  "1h": hourMs,
  "1d": 24 * hourMs,
  "7d": 7 * 24 * hourMs,
};

/** What the table shows. The page's address contains all of it, so that reloading, going back and sharing a link work. */
export interface View {
  readonly taskClass: TaskClass;
  /** Any of these; none means all. */
  readonly states: readonly TaskInstanceState[];
  readonly name: string;
  readonly match: "contains" | "startswith";
  readonly user: string;
  readonly taskType: number | null;
  /** A key of `sinceMs`; `""` for all time. */
  readonly since: string;
  /** From 1. */
  readonly page: number;
}

/** Reads a view from the query of an address, or from the fields of a form. Invalid values are ignored. */
export function readView(query: URLSearchParams): View {
  const text = (name: string): string => query.get(name)?.trim() ?? "";
  const count = (name: string): number | null => (/^[1-9]\d{0,8}$/.test(text(name)) ? Number(text(name)) : null);
  const states = query.getAll("state").flatMap((each) => each.split(","));
  return {
    taskClass: text("kind") === "executable" ? "executable" : "container",
    states: taskInstanceStates.filter((state) => states.includes(state)),
    name: text("name"),
    match: text("match") === "startswith" ? "startswith" : "contains",
    user: text("user"),
    taskType: count("type"),
    since: text("since") in sinceMs ? text("since") : "",
    page: count("page") ?? 1,
  };
}

/** The query from which {@link readView} reads this view. Defaults are omitted. */
export function queryOf({ taskClass, states, name, match, user, taskType, since, page }: View): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string): void => {
    if (value !== "") query.set(key, value);
  };
  set("kind", taskClass === "executable" ? taskClass : "");
  set("state", states.join(","));
  set("name", name);
  set("match", name !== "" && match === "startswith" ? match : "");
  set("user", user);
  set("type", taskType === null ? "" : String(taskType));
  set("since", since);
  set("page", page > 1 ? String(page) : "");
  // A comma needs no escape here, and is easier to read without.
  return query.toString().replaceAll("%2C", ",");
}

/** The view as the library's filters, which are the same for both kinds of instances. */
export function filtersOf(
  { states, name, match, user, taskType, since }: View,
  nowMs: number,
): ContainerTaskInstanceFilters {
  const ageMs = sinceMs[since];
  return {
    state: states.length === 0 ? undefined : states,
    name: name === "" ? undefined : { [match]: name },
    user: user === "" ? undefined : user,
    taskType: taskType ?? undefined,
    datetimeCreated: ageMs === undefined ? undefined : { gte: new Date(nowMs - ageMs) },
  };
}
