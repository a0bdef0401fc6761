// The steps of a random scenario: data only, so that the same steps can be sent in several forms, and shrink on a failure.
import * as fc from "fast-check";

export type TaskClass = "container" | "executable";

/** A collection of the API that accepts writes. */
export type Table =
  | "containertasktypes"
  | "executabletasktypes"
  | "taskqueues"
  | "taskwhitelists"
  | "containertaskinstances"
  | "executabletaskinstances";

/** The sender of a request: a user with the permanent token, a JWT of an earlier step (the last but n), or an anonymous client. */
export type Actor =
  | { readonly by: "token"; readonly user: "alice" | "bob" | "admin" | "mallory" }
  | { readonly by: "jwt"; readonly index: number; readonly type: "access" | "refresh" }
  | { readonly by: "nothing" | "badToken" | "emptyToken" | "badJwt" };

/** The form of a body. For the damaged ones, `bodies.ts` has the server's expected response. */
export type Spelling =
  | "json"
  | "form"
  | "duplicateKeys"
  | "utf16"
  | "latin1"
  | "noType"
  | "bom"
  | "trailing"
  | "truncated"
  | "singleQuotes"
  | "nan"
  | "invalidUtf8"
  | "wrongCharset"
  | "empty"
  | "emptyForm"
  | "list"
  | "text"
  | "number"
  | "null"
  | "plainText";

export type Fields = Readonly<Record<string, unknown>>;

/** A row is named by a number modulo the number of rows; `unknown` and `malformed` name none. */
export type RowRef = number | "unknown" | "malformed";

export type Step =
  | { readonly do: "create"; readonly table: Table; readonly fields: Fields; readonly spelling: Spelling }
  | {
      readonly do: "put" | "patch";
      readonly table: Table;
      readonly row: RowRef;
      readonly fields: Fields;
      readonly spelling: Spelling;
    }
  | { readonly do: "get"; readonly table: Table; readonly row: RowRef }
  | { readonly do: "list"; readonly table: Table | "users"; readonly query: readonly (readonly [string, string])[] }
  | { readonly do: "clone" | "terminate"; readonly taskClass: TaskClass; readonly row: RowRef }
  | { readonly do: "report"; readonly row: RowRef; readonly fields: Fields; readonly spelling: Spelling }
  | { readonly do: "login"; readonly fields: Fields; readonly spelling: Spelling }
  | {
      readonly do: "refresh";
      readonly index: number;
      readonly token: "refresh" | "access" | "garbage" | "none";
      readonly spelling: Spelling;
    }
  | { readonly do: "delete"; readonly table: Table }
  | { readonly do: "nowhere"; readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" }
  | { readonly do: "time"; readonly seconds: number };

export interface ActorStep {
  readonly actor: Actor;
  readonly step: Step;
}

const wholeSpellings: readonly Spelling[] = ["json", "form", "duplicateKeys", "utf16", "latin1"];

const spelling: fc.Arbitrary<Spelling> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Spelling>("json", "json", "form") },
  { weight: 2, arbitrary: fc.constantFrom(...wholeSpellings) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Spelling>(
      ...(["noType", "bom", "trailing", "truncated", "singleQuotes", "nan", "invalidUtf8", "wrongCharset"] as const),
      ...(["empty", "emptyForm", "list", "text", "number", "null", "plainText"] as const),
    ),
  },
);

const name = fc.constantFrom("a", "b", "c", "d", "e", "q+1@x", "é", " a ", "tomorrow", "n".repeat(50));
const wrongName = fc.constantFrom<unknown>("", "  ", "n".repeat(201), null, true, ["a"], { a: 1 }, "a\0b", "\ud800");
const anyName = fc.oneof({ weight: 9, arbitrary: name }, { weight: 1, arbitrary: wrongName });
const description = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>("", "x", " two words ", 7) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, false, []) },
);
const flag = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(true, true, true, false, "True", "false", 1, 0) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, "maybe", 2) },
);
const ids = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>([99], ["1"], null, 1, "1", [null], [{}]) },
);
const list = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>([], ["a"], ["a", "b"], '["a"]') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, {}, "nope", 7, "{}") },
);
const dict = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>({}, { a: 1 }, { a: "x", b: [null] }, '{"b": 2}') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], "nope", 7, { z: 1 }) },
);
const command = fc.constantFrom<unknown>("true", "run it", "x".repeat(400), "x".repeat(401), "", null, 3);
const path = fc.constantFrom<unknown>("/out", "", null, "p".repeat(401), 4);
const image = fc.constantFrom<unknown>("ubuntu", "i".repeat(200), "i".repeat(201));
const containerType = fc.constantFrom<unknown>("docker", "singularity", "docker", "singularity", "podman", " docker");
const relation = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<unknown>(1, 2, 3, "1") },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(99, null, "x", "", [1], true, "1.5") },
);
const readOnly = { id: fc.constant(77), user: fc.constant("bob"), state: fc.constant("successful") };

