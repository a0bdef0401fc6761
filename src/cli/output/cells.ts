import { printable } from "../../core/printable.js";
import { localTime } from "./times.js";
import { stateStyles, type Style } from "./style.js";

/** What stands at one place of a table or a card. */
export interface Cell {
  /** On one line, with nothing in it that acts on a terminal. */
  readonly text: string;
  readonly style?: Style | undefined;
}

/** The names of what instances speak of by id, where they are known. */
export interface NamesById {
  readonly taskType: ReadonlyMap<number, string>;
  readonly taskQueue: ReadonlyMap<number, string>;
}

/** No names at all. */
export const noNames: NamesById = { taskType: new Map(), taskQueue: new Map() };

const mostCharacters = 2_000;

const titles: Readonly<Record<string, string>> = {
  datetimeCreated: "created",
  datetimeFinished: "finished",
  taskType: "type",
  taskQueue: "queue",
  commandToRun: "command",
  containerImage: "image",
  containerType: "container",
  runsExecutableTasks: "executables",
  runsDockerContainerTasks: "docker",
  runsSingularityContainerTasks: "singularity",
  whitelistedContainerTaskTypes: "container types",
  whitelistedExecutableTaskTypes: "executable types",
  requiredArgumentsDefaultValues: "defaults",
};

/** What a property is called for people: `required arguments` for `requiredArguments`. */
export function titleOf(property: string): string {
  return titles[property] ?? property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The value of a property as people read it. */
export function cellOf(property: string, value: unknown, names?: NamesById): Cell {
  if (value === null || value === undefined || value === "") return { text: "-", style: "dim" };
  if (value instanceof Date) return { text: localTime(value) };
  if (property === "state" && typeof value === "string") return { text: shown(value), style: stateStyles[value] };
  if (typeof value === "number" && (property === "taskType" || property === "taskQueue")) {
    return { text: shown(names?.[property].get(value) ?? `#${value}`) };
  }
  if (typeof value === "boolean") return value ? { text: "yes" } : { text: "no", style: "dim" };
  if (typeof value === "string" || typeof value === "number") return { text: shown(String(value)) };
  if (Array.isArray(value) && value.every((each) => typeof each === "string" || typeof each === "number")) {
    return value.length === 0 ? { text: "-", style: "dim" } : { text: shown(value.join(", ")) };
  }
  return { text: shown(JSON.stringify(value)) };
}

function shown(text: string): string {
  return printable(text, mostCharacters);
}
