import { Option, type Command } from "commander";
import { withFormats, type Run } from "../context.js";
import { countOption } from "../input/durations.js";
import { collect, idOf } from "../input/field-options.js";
import { filterSyntax, readFilters } from "../input/filters.js";
import { instantSyntax } from "../input/instants.js";
import { nameResolver } from "../names.js";
import { taskQueues } from "../resources/queues-and-whitelists.js";
import type { AnyModel, Resource } from "../resources/resource.js";

interface ListOptions {
  readonly filter?: readonly string[];
  readonly limit?: number;
}

/** The progress line is updated after this many items. */
const itemsPerUpdate = 50;

/** The options of `list`. */
export function withListOptions(command: Command, resource: Resource): Command {
  const fields = Object.entries(resource.filters).map(([name, { lookups }]) => {
    const others = lookups.filter((lookup) => lookup !== "exact");
    return others.length === 0 ? name : `${name} (${others.join(", ")})`;
  });
  return withFormats(
    command
      .addOption(new Option("--filter <filter>", `${filterSyntax}; may be repeated`).argParser(collect))
      .addOption(new Option("--limit <n>", "list at most this many").argParser(countOption("--limit", 0))),
  ).addHelpText(
    "after",
    [
      "\nFields to filter by, with their lookups:",
      ...fields.map((each) => `  ${each}`),
      ...(resource.types === undefined ? [] : ["taskType and taskQueue take ids or names."]),
      ...(fields.some((field) => field.startsWith("datetime")) ? [`A datetime is ${instantSyntax}.`] : []),
    ].join("\n"),
  );
}

/** Lists the resources that match the filters. */
export function list(resource: Resource): Run<ListOptions> {
  return async ({ output, progress, request, session }, { filter = [], limit }) => {
    const { client } = await session();
    progress.update(`reading ${resource.noun}s`);
    const filters = await readFilters(filter, {
      table: resource.filters,
      now: new Date(),
      idOf: (name, text) => {
        const named = name === "taskType" ? resource.types : taskQueues;
        return named === undefined ? Promise.resolve(NaN) : idOf(named, text, { client, request });
      },
    });
    const listing = resource.list(client, filters, { ...request, limit });
    let read = 0;
    const withProgress = async function* (): AsyncGenerator<AnyModel> {
      for await (const item of listing) {
        read += 1;
        if (read % itemsPerUpdate === 0) progress.update(`${read.toLocaleString("en")} read`);
        yield item;
      }
    };
    await output.writeAll(resource, withProgress(), nameResolver(client, resource, request));
    if (read === 0 && output.format === "table") {
      progress.note(`no ${resource.noun}s${filter.length > 0 ? " match" : ""}`);
    }
    return undefined;
  };
}