const typeFields = {
  ...readOnly,
  description,
  environment_variables: list,
  required_arguments: list,
  required_arguments_default_values: dict,
};
const requiredOfTypes = { name: anyName, command_to_run: fc.oneof(fc.constant("true"), command) };

const instanceFields = {
  fields: { ...readOnly, name: anyName, arguments: dict },
  required: ["task_type", "task_queue"],
};

interface Shape {
  readonly required: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly optional: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

const instances: Shape = {
  required: Object.fromEntries(instanceFields.required.map((field) => [field, relation])),
  optional: instanceFields.fields,
};

/** The fields of each table, with valid and invalid values. */
const shapes: Readonly<Record<Table, Shape>> = {
  containertasktypes: {
    required: { ...requiredOfTypes, container_image: image, container_type: containerType },
    optional: { ...typeFields, logs_path: path, results_path: path },
  },
  executabletasktypes: { required: requiredOfTypes, optional: { ...typeFields, json_file_option: path } },
  taskqueues: {
    required: { name: anyName },
    optional: {
      ...readOnly,
      description,
      private: fc.oneof(fc.constant(false), flag),
      runs_executable_tasks: flag,
      runs_docker_container_tasks: flag,
      runs_singularity_container_tasks: flag,
      active: flag,
      whitelists: ids,
    },
  },
  taskwhitelists: {
    required: { name: anyName },
    optional: {
      ...readOnly,
      description,
      whitelisted_container_task_types: ids,
      whitelisted_executable_task_types: ids,
    },
  },
  containertaskinstances: instances,
  executabletaskinstances: instances,
};

/** Most of the required fields, and some of the others. */
function fieldsOf(table: Table): fc.Arbitrary<Fields> {
  const { required, optional } = shapes[table];
  const whole = fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });
  const part = fc.record({ ...required, ...optional }, { requiredKeys: [] });
  return fc.oneof({ weight: 6, arbitrary: whole }, { weight: 1, arbitrary: part });
}

export const tables: readonly Table[] = [
  ...(["containertasktypes", "executabletasktypes", "taskqueues", "taskwhitelists"] as const),
  ...(["containertaskinstances", "executabletaskinstances"] as const),
];

const row: fc.Arbitrary<RowRef> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.constantFrom<RowRef>("unknown", "malformed") },
);

const state = fc.constantFrom<unknown>(
  ...(["running", "successful", "failed", "terminated", "published", "paused", "eleven-char", "", null] as const),
);

const paging: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ...([
    ["page", "1"],
    ["page", "2"],
    ["page", "last"],
    ["page", "0"],
    ["page", "x"],
    ["page_size", "1"],
  ] as const),
  ...([
    ["page_size", "2"],
    ["page_size", "0"],
    ["page_size", "1000"],
    ["nmae", "a"],
  ] as const),
);

const texts = ["a", "b", "e", "q+1@x", "é", "", "nothing"];

function textFilter(field: string): fc.Arbitrary<readonly [string, string]> {
  const lookups = ["", "__contains", "__startswith", "__endswith", "__in"];
  return fc.oneof(
    fc.tuple(fc.constantFrom(...lookups.map((lookup) => field + lookup)), fc.constantFrom(...texts)),
    fc.constantFrom([`${field}__in`, "a,b"] as const, [`${field}__regex`, "^[ab]"] as const),
    fc.constantFrom([`${field}__regex`, "("] as const, [`${field}__icontains`, "A"] as const),
  );
}

const owner: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ...([
    ["user__username", "alice"],
    ["user__username__in", "alice,bob"],
    ["user__username__startswith", "a"],
  ] as const),
);

const instanceFilter: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  textFilter("name"),
  owner,
  fc.constantFrom(
    ...([
      ["state", "published"],
      ["state", "running"],
      ["state", "nope"],
      ["state__in", "failed,paused"],
    ] as const),
    ...([
      ["state__contains", "ed"],
      ["task_type", "1"],
      ["task_type", "99"],
      ["task_queue__in", "1,2"],
    ] as const),
    ...([
      ["datetime_finished__year", "2026"],
      ["datetime_finished__gte", "2026-01-01T00:00:20Z"],
    ] as const),
    ...([
      ["datetime_finished__lt", "2026-01-01"],
      ["datetime_finished__range", "2026-01-01T00:00:00Z"],
    ] as const),
  ),
);

const boolFilter: fc.Arbitrary<readonly [string, string]> = fc.tuple(
  fc.constantFrom("private", "active", "runs_executable_tasks"),
  fc.constantFrom("true", "False", "maybe", ""),
);

const filters: Readonly<Record<Table | "users", fc.Arbitrary<readonly [string, string]>>> = {
  containertasktypes: fc.oneof(
    textFilter("name"),
    textFilter("command_to_run"),
    owner,
    fc.constantFrom(["container_type", "docker"] as const, ["container_type", "podman"] as const),
  ),
  executabletasktypes: fc.oneof(textFilter("name"), textFilter("description"), owner),
  taskqueues: fc.oneof(textFilter("name"), boolFilter, owner),
  taskwhitelists: fc.oneof(textFilter("name"), owner),
  containertaskinstances: instanceFilter,
  executabletaskinstances: instanceFilter,
  users: fc.oneof(textFilter("username"), textFilter("email")),
};

