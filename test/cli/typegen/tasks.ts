// Written by `saltant typegen`: do not edit it, but renew it by the same command.
// The types of arguments are guessed from their defaults.
import type { SaltantClient } from "saltant";
import * as z from "zod";

/** Any JSON value: of an argument without a default, the server tells no more. */
const json: z.ZodType<z.core.util.JSONType, z.core.util.JSONType> = z
  .any()
  .refine((value) => value !== undefined, "is missing");

/** The task types of the server, as functions that launch them. */
export function defineTasks(client: SaltantClient) {
  return {
    containers: {
      "a-name-that-is-too-long-for-one-line-with-all-that-belongs-to-it-because-no-user-thought-of-typing-it":
        client.containerTaskTypes.define(
          "a-name-that-is-too-long-for-one-line-with-all-that-belongs-to-it-because-no-user-thought-of-typing-it",
          {
            arguments: z.strictObject({}),
          },
        ),

      /** Align reads. */
      align: client.containerTaskTypes.define("align", {
        arguments: z.strictObject({
          sample: json,
          ref: z.string().default("hg38"),
        }),
      }),

      // Left out: numbered, which cannot be launched: it requires an argument whose name is no text: 5.

      "quality-control.v2": client.containerTaskTypes.define("quality-control.v2", {
        arguments: z.strictObject({
          threads: z.number().default(4),
          strict: z.boolean().default(false),
          steps: z.array(z.string()).default(["trim", 'say "all"']),
          weights: z.array(z.number()).default([0.5, -1, 1e-9]),
          limits: z
            .looseObject({ deep: z.looseObject({ on: z.boolean() }).partial(), "max-size": z.number(), note: json })
            .partial()
            .default({ deep: { on: true }, "max-size": 2, note: null }),
          table: z.array(z.array(z.union([z.string(), z.number()]).nullable())).default([
            ["a", 1],
            ["b", null],
          ]),
          sizes: z
            .array(z.number())
            .default([
              0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000, 11000, 12000, 13000, 14000, 15000, 16000,
              17000, 18000, 19000, 20000, 21000, 22000, 23000, 24000, 25000, 26000, 27000, 28000, 29000, 30000, 31000,
              32000, 33000, 34000, 35000, 36000, 37000, 38000, 39000,
            ]),
          rows: z
            .array(z.looseObject({ name: z.string(), size: z.number() }).partial())
            .default([{ name: "a", size: 1 }, { name: "b" }]),
          parts: z
            .array(
              z
                .looseObject({ list: z.array(json) })
                .partial()
                .nullable(),
            )
            .default([{ list: [] }, null]),
          nothing: json.default(null),
          none: z.array(json).default([]),
          empty: z.record(z.string(), json).default({}),
          url: z
            .string()
            .default(
              "https://example.org/a/rather/long/address/that/does/not/fit/on/a/line/with/what/is/before/it?and=more",
            ),
        }),
      }),

      /** The report of a container. */
      report: client.containerTaskTypes.define("report", {
        arguments: z.strictObject({}),
      }),
    },
    executables: {
      /** The server fills in valueOf, which cannot be given here. */
      ["__proto__"]: client.executableTaskTypes.define("__proto__", {
        arguments: z.strictObject({}),
      }),

      'it\'s "quoted" \\ and \u2028 broken': client.executableTaskTypes.define('it\'s "quoted" \\ and \u2028 broken', {
        arguments: z.strictObject({}),
      }),

      // Left out: lost, which cannot be launched: it requires an argument named __proto__.

      /**
       * Writes the report of a night.
       *
       *   - one for each site, with all that a person who has never seen such a report wants to know of it *\/ \u202e
       * \u0007
       * \@deprecated
       *
       * The server fills in big if it is left out: its default cannot be written exactly here.
       *
       * The server fills in toString, which cannot be given here.
       */
      report: client.executableTaskTypes.define("report", {
        arguments: z.strictObject({
          night: json,
          big: z.number().optional(),
        }),
      }),
    },
  };
}

/** What {@link defineTasks} makes. */
export type Tasks = ReturnType<typeof defineTasks>;
