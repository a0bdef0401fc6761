import type { SaltantClient } from "saltant";
import { type ContainerTaskInstance } from "saltant";
import { describe, expectTypeOf, it } from "vitest";
import * as z from "zod";

// This code is not run: if it does not compile, the types are wrong.
const compiles = (_: (client: SaltantClient) => unknown): void => undefined;

describe("a defined task", () => {
  it("takes its schema's input, and returns instances with the schema's output", () => {
    compiles(async (client) => {
      const align = client.containerTaskTypes.define("align", {
        arguments: z.object({
          sample: z.string(),
          ref: z.string().default("hg38"),
          size: z.string().transform(Number),
        }),
      });
      const run = await align.launch({ sample: "s1", size: "7" }, { taskQueue: "main", name: "s1" });
      expectTypeOf(run).toExtend<ContainerTaskInstance>();
      expectTypeOf(run.arguments.ref).toEqualTypeOf<string>();
      expectTypeOf(run.arguments.size).toEqualTypeOf<number>();
      // @ts-expect-error an argument is missing
      await align.launch({ size: "7" }, { taskQueue: "main" });
      // @ts-expect-error an argument of another type
      await align.launch({ sample: 1, size: "7" }, { taskQueue: "main" });
      // @ts-expect-error an argument that the schema does not know
      await align.launch({ sample: "s1", size: "7", sampel: "s1" }, { taskQueue: "main" });
      // @ts-expect-error there is no queue
      await align.launch({ sample: "s1", size: "7" }, {});
      // @ts-expect-error once needs a name
      await align.launch({ sample: "s1", size: "7" }, { taskQueue: 1, once: true });
      await align.launchMany([{ sample: "s1", size: "7" }], {
        taskQueue: 1,
        name: ({ size }, index) => `${size + index}`,
      });
      // @ts-expect-error arguments are an object
      client.executableTaskTypes.define("echo", { arguments: z.string() });
    });
  });
});
