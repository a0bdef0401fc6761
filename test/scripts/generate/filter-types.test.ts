import { describe, expect, it } from "vitest";
import {
  type ContainerTaskInstanceFilters,
  containerTaskInstanceFilters,
  type TaskInstanceState,
  type TaskQueueFilters,
} from "../../../generated/saltant/filters.js";
import type { components } from "../../../generated/saltant/schema.js";
import type { FilterTable } from "../../../src/saltant/django/filter-types.js";

const date = new Date(0);

// What is asserted here is asserted by the compiler: `tsc` fails on a line that it should not allow, and the other way.
describe("filters, as the compiler sees them", () => {
  it("may be exact, several values, or lookups", () => {
    const filters: ContainerTaskInstanceFilters[] = [
      { name: "align", user: "alice", taskType: 1, state: "failed", datetimeCreated: date },
      { name: ["align", "sort"] as const, taskQueue: [1, 2], state: ["failed", "terminated"] },
      { name: { startswith: "nightly-", endswith: "-eu" }, state: { in: ["failed"], contains: "ed" } },
      { datetimeCreated: { gte: date, lt: "2026-11-21T09:13:21.704261Z" } },
      { datetimeFinished: { range: [date, "2026-11-21T09:13:21.704261Z"], year: undefined } },
      { name: undefined },
    ];
    const queues: TaskQueueFilters = { active: true, private: false };
    expect(filters).toHaveLength(6);
    expect(queues.active).toBe(true);
  });

  it("may not be unknown, of another kind, or compared otherwise than the server can", () => {
    const filters: ContainerTaskInstanceFilters[] = [
      // @ts-expect-error no such filter
      { nam: "align" },
      // @ts-expect-error no such lookup
      { name: { like: "align" } },
      // @ts-expect-error no such state
      { state: "faled" },
      // @ts-expect-error no such state among several
      { state: ["failed", "faled"] },
      // @ts-expect-error several instants cannot be asked for
      { datetimeCreated: [date] },
      // @ts-expect-error a range has two ends
      { datetimeCreated: { range: [date] } },
      // @ts-expect-error ids are numbers
      { taskType: "1" },
      // @ts-expect-error ids are not text
      { taskType: { contains: "1" } },
    ];
    // @ts-expect-error a flag is true or false
    const queues: TaskQueueFilters = { private: {} };
    expect(filters).toHaveLength(8);
    expect(queues.private).toEqual({});
  });

  it("have a table that the run time can look any name up in", () => {
    const table: FilterTable = containerTaskInstanceFilters;
    expect(table.user?.parameter).toBe("user__username");
    expect(table.nam).toBeUndefined();
  });
});

describe("a state that was read", () => {
  it("may be one that the contract does not know", () => {
    type Observed = components["schemas"]["ContainerTaskInstance"]["state"];
    const known: TaskInstanceState = "running";
    const states: Observed[] = [known, "paused"];
    expect(states).toHaveLength(2);
  });
});
