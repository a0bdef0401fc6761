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

// The compiler makes these assertions: `tsc` fails if a line that it should refuse compiles, and the other way round.
describe("the types of filters", () => {
  it("allow an exact value, several values, and lookups", () => {
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

  it("refuse unknown filters, values of another type, and lookups that the server lacks", () => {
    const filters: ContainerTaskInstanceFilters[] = [
      // @ts-expect-error no such filter
      { nam: "align" },
      // @ts-expect-error no such lookup
      { name: { like: "align" } },
      // @ts-expect-error no such state
      { state: "faled" },
      // @ts-expect-error no such state among several
      { state: ["failed", "faled"] },
      // @ts-expect-error datetimes have no filter with several values
      { datetimeCreated: [date] },
      // @ts-expect-error a range has two ends
      { datetimeCreated: { range: [date] } },
      // @ts-expect-error ids are numbers
      { taskType: "1" },
      // @ts-expect-error ids are not strings
      { taskType: { contains: "1" } },
    ];
    // @ts-expect-error a flag is true or false
    const queues: TaskQueueFilters = { private: {} };
    expect(filters).toHaveLength(8);
    expect(queues.private).toEqual({});
  });

  it("have a runtime table in which any name can be looked up", () => {
    const table: FilterTable = containerTaskInstanceFilters;
    expect(table.user?.parameter).toBe("user__username");
    expect(table.nam).toBeUndefined();
  });
});

describe("the type of a state in a response", () => {
  it("allows a state that the contract does not know", () => {
    type Observed = components["schemas"]["ContainerTaskInstance"]["state"];
    const known: TaskInstanceState = "running";
    const states: Observed[] = [known, "paused"];
    expect(states).toHaveLength(2);
  });
});
