import { InvalidInputError, type ContainerTaskInstance } from "saltant";
import { describe, expect, expectTypeOf, it } from "vitest";
import { compareDefinitions } from "../../../src/cli/typegen/compare-definitions.js";
import { renderDefinitions } from "../../../src/cli/typegen/render-definitions.js";
import { createServerWithTasks, createTestServer } from "../../saltant/support.js";
import { taskType, taskTypes } from "./task-types.js";
import { defineTasks, type Tasks } from "./tasks.js";

describe("the definitions of a server's task types", () => {
  it("are a module that compiles, lints and is formatted, like any file of this project", async () => {
    await expect(renderDefinitions(taskTypes, { width: 120 })).toMatchFileSnapshot("tasks.ts");
  });

  it("launch tasks whose arguments the compiler checks", async () => {
    const { client } = await createServerWithTasks();
    const tasks: Tasks = defineTasks(client);
    const run = await tasks.containers.align.launch({ sample: "s1" }, { taskQueue: "main" });
    expect(run.arguments).toEqual({ sample: "s1", ref: "hg38" });
    expectTypeOf(run).toExtend<ContainerTaskInstance>();
    expectTypeOf(run.arguments.ref).toEqualTypeOf<string>();
    type Control = Parameters<Tasks["containers"]["quality-control.v2"]["launch"]>[0];
    expectTypeOf<Control["steps"]>().toEqualTypeOf<string[] | undefined>();
    expectTypeOf<Control["table"]>().toEqualTypeOf<(string | number | null)[][] | undefined>();
    expectTypeOf<Control["rows"]>().toEqualTypeOf<
      { [x: string]: unknown; name?: string | undefined; size?: number | undefined }[] | undefined
    >();
    // @ts-expect-error an argument is missing
    await expect(tasks.containers.align.launch({}, { taskQueue: "main" })).rejects.toThrow("align: sample: is missing");
    await expect(
      // @ts-expect-error an argument that the task type does not have
      tasks.containers.align.launch({ sample: "s1", reff: "hg19" }, { taskQueue: "main" }),
    ).rejects.toThrow('align: Unrecognized key: "reff"');
  });

  it("compile for a server without task types", () => {
    expect(renderDefinitions({ containerTaskTypes: [], executableTaskTypes: [] })).toBe(
      [
        "// Written by `saltant typegen`: do not edit it, but renew it by the same command.",
        "// The types of arguments are guessed from their defaults.",
        'import type { SaltantClient } from "saltant";',
        "",
        "/** The task types of the server, as functions that launch them. */",
        "export function defineTasks(_client: SaltantClient) {",
        "  return {",
        "    containers: {},",
        "    executables: {},",
        "  };",
        "}",
        "",
        "/** What {@link defineTasks} makes. */",
        "export type Tasks = ReturnType<typeof defineTasks>;",
        "",
      ].join("\n"),
    );
  });

  it("name the server if an option says so, with any characters in its name", () => {
    const text = renderDefinitions(taskTypes, { server: "https://host/api/\n\u202e" });
    expect(text.split("\n")[1]).toBe("// The server: https://host/api/\\u000a\\u202e");
    expect(renderDefinitions(taskTypes)).not.toContain("// The server");
  });

  it("are refused for two task types with one name, which a list has only while a user renames them", () => {
    const twice = { containerTaskTypes: [taskType("a"), taskType("b"), taskType("a")], executableTaskTypes: [] };
    expect(() => renderDefinitions(twice)).toThrow(InvalidInputError);
    expect(() => renderDefinitions(twice)).toThrow('two task types are called "a"');
  });

  it("leave arguments that a schema cannot express to the server, and say so", async () => {
    const { client } = createTestServer();
    const tasks = defineTasks(client);
    await expect(
      // @ts-expect-error every object inherits it, so a schema cannot detect whether it was given
      tasks.executables.report.launch({ night: "n", toString: "x" }, { taskQueue: "main" }),
    ).rejects.toThrow('Unrecognized key: "toString"');
    expectTypeOf<Parameters<Tasks["executables"]["report"]["launch"]>[0]["big"]>().toEqualTypeOf<number | undefined>();
    expect(tasks.containers).not.toHaveProperty("numbered");
    expect(Object.keys(tasks.executables)).toContain("__proto__");
  });
});

describe("a comparison of definitions", () => {
  const now = renderDefinitions(taskTypes);

  it("finds no difference if only the line ends differ", () => {
    expect(compareDefinitions(now, now)).toEqual([]);
    expect(compareDefinitions(now.replaceAll("\n", "\r\n"), now)).toEqual([]);
  });

  it("names new, removed and changed tasks", () => {
    const [align, ...others] = taskTypes.containerTaskTypes;
    const before = renderDefinitions({
      containerTaskTypes: [taskType("old"), taskType("numbered"), ...others.slice(0, -1)],
      executableTaskTypes: taskTypes.executableTaskTypes.map((type) => ({
        ...type,
        description: type.name === "report" || type.name === "__proto__" ? "Other words." : type.description,
      })),
    });
    expect(align?.name).toBe("align");
    expect(compareDefinitions(before, now)).toEqual([
      "new: containers.align",
      "changed: containers.numbered",
      'changed: executables["__proto__"]',
      "changed: executables.report",
      "gone: containers.old",
    ]);
  });

  it("says so if only the code around the tasks differs", () => {
    expect(compareDefinitions(now.replace("do not edit it", "hands off"), now)).toEqual([
      "changed: what is around the tasks, as another version writes it",
    ]);
  });

  it("reports every task as new if the file is not a definition", () => {
    expect(compareDefinitions("", now)).toHaveLength(9);
    expect(compareDefinitions("containers: {\n  oops", now)).toHaveLength(9);
  });
});
