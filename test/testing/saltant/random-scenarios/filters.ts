// The meaning of a list's filters, from the description of the REST API.

type Row = Readonly<Record<string, unknown>>;

/** A test of a row; nothing for a parameter that is not a filter; or the server's error. */
type Matcher = ((row: Row) => boolean) | undefined | "refused" | "broken";

const textLookups: Readonly<Record<string, (wanted: string) => (text: string) => boolean>> = {
  exact: (wanted) => (text) => text === wanted,
  contains: (wanted) => (text) => text.includes(wanted),
  startswith: (wanted) => (text) => text.startsWith(wanted),
  endswith: (wanted) => (text) => text.endsWith(wanted),
  in: (wanted) => (text) => wanted.split(",").includes(text),
  regex: (wanted) => (text) => new RegExp(wanted, "u").test(text),
};

const ofInstances = ["name", "state", "user__username"];
const ofTypes = ["name", "description", "user__username", "command_to_run"];

const textFields: Readonly<Record<string, readonly string[]>> = {
  containertaskinstances: ofInstances,
  executabletaskinstances: ofInstances,
  containertasktypes: [...ofTypes, "container_image", "container_type"],
  executabletasktypes: ofTypes,
  taskqueues: ["name", "description", "user__username"],
  taskwhitelists: ["name", "description", "user__username"],
  users: ["username", "email"],
};

const choices: Readonly<Record<string, readonly string[]>> = {
  state: ["created", "published", "running", "successful", "failed", "terminated"],
  container_type: ["docker", "singularity"],
};

const flags = ["private", "active", "runs_executable_tasks"];

/**
 * @param exists Whether a collection has a row of that id.
 */
export function matcherOf(
  collection: string,
  name: string,
  value: string,
  exists: (collection: string, id: number) => boolean,
): Matcher {
  // An empty value is not a filter.
  if (value === "") return undefined;
  const [, field = "", lookup = "exact"] = /^(.+?)(?:__([a-z]+))?$/.exec(name.replace("user__username", "user")) ?? [];
  const isInstance = collection.endsWith("instances");
  if (textFields[collection]?.includes(field === "user" ? "user__username" : field) === true) {
    const makes = textLookups[lookup];
    if (makes === undefined) return undefined;
    if (lookup === "exact" && choices[field]?.includes(value) === false) return "refused";
    if (lookup === "regex" && value === "(") return "broken";
    const matches = makes(value);
    return (row) => matches(String(row[field]));
  }
  if (collection === "taskqueues" && flags.includes(name)) {
    const wanted = /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
    return wanted === undefined ? undefined : (row) => row[name] === wanted;
  }
  if (isInstance && (field === "task_type" || field === "task_queue")) {
    const types = collection.replace("instances", "types");
    const ids = value.split(",").map(Number);
    if (ids.some((id) => !exists(field === "task_type" ? types : "taskqueues", id))) return "refused";
    return (row) => ids.includes(Number(row[field]));
  }
  return isInstance && field === "datetime_finished" ? finished(lookup, value) : undefined;
}

function finished(lookup: string, value: string): Matcher {
  const within = (isWanted: (at: number) => boolean) => (row: Row) =>
    typeof row.datetime_finished === "string" && isWanted(Date.parse(row.datetime_finished));
  if (lookup === "year") return within((at) => new Date(at).getUTCFullYear() === Number(value));
  if (lookup === "range") return value.split(",").length === 2 ? undefined : "refused";
  if (!value.includes("T")) return "refused";
  const limit = Date.parse(value);
  if (lookup === "gte") return within((at) => at >= limit);
  throw new TypeError(`The model knows no lookup ${lookup}.`);
}
