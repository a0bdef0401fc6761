// A small model of saltant, written from the description of its REST API and not from the embedded server, which it checks.
import { expect } from "vitest";
import { type Body, type Meaning, spell } from "./bodies.js";
import { defaults, isRequired, read, type Rule, rules, type Surroundings } from "./fields.js";
import { matcherOf } from "./filters.js";
import type { Actor, ActorStep, Fields, RowRef, Spelling, Step, TaskClass } from "./steps.js";

export type Row = Record<string, unknown>;

/** A request before it is sent. */
export interface PlannedRequest {
  readonly method: string;
  /** Below the API's root, with a slash at its beginning and without the query. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly authorization: string | undefined;
  readonly body: Body | undefined;
}

/** The expected response; `json` is matched as by `toEqual`. */
export interface Expected {
  readonly status: number;
  readonly contentType: "application/json" | "text/html";
  readonly json?: unknown;
  /** For a page: whether it must be empty. */
  readonly isEmpty?: boolean;
  /** Stores the values that only the server knows, such as a uuid. */
  readonly learn?: (json: Row) => void;
}

export type ErrorPages = "saltant" | "django";

/** In seconds. Short, so that tokens expire within a scenario. */
export const lifetimes = { access: 60, refresh: 150 };

export const startMs = Date.UTC(2026, 0, 1);

const tokens = {
  admin: "admin-token-0000000000000000000000000000",
  alice: "alice-token-0000000000000000000000000000",
  bob: "bob-token-000000000000000000000000000000",
  mallory: "mallory-token-00000000000000000000000000",
};

const usernames = ["admin", "alice", "bob", "carol.dots", "mallory"];
const withEmail = ["admin", "alice", "bob"];
const users: readonly Row[] = usernames.map((username) => ({
  username,
  email: withEmail.includes(username) ? `${username}@example.org` : "",
}));

const unknownUuid = "00000000-0000-4000-8000-000000000000";

const uuidText: unknown = expect.stringMatching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
);

/** A refusal: thrown at the failed check, as it ends the request. */
class Refused {
  readonly response: Expected;

  constructor(response: Expected) {
    this.response = response;
  }
}

function refuse(status: number, json: unknown): never {
  // Not an error of the test: the model throws the response that it expects.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Refused({ status, contentType: "application/json", json });
}

const detail = (text: unknown): Row => ({ detail: text });
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const messages: unknown = expect.arrayContaining([expect.any(String)]);

/** A response with exactly these fields. */
function wrongFields(names: readonly string[]): never {
  return refuse(400, Object.fromEntries(names.map((name) => [name, messages])));
}

interface Jwt {
  readonly user: string;
  readonly expires: number;
  readonly token: string;
}

export class Model {
  /** The time since the start, in seconds. */
  now = 0;
  readonly #pages: ErrorPages;
  readonly #hasWorkers: boolean;
  readonly #rows = new Map<string, Row[]>(Object.keys(rules).map((name) => [name, []]));
  readonly #jwts: { readonly access: Jwt[]; readonly refresh: Jwt[] } = { access: [], refresh: [] };
  /** The workers' next actions for an instance, by uuid. */
  readonly #pending = new Map<string, { readonly action: "run" | "end"; readonly since: number }>();

  constructor(pages: ErrorPages, hasWorkers: boolean) {
    this.#pages = pages;
    this.#hasWorkers = hasWorkers;
  }

  /** Every row of a collection, in the order of its list. */
  all(collection: string): readonly Row[] {
    if (collection === "users") return users;
    const rows = this.#rows.get(collection) ?? [];
    return collection.endsWith("instances") ? [...rows].reverse() : rows;
  }