function queryOf(table: Table | "users"): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const parameter = fc.oneof({ weight: 3, arbitrary: filters[table] }, { weight: 1, arbitrary: paging });
  return fc.array(parameter, { maxLength: 3 });
}

const user = fc.constantFrom<unknown>("alice", "bob", "admin", "mallory", "zoe");
const login = fc.oneof(
  { weight: 5, arbitrary: user.map((username) => ({ username, password: `${String(username)}-password` })) },
  {
    weight: 2,
    arbitrary: fc.record(
      { username: user, password: fc.constantFrom<unknown>("wrong", "", null, [1]) },
      { requiredKeys: [] },
    ),
  },
);

const taskClass = fc.constantFrom<TaskClass>("container", "executable");

function writeTo(table: Table): fc.Arbitrary<Step> {
  return fc.record({
    do: fc.constant("create" as const),
    table: fc.constant(table),
    fields: fieldsOf(table),
    spelling,
  });
}

function changeOf(table: Table): fc.Arbitrary<Step> {
  const kind = fc.constantFrom("put" as const, "patch" as const);
  return fc.record({ do: kind, table: fc.constant(table), row, fields: fieldsOf(table), spelling });
}

function listOf(table: Table | "users"): fc.Arbitrary<Step> {
  return fc.record({ do: fc.constant("list" as const), table: fc.constant(table), query: queryOf(table) });
}

const among = <Name extends string>(names: readonly Name[], each: (name: Name) => fc.Arbitrary<Step>) =>
  fc.oneof(...names.map(each));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: among(tables, writeTo) },
  { weight: 5, arbitrary: among(["containertaskinstances", "executabletaskinstances"], writeTo) },
  { weight: 6, arbitrary: among(tables, changeOf) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("get" as const), table: fc.constantFrom(...tables), row }) },
  { weight: 4, arbitrary: among([...tables, "users"], listOf) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("clone" as const, "terminate" as const), taskClass, row }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("report" as const),
      row,
      fields: fc.oneof(
        { weight: 6, arbitrary: fc.record({ state }) },
        { weight: 1, arbitrary: fc.constant<Fields>({ status: "failed" }) },
      ),
      spelling,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("login" as const), fields: login, spelling }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("refresh" as const),
      index: fc.nat(3),
      token: fc.constantFrom(
        "refresh" as const,
        "refresh" as const,
        "access" as const,
        "garbage" as const,
        "none" as const,
      ),
      spelling,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), table: fc.constantFrom(...tables) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("nowhere" as const),
      method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("time" as const), seconds: fc.integer({ min: 2, max: 40 }) }) },
);

const actor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      by: fc.constant("token" as const),
      user: fc.constantFrom("alice" as const, "alice" as const, "bob" as const, "admin" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant("jwt" as const),
      index: fc.nat(3),
      type: fc.constantFrom("access" as const, "access" as const, "access" as const, "refresh" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Actor>({ by: "token", user: "mallory" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constantFrom("nothing" as const, "badToken" as const, "emptyToken" as const, "badJwt" as const),
    }),
  },
);

const first = (
  [
    ["executabletasktypes", { name: "a", command_to_run: "true" }],
    ["executabletasktypes", { name: "b", command_to_run: "b", required_arguments: ["a"] }],
    ["containertasktypes", { name: "a", command_to_run: "c", container_image: "i", container_type: "docker" }],
    ["containertasktypes", { name: "b", command_to_run: "c", container_image: "i", container_type: "singularity" }],
    [
      "taskwhitelists",
      { name: "a", whitelisted_executable_task_types: [1, 2], whitelisted_container_task_types: [1, 2] },
    ],
    ["taskqueues", { name: "a", whitelists: [1] }],
    ["taskqueues", { name: "b", whitelists: [1], private: true }],
    ["executabletaskinstances", { task_type: 1, task_queue: 1 }],
  ] as const
).map(([table, fields]): Step => ({ do: "create", table, fields, spelling: "json" }));

const credentials = { username: "alice", password: "alice-password" };

/** A resource of each kind, and a JWT, so that random steps can have an effect. */
const opening: readonly Step[] = [
  ...first,
  { do: "put", table: "executabletasktypes", row: 0, fields: { name: "a", command_to_run: "c" }, spelling: "json" },
  { do: "patch", table: "taskwhitelists", row: 0, fields: { description: "x" }, spelling: "form" },
  { do: "login", fields: credentials, spelling: "form" },
  { do: "refresh", index: 0, token: "refresh", spelling: "form" },
];

const alice: Actor = { by: "token", user: "alice" };

/** The steps of a scenario, after initial steps that make launches possible. */
export function scenario(length: number): fc.Arbitrary<readonly ActorStep[]> {
  const steps = fc.array(fc.record({ actor, step }), { minLength: length, maxLength: length, size: "max" });
  return steps.map((more) => [...opening.map((each): ActorStep => ({ actor: alice, step: each })), ...more]);
}
