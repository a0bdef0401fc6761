// The rules of saltant's REST API for single fields. Written for these tests, from its description.

/** A field of a resource, and the rules for its value. */
export type Rule =
  | {
      readonly kind: "text";
      readonly isRequired?: boolean;
      readonly allowsBlank?: boolean;
      readonly allowsNull?: boolean;
      readonly max?: number;
      readonly pattern?: RegExp;
      readonly isUnique?: boolean;
    }
  | { readonly kind: "flag" }
  | { readonly kind: "ids"; readonly of: string }
  | { readonly kind: "json" }
  | { readonly kind: "choice"; readonly among: readonly string[] }
  | { readonly kind: "row"; readonly of: string };

export type Rules = Readonly<Record<string, Rule>>;

const requiredName = (max: number, pattern?: RegExp): Rule => ({
  ...{ kind: "text", isRequired: true, max, isUnique: true },
  ...(pattern && { pattern }),
});
const description: Rule = { kind: "text", allowsBlank: true };
const path = (max: number): Rule => ({ kind: "text", allowsBlank: true, allowsNull: true, max });
const json: Rule = { kind: "json" };
const flag: Rule = { kind: "flag" };

const typeRules: Rules = {
  name: requiredName(200),
  description,
  command_to_run: { kind: "text", isRequired: true, max: 400 },
  environment_variables: json,
  required_arguments: json,
  required_arguments_default_values: json,
};

const instanceRules = (types: string): Rules => ({
  name: { kind: "text", allowsBlank: true, max: 200 },
  arguments: json,
  task_queue: { kind: "row", of: "taskqueues" },
  task_type: { kind: "row", of: types },
});

/** The fields that a request may set, by the collection's path. */
export const rules: Readonly<Record<string, Rules>> = {
  containertasktypes: {
    ...typeRules,
    logs_path: path(400),
    results_path: path(400),
    container_image: { kind: "text", isRequired: true, max: 200 },
    container_type: { kind: "choice", among: ["docker", "singularity"] },
  },
  executabletasktypes: { ...typeRules, json_file_option: path(50) },
  taskqueues: {
    name: requiredName(50, /^[\p{L}\p{N}_@+-]+$/u),
    description,
    private: flag,
    runs_executable_tasks: flag,
    runs_docker_container_tasks: flag,
    runs_singularity_container_tasks: flag,
    active: flag,
    whitelists: { kind: "ids", of: "taskwhitelists" },
  },
  taskwhitelists: {
    name: requiredName(50),
    description,
    whitelisted_container_task_types: { kind: "ids", of: "containertasktypes" },
    whitelisted_executable_task_types: { kind: "ids", of: "executabletasktypes" },
  },
  containertaskinstances: instanceRules("containertasktypes"),
  executabletaskinstances: instanceRules("executabletasktypes"),
};

/** The defaults of fields that a create omits. */
export const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  containertasktypes: { description: "", logs_path: null, results_path: null },
  executabletasktypes: { description: "", json_file_option: null },
  taskqueues: {
    ...{ description: "", private: false, active: true, whitelists: [] },
    ...{ runs_executable_tasks: true, runs_docker_container_tasks: true, runs_singularity_container_tasks: true },
  },
  taskwhitelists: {
    description: "",
    whitelisted_container_task_types: [],
    whitelisted_executable_task_types: [],
  },
};

export const isRequired = (rule: Rule): boolean =>
  rule.kind === "choice" || rule.kind === "row" || (rule.kind === "text" && rule.isRequired === true);

/** The parts of the other data that a rule needs. */
export interface Surroundings {
  exists(collection: string, id: number): boolean;
  isTaken(name: string): boolean;
}

/** The field's stored value for a value in a request; `undefined` if it is refused. */
export function read(rule: Rule, value: unknown, around: Surroundings): unknown {
  switch (rule.kind) {
    case "text":
      return readText(rule, value, around);
    case "flag":
      if (value === true || value === 1 || /^(true|1)$/i.test(textOf(value))) return true;
      return value === false || value === 0 || /^(false|0)$/i.test(textOf(value)) ? false : undefined;
    case "ids": {
      if (!Array.isArray(value)) return undefined;
      const ids = value.map((item) => rowId(item, rule.of, around));
      if (ids.some((id) => id === undefined)) return undefined;
      return [...new Set(ids)].sort((one, other) => Number(one) - Number(other));
    }
    case "json":
      return value ?? undefined;
    case "choice":
      return typeof value === "string" && rule.among.includes(value) ? value : undefined;
    case "row":
      return rowId(value, rule.of, around);
  }
}

function readText(rule: Extract<Rule, { kind: "text" }>, value: unknown, around: Surroundings): unknown {
  if (value === null) return rule.allowsNull === true ? null : undefined;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).trim();
  if (text === "") return rule.allowsBlank === true ? "" : undefined;
  const isWrong =
    Array.from(text).length > (rule.max ?? Infinity) ||
    /[\0\p{Surrogate}]/u.test(text) ||
    rule.pattern?.test(text) === false ||
    (rule.isUnique === true && around.isTaken(text));
  return isWrong ? undefined : text;
}

function rowId(value: unknown, collection: string, around: Surroundings): number | undefined {
  if (typeof value !== "number" && !/^\d+$/.test(textOf(value))) return undefined;
  return around.exists(collection, Number(value)) ? Number(value) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
