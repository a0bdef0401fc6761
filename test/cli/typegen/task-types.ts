import type { TaskTypes } from "../../../src/cli/typegen/render-definitions.js";

type TaskTypeDescription = TaskTypes["containerTaskTypes"][number];

export function taskType(
  name: string,
  defaults: Readonly<Record<string, unknown>> = {},
  more: Partial<TaskTypeDescription> = {},
): TaskTypeDescription {
  const requiredArguments = Object.keys(defaults);
  return { name, description: "", requiredArguments, requiredArgumentsDefaultValues: defaults, ...more };
}

/** Common task types, and some that no server should have. `tasks.ts` defines them. */
export const taskTypes: TaskTypes = {
  containerTaskTypes: [
    taskType("align", { ref: "hg38" }, { description: "Align reads.", requiredArguments: ["sample", "ref"] }),
    taskType("quality-control.v2", {
      threads: 4,
      strict: false,
      steps: ["trim", 'say "all"'],
      weights: [0.5, -1, 1e-9],
      limits: { "max-size": 2, note: null, deep: { on: true } },
      table: [
        ["a", 1],
        ["b", null],
      ],
      sizes: Array.from({ length: 40 }, (_, index) => index * 1_000),
      rows: [{ name: "a", size: 1 }, { name: "b" }],
      parts: [{ list: [] }, null],
      nothing: null,
      none: [],
      empty: {},
      url: "https://example.org/a/rather/long/address/that/does/not/fit/on/a/line/with/what/is/before/it?and=more",
    }),
    taskType("report", {}, { description: "The report of a container." }),
    taskType("a-name-that-is-too-long-for-one-line-with-all-that-belongs-to-it-because-no-user-thought-of-typing-it"),
    taskType("numbered", {}, { requiredArguments: [5] }),
  ],
  executableTaskTypes: [
    taskType(
      "report",
      { big: 2 ** 64, toString: "text" },
      {
        description:
          "Writes the report of a night.\r\n\r\n  - one for each site, with all that a person who has never seen such a report wants to know of it */ \u202e \u0007\u2028@deprecated   \n\n",
        requiredArguments: ["night", "big", "toString", "night"],
      },
    ),
    taskType("__proto__", { valueOf: 1 }),
    taskType("lost", {}, { requiredArguments: ["__proto__"] }),
    taskType('it\'s "quoted" \\ and \u2028 broken'),
  ],
};