  /** The request of a step, and its expected outcome. */
  plan({ actor, step }: ActorStep): { readonly request: PlannedRequest; readonly expected: Expected } {
    const target = this.#target(step);
    const body = "spelling" in step ? spell(this.#fieldsOf(step), step.spelling) : undefined;
    const request = {
      ...target,
      query: step.do === "list" ? step.query : [],
      authorization: this.#header(actor),
      body,
    };
    try {
      return { request, expected: this.#responseTo(actor, step, target.path, body?.meaning) };
    } catch (refused) {
      if (refused instanceof Refused) return { request, expected: refused.response };
      throw refused;
    }
  }

  /** Lets time pass, in which workers finish what they have started. */
  pass(seconds: number): void {
    const due = [...this.#pending].sort(([, one], [, other]) => one.since - other.since);
    this.#pending.clear();
    for (const [uuid, { action, since }] of due) {
      const found = this.#instance(uuid);
      if (found === undefined) continue;
      for (const state of action === "end" ? ["terminated"] : ["running", "successful"]) {
        this.#report(found.taskClass, found.row, state, since + 1);
      }
    }
    this.now += seconds;
  }

  #target(step: Step): { method: string; path: string } {
    switch (step.do) {
      case "create":
        return { method: "POST", path: `/${step.table}/` };
      case "list":
        return { method: "GET", path: `/${step.table}/` };
      case "delete":
        return { method: "DELETE", path: `/${step.table}/` };
      case "get":
        return { method: "GET", path: `/${step.table}/${this.#key(step.table, step.row)}/` };
      case "put":
      case "patch":
        return { method: step.do.toUpperCase(), path: `/${step.table}/${this.#key(step.table, step.row)}/` };
      case "clone":
      case "terminate": {
        const table = `${step.taskClass}taskinstances`;
        return { method: "POST", path: `/${table}/${this.#key(table, step.row)}/${step.do}/` };
      }
      case "report":
        return { method: "PATCH", path: `/updatetaskinstancestatus/${this.#key("", step.row)}/` };
      case "login":
        return { method: "POST", path: "/token/" };
      case "refresh":
        return { method: "POST", path: "/token/refresh/" };
      case "nowhere":
        return { method: step.method, path: "/no/such/address/" };
      case "time":
        throw new TypeError("A step in time sends no request.");
    }
  }

  /** The last part of a path: of both classes of instances for the collection "". */
  #key(collection: string, ref: RowRef): string {
    const isInstance = collection === "" || collection.endsWith("instances");
    if (ref === "malformed") return isInstance ? "no-uuid" : "none";
    const names = collection === "" ? ["containertaskinstances", "executabletaskinstances"] : [collection];
    const rows = names.flatMap((name) => this.#rows.get(name) ?? []);
    const row = ref === "unknown" ? undefined : rows[ref % Math.max(1, rows.length)];
    if (row === undefined) return isInstance ? unknownUuid : "4711";
    return String(isInstance ? row.uuid : row.id);
  }

  #fieldsOf(step: Extract<Step, { spelling: Spelling }>): Fields {
    if (step.do !== "refresh") return step.fields;
    if (step.token === "none") return {};
    if (step.token === "garbage") return { refresh: "a.b.c" };
    return { refresh: this.#jwt(step.token, step.index)?.token ?? "none-yet" };
  }

  #jwt(type: "access" | "refresh", index: number): Jwt | undefined {
    return this.#jwts[type].at(-1 - index);
  }

  #header(actor: Actor): string | undefined {
    switch (actor.by) {
      case "token":
        return `Token ${tokens[actor.user]}`;
      case "jwt":
        return `Bearer ${this.#jwt(actor.type, actor.index)?.token ?? "none-yet"}`;
      case "nothing":
        return undefined;
      case "badToken":
        return "Token 0123456789";
      case "emptyToken":
        return "Token";
      case "badJwt":
        return "Bearer a.b.c";
    }
  }

