import { stringifyJson, stringifyJsonAt } from "saltant";
import { sanitize } from "../../core/text.js";
import { writeJsonOrText } from "../input/pairs.js";
import { localTime } from "./times.js";
import { stateStyles, type Style } from "./style.js";

/** A cell of a table or a card. */
export interface Cell {
  /** One line without control characters. */
  readonly text: string;
  readonly style?: Style | undefined;
  /** Whether it must not be truncated: states, times, numbers. */
  readonly isWhole?: boolean;
}

/** The names of the types and queues that instances refer to by id, if they are known. */
export interface NamesById {
  readonly taskType: ReadonlyMap<number, string>;
  readonly taskQueue: ReadonlyMap<number, string>;
}

/** No names. */
export const noNames: NamesById = { taskType: new Map(), taskQueue: new Map() };

const maxCharacters = 2_000;

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

/** The title of a property in tables and cards: `required arguments` for `requiredArguments`. */
export function titleOf(property: string): string {
  return titles[property] ?? property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The value of a property in tables and cards. */
export function cellOf(property: string, value: unknown, names?: NamesById): Cell {
  if (isEmpty(value)) return { text: "-", style: "dim" };
  if (value instanceof Date) return { text: localTime(value), isWhole: true };
  if (property === "state" && typeof value === "string") return stateCell(value);
  if (typeof value === "number" && (property === "taskType" || property === "taskQueue")) {
    return { text: sanitizeCell(names?.[property].get(value) ?? `#${value}`) };
  }
  if (typeof value === "boolean")
    return { text: value ? "yes" : "no", style: value ? undefined : "dim", isWhole: true };
  if (typeof value === "number") return { text: String(value), isWhole: true };
  if (typeof value === "string") return { text: sanitizeCell(value) };
  if (isList(value)) return { text: sanitizeCell(value.join(", ")) };
  return { text: sanitizeCell(stringifyJson(value) ?? "") };
}

/** The lines for the value of a property in a card: one line per entry of an object, as in options (`--arg n=1`). */
export function linesOf(property: string, value: unknown, names: NamesById): Cell[] {
  if (isEmpty(value) || !isRecord(value)) return [cellOf(property, value, names)];
  return Object.entries(value).map(([name, each]) => {
    // A string is written without quotes if it reads the same without them.
    const text = typeof each === "string" ? writeJsonOrText(each) : (stringifyJsonAt(value, name) ?? "");
    return { text: sanitizeCell(`${name}=${text}`) };
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === "";
}

function isList(value: unknown): value is (string | number)[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" || typeof each === "number");
}

function stateCell(state: string): Cell {
  const style = Object.hasOwn(stateStyles, state) ? stateStyles[state] : undefined;
  return { text: sanitizeCell(state), style, isWhole: style !== undefined };
}

function sanitizeCell(text: string): string {
  return sanitize(text, maxCharacters);
}