  #userOf(actor: Actor): string {
    switch (actor.by) {
      case "token":
        if (actor.user === "mallory") refuse(403, detail("User inactive or deleted."));
        return actor.user;
      case "nothing":
        return refuse(403, detail("Authentication credentials were not provided."));
      case "badToken":
        return refuse(403, detail("Invalid token."));
      case "emptyToken":
        return refuse(403, detail("Invalid token header. No credentials provided."));
      case "badJwt":
      case "jwt": {
        const jwt = actor.by === "jwt" && actor.type === "access" ? this.#jwt("access", actor.index) : undefined;
        if (jwt !== undefined && jwt.expires > this.now) return jwt.user;
        const text = "Given token not valid for any token type";
        return refuse(403, { detail: text, code: "token_not_valid", messages: [expect.any(Object)] });
      }
    }
  }

  #responseTo(actor: Actor, step: Step, path: string, meaning: Meaning | undefined): Expected {
    if (step.do === "nowhere") return this.#failure(step.method, 404);
    if (step.do === "login") return this.#login(fieldsIn(meaning, false, {}));
    if (step.do === "refresh") return this.#refresh(step, fieldsIn(meaning, false, {}));
    const user = this.#userOf(actor);
    const key = path.split("/")[2] ?? "";
    switch (step.do) {
      case "delete":
        return refuse(405, detail('Method "DELETE" not allowed.'));
      case "list":
        return this.#list(step.table, step.query);
      case "get": {
        const row = this.#find(step.table, key) ?? refuse(404, detail("Not found."));
        return { status: 200, contentType: "application/json", json: { ...row } };
      }
      case "create":
        return this.#create(user, step.table, meaning);
      case "put":
      case "patch":
        return this.#change(user, step.do, step.table, key, meaning);
      case "clone":
      case "terminate":
        return this.#act(user, step.do, step.taskClass, key);
      case "report":
        return this.#takeReport(key, meaning);
      case "time":
        throw new TypeError("A step in time sends no request.");
    }
  }

  /** The server's page for a path that is not the API's. */
  #failure(method: string, status: 404 | 500): Expected {
    if (this.#pages === "django" || method === "GET") return { status, contentType: "text/html", isEmpty: false };
    return { status: 405, contentType: "text/html", isEmpty: true };
  }

  #crash(method: string): never {
    // See `refuse`.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw new Refused(this.#failure(method, 500));
  }

  // Logins

  #login(fields: Fields): Expected {
    const wrong = ["username", "password"].filter((name) => !isText(fields[name]));
    if (wrong.length > 0) wrongFields(wrong);
    const username = String(fields.username);
    const isRight =
      username !== "mallory" && usernames.includes(username) && fields.password === `${username}-password`;
    if (!isRight) refuse(401, detail("No active account found with the given credentials"));
    const learn = ({ access, refresh }: Row): void => {
      this.#issue("access", username, access);
      this.#issue("refresh", username, refresh);
    };
    const json = { refresh: expect.any(String) as unknown, access: expect.any(String) as unknown };
    return { status: 200, contentType: "application/json", json, learn };
  }

  #issue(type: "access" | "refresh", user: string, token: unknown): void {
    this.#jwts[type].push({ user, expires: this.now + lifetimes[type], token: String(token) });
  }

  #refresh(step: Extract<Step, { do: "refresh" }>, fields: Fields): Expected {
    if (!isText(fields.refresh)) return wrongFields(["refresh"]);
    const jwt = step.token === "refresh" ? this.#jwt("refresh", step.index) : undefined;
    if (jwt === undefined || jwt.expires <= this.now) {
      const access = step.token === "access" ? this.#jwt("access", step.index) : undefined;
      const isOther = access !== undefined && access.expires > this.now;
      refuse(401, {
        detail: isOther ? "Token has wrong type" : "Token is invalid or expired",
        code: "token_not_valid",
      });
    }
    const learn = ({ access }: Row): void => {
      this.#issue("access", jwt.user, access);
    };
    return { status: 200, contentType: "application/json", json: { access: expect.any(String) as unknown }, learn };
  }

  // Lists

  #list(collection: string, query: readonly (readonly [string, string])[]): Expected {
    const last = new Map(query);
    const refused: string[] = [];
    const wanted: ((row: Row) => boolean)[] = [];
    let isBroken = false;
    for (const [name, value] of last) {
      const found = matcherOf(collection, name, value, (of, id) => this.#exists(of, id));
      if (found === "refused") refused.push(name);
      else if (found === "broken") isBroken = true;
      else if (found !== undefined) wanted.push(found);
    }
    if (refused.length > 0) wrongFields(refused);
    const page = last.get("page") ?? "1";
    if (!/^([1-9]\d*|last)$/.test(page)) refuse(404, detail("Invalid page."));
    if (isBroken) this.#crash("GET");
    const rows = this.all(collection).filter((row) => wanted.every((isWanted) => isWanted(row)));
    const given = Number(last.get("page_size") ?? "0");
    const size = given > 0 ? given : collection.endsWith("instances") ? 10 : 100;
    const lastPage = Math.max(1, Math.ceil(rows.length / size));
    const number = page === "last" ? lastPage : Number(page);
    if (number > lastPage) refuse(404, detail("Invalid page."));
    return {
      status: 200,
      contentType: "application/json",
      json: {
        count: rows.length,
        next: number < lastPage ? matching(new RegExp(`[?&]page=${number + 1}(&|$)`)) : null,
        previous: number === 1 ? null : number === 2 ? matching(/^(?!.*[?&]page=)/) : matching(/[?&]page=\d/),
        results: rows.slice((number - 1) * size, number * size),
      },
    };
  }

  // Rows

  #find(collection: string, key: string): Row | undefined {
    return this.#rows.get(collection)?.find((row) => String(row.uuid ?? row.id) === key);
  }

  #exists(collection: string, id: number): boolean {
    return this.#find(collection, String(id)) !== undefined;
  }

  #instance(uuid: string): { readonly taskClass: TaskClass; readonly row: Row } | undefined {
    for (const taskClass of ["container", "executable"] as const) {
      const row = this.#find(`${taskClass}taskinstances`, uuid);
      if (row !== undefined) return { taskClass, row };
    }
    return undefined;
  }

  /** The columns that a body sets, without those that it omits. */
  #accept(collection: string, user: string, fields: Fields, current: Row | undefined, isPartial: boolean): Row {
    const around = (rule: Rule): Surroundings => ({
      exists: (of, id) => this.#exists(of, id) && (of !== "taskqueues" || this.#isOpen(id, user)),
      isTaken: (name) =>
        rule.kind === "text" && (this.#rows.get(collection) ?? []).some((row) => row.name === name && row !== current),
    });
    const columns: Row = {};
    const wrong: string[] = [];
    for (const [name, rule] of Object.entries(rules[collection] ?? {})) {
      const value = fields[name];
      if (value === undefined) {
        if (isRequired(rule) && !isPartial) wrong.push(name);
        continue;
      }
      const column = read(rule, value, around(rule));
      if (column === undefined) wrong.push(name);
      else columns[name] = column;
    }
    if (wrong.length > 0) wrongFields(wrong);
    return columns;
  }

  #isOpen(id: number, user: string): boolean {
    const queue = this.#find("taskqueues", String(id));
    return queue?.active === true && (queue.private === false || queue.user === user);
  }

  #create(user: string, collection: string, meaning: Meaning | undefined): Expected {
    const fields = fieldsIn(meaning, true, rules[collection] ?? {});
    const columns = this.#accept(collection, user, fields, undefined, false);
    if (collection.endsWith("instances")) return this.#launch(user, collection, columns);
    const isType = collection.endsWith("types");
    const checked = isType ? checkedType(columns) : {};
    if (checked === undefined) return wrongFields(["non_field_errors"]);
    const rows = this.#rows.get(collection) ?? [];
    const row: Row = { ...defaults[collection], ...columns, ...checked, id: rows.length + 1, user };
    const created = isType ? { datetime_created: this.#someTime() } : {};
    const learn = ({ datetime_created }: Row): void => {
      rows.push({ ...row, ...(isType && { datetime_created }) });
    };
    return { status: 201, contentType: "application/json", json: { ...row, ...created }, learn };
  }

  /** A time within the second that the clock shows. */
  #someTime(): unknown {
    const second = new Date(startMs + this.now * 1000).toISOString().slice(0, 19);
    return matching(new RegExp(`^${second}(\\.\\d{6})?Z$`));
  }

  #change(
    user: string,
    method: "put" | "patch",
    collection: string,
    key: string,
    meaning: Meaning | undefined,
  ): Expected {
    const allowed = collection.endsWith("instances") ? [] : collection.endsWith("types") ? ["put"] : ["put", "patch"];
    if (!allowed.includes(method)) refuse(405, detail(`Method "${method.toUpperCase()}" not allowed.`));
    const row = this.#find(collection, key) ?? refuse(404, detail("Not found."));
    if (row.user !== user && user !== "admin") {
      refuse(403, detail("You do not have permission to perform this action."));
    }
    const isPartial = method === "patch";
    const fields = fieldsIn(meaning, !isPartial, rules[collection] ?? {});
    const columns = this.#accept(collection, user, fields, row, isPartial);
    if (!collection.endsWith("types")) {
      Object.assign(row, columns);
      return { status: 200, contentType: "application/json", json: { ...row } };
    }
    // The sent fields are checked one by one, with a message. The whole row is checked only when it is saved.
    if (checkedType(columns) === undefined) return wrongFields(["non_field_errors"]);
    const whole = { ...row, ...columns, user };
    const checked = checkedType(whole) ?? this.#crash("PUT");
    Object.assign(row, whole, checked);
    return { status: 200, contentType: "application/json", json: { ...row } };
  }

  // Instances

  #launch(user: string, collection: string, columns: Row): Expected {
    const parsed = jsonIn(columns.arguments ?? {});
    if (!isObject(parsed)) return wrongFields(["non_field_errors"]);
    const { taskClass, parts } = {
      taskClass: collection.startsWith("container") ? "container" : "executable",
      parts: { ...columns, arguments: parsed },
    } as const;
    const checked = this.#checked(taskClass, user, parts);
    if ("problem" in checked) refuse(400, { non_field_errors: [checked.problem] });
    return this.#started(taskClass, user, textOf(columns.name), { ...parts, arguments: checked.arguments });
  }

  #started(taskClass: TaskClass, user: string, name: string, parts: Row): Expected {
    const rows = this.#rows.get(`${taskClass}taskinstances`) ?? [];
    const row: Row = {
      user,
      name,
      datetime_finished: null,
      arguments: parts.arguments,
      task_queue: parts.task_queue,
      task_type: parts.task_type,
    };
    const learn = ({ uuid, datetime_created }: Row): void => {
      rows.push({ ...row, uuid, datetime_created, state: "published" });
      if (this.#hasWorkers) this.#pending.set(String(uuid), { action: "run", since: this.now });
    };
    const json = { ...row, uuid: uuidText, state: "created", datetime_created: this.#someTime() };
    return { status: 201, contentType: "application/json", json, learn };
  }

  /** The arguments with the type's defaults filled in, or the error. The order of the checks matters. */
  #checked(taskClass: TaskClass, user: string, parts: Row): { arguments: Row } | { problem: string } {
    const queue = this.#find("taskqueues", String(parts.task_queue)) ?? {};
    const type = this.#find(`${taskClass}tasktypes`, String(parts.task_type)) ?? {};
    if (!this.#isOpen(Number(queue.id), user)) return { problem: "closed" };
    const column = `whitelisted_${taskClass}_task_types`;
    const isListed = listIn(queue.whitelists).some((id) =>
      listIn(this.#find("taskwhitelists", String(id))?.[column]).includes(type.id),
    );
    if (!isListed) {
      return { problem: `['Queue ${String(queue.name)} has not whitelisted task type ${String(type.name)}']` };
    }
    const [flag, kind] =
      taskClass === "executable"
        ? ["runs_executable_tasks", "executable"]
        : type.container_type === "docker"
          ? ["runs_docker_container_tasks", "Docker container"]
          : ["runs_singularity_container_tasks", "Singularity container"];
    if (queue[flag] !== true) return { problem: `['Queue ${String(queue.name)} does not accept ${kind} tasks']` };
    const given = isObject(parts.arguments) ? parts.arguments : {};
    const fallback = isObject(type.required_arguments_default_values) ? type.required_arguments_default_values : {};
    const filled: Row = { ...given };
    for (const name of listIn(type.required_arguments).map(String)) {
      if (Object.hasOwn(given, name)) continue;
      if (!Object.hasOwn(fallback, name)) return { problem: `["required argument '${name}' not provided!"]` };
      filled[name] = fallback[name];
    }
    return { arguments: filled };
  }

  #act(user: string, action: "clone" | "terminate", taskClass: TaskClass, key: string): Expected {
    const row = this.#find(`${taskClass}taskinstances`, key) ?? this.#crash("POST");
    if (action === "terminate") {
      const isOver = ["successful", "failed", "terminated"].includes(String(row.state));
      const isEnding = this.#pending.get(key)?.action === "end";
      const json = { ...row };
      if (this.#hasWorkers && !isOver && !isEnding) this.#pending.set(key, { action: "end", since: this.now });
      return { status: 202, contentType: "application/json", json };
    }
    const checked = this.#checked(taskClass, user, row);
    if ("problem" in checked) return this.#crash("POST");
    return this.#started(taskClass, user, String(row.name), { ...row, arguments: checked.arguments });
  }

  #takeReport(key: string, meaning: Meaning | undefined): Expected {
    // A value that is not an object has no state, and the server does not check it.
    if (meaning?.is === "noObject") this.#crash("PATCH");
    const { state } = fieldsIn(meaning, false, {});
    if (state === undefined || key === "no-uuid") return this.#crash("PATCH");
    const found = this.#instance(key);
    if (found === undefined) return refuse(400, `No task instance with UUID ${key} found`);
    if (!this.#report(found.taskClass, found.row, state, this.now)) this.#crash("PATCH");
    return { status: 200, contentType: "application/json", json: { uuid: key, state } };
  }

  /** Whether an instance may still change its state: the conditions of its launch must still be true. */
  #report(taskClass: TaskClass, row: Row, state: unknown, second: number): boolean {
    const checked = this.#checked(taskClass, String(row.user), row);
    if ("problem" in checked || typeof state !== "string" || state.length > 10) return false;
    row.state = state;
    row.arguments = checked.arguments;
    if (state === "successful" || state === "failed") {
      row.datetime_finished = new Date(startMs + second * 1000).toISOString().replace(".000Z", "Z");
    }
    return true;
  }
}

/** The fields of a body. A form without a checkbox or a list means false, or empty, unless it is a partial update. */
function fieldsIn(meaning: Meaning | undefined, isWhole: boolean, known: Readonly<Record<string, Rule>>): Fields {
  if (meaning === undefined) return {};
  if (meaning.is === "unreadable") return refuse(meaning.status, detail(matching(meaning.detail)));
  if (meaning.is === "noObject") return refuse(400, { non_field_errors: [meaning.message] });
  if (meaning.is === "json") return meaning.fields;
  const fields: Row = {};
  for (const [name, values] of meaning.fields) {
    const { kind } = known[name] ?? {};
    const value = values.at(-1) ?? "";
    if (kind === "flag" && value === "") continue;
    fields[name] = kind === "ids" ? values : kind === "json" ? parsed(value) : value;
  }
  if (!isWhole) return fields;
  for (const [name, { kind }] of Object.entries(known)) {
    if (meaning.fields.has(name)) continue;
    if (kind === "flag") fields[name] = false;
    if (kind === "ids") fields[name] = [];
  }
  return fields;
}

/** The JSON columns of a type; `undefined` if they are invalid. An omitted one counts as empty. */
function checkedType(columns: Row): Row | undefined {
  const variables = jsonIn(columns.environment_variables ?? []);
  const required = jsonIn(columns.required_arguments ?? []);
  const values = jsonIn(columns.required_arguments_default_values ?? {});
  if (!Array.isArray(variables) || !Array.isArray(required) || !isObject(values)) return undefined;
  if (Object.keys(values).some((name) => !required.includes(name))) return undefined;
  return {
    environment_variables: variables,
    required_arguments: required,
    required_arguments_default_values: values,
  };
}

/** The server also accepts JSON as a string. */
function jsonIn(value: unknown): unknown {
  return typeof value === "string" ? parsed(value) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether a value becomes a string that is not blank, as a login requires. */
function isText(value: unknown): boolean {
  return (typeof value === "string" && value.trim() !== "") || typeof value === "number";
}
