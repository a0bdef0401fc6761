import { ignoredByServer, isObject, matchesNothing } from "./list-arguments.js";
import { describeRecordedError, type Outcome } from "./outcomes.js";
import { comparedHeaders, type Failure, type Plan, type PlannedResponse, type SentRequest } from "./play.js";
import { isRecordedError, type RecordedCall } from "./recorded-calls.js";
import { refusals } from "./refusals.js";
import { isResource, kindOf, pathOf } from "./resources.js";
import { argumentsOf, isList, isMethod, isVersionList } from "./signatures.js";

/** What the facade is expected to do for a recorded call. */
export interface Expectation extends Plan {
  readonly requests: readonly SentRequest[];
  readonly outcome: Outcome;
}

/** A deliberate difference between the facade and decapodlib. */
export interface Difference {
  /** What the facade does. */
  readonly name: string;
  readonly reason: string;
  readonly applies: (call: RecordedCall, args: Readonly<Record<string, unknown>>) => boolean;
  readonly change: (
    expected: Expectation,
    call: RecordedCall,
    args: Readonly<Record<string, unknown>>,
  ) => Partial<Expectation>;
}

/** Applied in this order. */
export const differences: readonly Difference[] = [
  {
    name: "the last call of a recording about login or logout is get_user_self",
    reason: "the recording shows with it which token is used afterwards",
    applies: ({ method, returns }) => isAboutSession(method) && isUser(returns),
    change: ({ calls }) => {
      const last = { method: "get_user_self", args: [], kwargs: {} };
      return { calls: [...calls.slice(0, -1), last], last };
    },
  },
  {
    name: "an explicit login is kept",
    reason: "decapodlib forgets its token, and logs in again for the next call",
    applies: ({ method, before = [], requests }) =>
      (method === "login" || before.some((call) => call.method === "login")) && requests.filter(isLogin).length > 1,
    change: ({ requests, responses }) => {
      const isRepeated = (request: { method: string; path: string }, index: number, all: readonly unknown[]): boolean =>
        isLogin(request) && index > 0 && isLogin(all[index - 1] as typeof request);
      return {
        requests: requests.filter((...request) => !isRepeated(...request)),
        responses: responses.filter((...response) => !isRepeated(...response)),
      };
    },
  },
  {
    name: "login returns the user and the end; the token is in auth.token()",
    reason: "a token in the result ends up in logs",
    applies: ({ method, returns }) => method === "login" && isObject(returns) && returns.model === "token",
    change: (_, { returns }) => {
      if (!isObject(returns)) return {};
      return { outcome: { value: { id: returns.id, data: returns.data } } };
    },
  },
  {
    name: "a logout whose token the server does not know is a success",
    reason: "the token is at its end, which the caller wanted",
    applies: ({ method, returns }) => method === "logout" && isRecordedError(returns) && returns.code === 401,
    change: () => ({ outcome: { value: undefined } }),
  },
  {
    name: "nothing is returned where the response says nothing",
    reason: "{} and a sentence that never differs are no result",
    applies: ({ method, returns }) =>
      ["logout", "create_server", "request_password_reset", "reset_password"].includes(method) &&
      !isRecordedError(returns) &&
      !isUser(returns),
    change: () => ({ outcome: { value: undefined } }),
  },
  {
    name: "peek is a boolean",
    reason: "an unknown token is a usual response, and no error",
    applies: ({ method, returns }) =>
      method === "peek_password_reset" && (!isRecordedError(returns) || isUnknown(returns)),
    change: (_, { returns }) => ({ outcome: { value: !isRecordedError(returns) } }),
  },
  {
    name: "a list returns its items and their count",
    reason: "page and per_page are what the caller passed",
    applies: ({ method, returns }) => isList(method) && isPage(returns),
    change: (_, { returns }) => {
      const { items, total } = Object(returns) as Record<string, unknown>;
      return { outcome: { value: { items, total } } };
    },
  },
  {
    name: "a list is requested with page and per_page",
    reason: "the size of a page is the client's own, so that the server's configuration does not matter",
    applies: ({ method }, { all_items: all }) => isList(method) && all !== true,
    change: (expected, _, { page, per_page: size }) =>
      changeLast(expected, (request) => ({
        query: [
          ...pagingOf(page, size),
          ...request.query.filter(([name]) => !["page", "per_page", "all"].includes(name)),
        ],
      })),
  },
  {
    name: "all_items goes without page and per_page",
    reason: "the server ignores them then",
    applies: ({ method }, { all_items: all, page, per_page: size }) =>
      isList(method) && all === true && (page !== undefined || size !== undefined),
    change: (expected) =>
      changeLast(expected, ({ query }) => ({ query: query.filter(([name]) => !["page", "per_page"].includes(name)) })),
  },
  {
    name: "an empty filter or order is not sent",
    reason: "it means the same as none",
    applies: ({ method }, { filter, sort_by: sortBy }) => isList(method) && (isEmpty(filter) || isEmpty(sortBy)),
    change: (expected) => changeLast(expected, ({ query }) => ({ query: query.filter(([, value]) => value !== "{}") })),
  },
  {
    name: "versions have no filter and no order",
    reason: "the server ignores them",
    applies: ({ method }, { filter, sort_by: sortBy }) =>
      isVersionList(method) && (filter !== undefined || sortBy !== undefined),
    change: (expected) =>
      changeLast(expected, ({ query }) => ({
        query: query.filter(([name]) => !["filter", "sort_by"].includes(name)),
      })),
  },
  {
    name: "a filter that nothing can match sends nothing",
    reason: "an empty list needs no request",
    applies: ({ method }, args) =>
      isList(method) && matchesNothing(args.filter) && ignoredByServer(method, args) === undefined,
    change: (expected) => ({
      requests: withoutLast(expected).filter((request) => !isLogin(request)),
      outcome: { value: { items: [], total: 0 } },
    }),
  },
  {
    name: "ids are escaped",
    reason: "an id with a slash or a question mark would lead to another path",
    applies: (_, args) => /[^\w.~-]/.test(idOf(args) ?? ""),
    change: (expected, { method }, args) => {
      const path = pathOf(method, idOf(args) ?? "", args.version);
      const changed = changeLast(expected, ({ query }) => ({
        path,
        query: /[?#]/.test(idOf(args) ?? "") ? [] : query,
      }));
      const responses = expected.responses.map((response, index, { length }) =>
        index === length - 1 ? { ...response, path } : response,
      );
      return { ...changed, responses };
    },
  },
  {
    name: "each server is sent once, in the caller's order",
    reason: "decapodlib makes a set of them, which has no order",
    applies: (_, { server_ids: ids }) => Array.isArray(ids) && ids.length > 1,
    change: (expected, _, { server_ids: ids }) =>
      changeLast(expected, ({ body }) => ({ body: { ...(body as object), server_ids: [...new Set(ids as [])] } })),
  },
  {
    name: "run is sent only if it is given",
    reason: "servers before 1.2 refuse it",
    applies: ({ method }, { run_after: run }) => method === "create_playbook_configuration" && run === undefined,
    change: (expected) =>
      changeLast(expected, ({ body }) => {
        const { run: _, ...rest } = Object(body) as Record<string, unknown>;
        return { body: rest };
      }),
  },
  {
    name: "hints are checked against the playbook, which is read before",
    reason: "the server does not say which hint it refuses",
    applies: ({ method }, { hints }) =>
      method === "create_playbook_configuration" && Array.isArray(hints) && hints.length > 0,
    change: ({ requests, responses }, _, { playbook_id: playbook, hints }) => {
      const read = { method: "GET", path: "/v1/playbook/" };
      const created = requests.at(-1);
      if (created === undefined) return {};
      const { authorization = "" } = created.headers;
      const described = (hints as readonly { id: string; value: unknown }[]).map(({ id, value }) => ({
        ...{ id, description: id, values: [], default_value: value },
        type: Array.isArray(value) ? "list" : typeof value === "number" ? "integer" : typeof value,
      }));
      const rest = { description: "", required_server_list: false, server_list_policy: "any_server" };
      const items = [{ id: playbook, name: playbook, ...rest, hints: described }];
      return {
        requests: [...requests.slice(0, -1), { ...read, query: [], headers: { authorization }, body: null }, created],
        responses: [...responses, json(read, { items })],
      };
    },
  },
  {
    name: "a log is requested as text",
    reason: "text can be streamed; JSON, which decapodlib gets by a Content-Type of a request without body, cannot",
    applies: ({ method }) => method === "get_execution_log",
    change: (expected, { returns }) => {
      const changed = changeLast(expected, ({ headers: { "content-type": _, ...headers } }) => ({ headers }));
      if (!isObject(returns) || typeof returns.data !== "string") return changed;
      const { data } = returns;
      const responses = expected.responses.map((response, index, { length }) =>
        index === length - 1
          ? { ...response, headers: { "Content-Type": "text/plain; charset=utf-8" }, body: data }
          : response,
      );
      return { ...changed, responses, outcome: { value: data } };
    },
  },
  {
    name: "get_playbook_configuration_versions works",
    reason: "in decapodlib it lacks the arguments of lists, and fails before any request",
    applies: ({ method, returns }) =>
      method === "get_playbook_configuration_versions" && isRecordedError(returns) && returns.error === "TypeError",
    change: (_, { method }, args) => {
      const login = { method: "POST", path: "/v1/auth/" };
      const list = { method: "GET", path: pathOf(method, idOf(args) ?? "", undefined) };
      const { all_items: all, page, per_page: size } = args;
      const query = all === true ? ([["all", "1"]] as const) : pagingOf(page, size);
      return {
        requests: [
          {
            ...login,
            query: [],
            headers: { "content-type": "application/json" },
            body: { username: "root", password: "secret" },
          },
          { ...list, query, headers: { authorization: token.id }, body: null },
        ],
        responses: [json(login, token), json(list, { items: [], page: 1, per_page: 250, total: 0 })],
        failure: "lost",
        outcome: { value: { items: [], total: 0 } },
      };
    },
  },
  {
    name: "after a stale update, the newer version is read",
    reason: "the error has it, so that the caller can decide",
    applies: ({ method, returns }) =>
      /^(update|put)_/.test(method) && isRecordedError(returns) && returns.error === "CannotUpdateManagedFieldsError",
    change: ({ requests, responses }, _, { model_data: model }) => {
      const written = requests.at(-1);
      if (written === undefined) return {};
      const { authorization = "" } = written.headers;
      const read = { method: "GET", path: written.path };
      return {
        requests: [...requests, { ...read, query: [], headers: { authorization }, body: null }],
        responses: [...responses, json(read, { ...(model as object), version: 99 })],
      };
    },
  },
  {
    name: "a refused token leads to a new login, and the call is repeated once",
    reason: "tokens expire after half an hour without a request",
    applies: ({ method, requests, returns }) =>
      !isAboutSession(method) &&
      isRecordedError(returns) &&
      returns.code === 401 &&
      requests.at(-1)?.headers.authorization !== undefined,
    change: ({ requests, responses }) => {
      const login = requests.find(isLogin);
      const [last, accepted, refused] = [requests.at(-1), responses.find(isLogin), responses.at(-1)];
      if (login === undefined || last === undefined || accepted === undefined || refused === undefined) return {};
      return { requests: [...requests, login, last], responses: [...responses, accepted, refused] };
    },
  },
  {
    name: "a change that a server or gateway fails may have been executed",
    reason: "the caller must look before it is sent again; an update or delete is settled by such a look",
    applies: ({ method, returns, requests }) =>
      isChange(method) &&
      isRecordedError(returns) &&
      (returns.code === "" ? /Connection|Timeout|Chunked/.test(returns.error) : returns.code >= 500) &&
      requests.some((request) => !isLogin(request)),
    change: ({ requests }, { method }) => {
      const sent = requests.at(-1);
      const looks = /^(update|put|delete)_/.test(method) && sent !== undefined;
      const { authorization = "" } = sent?.headers ?? {};
      const look = looks ? [{ ...sent, method: "GET", headers: { authorization }, body: null }] : [];
      return { requests: [...requests, ...look], outcome: { error: { name: "AmbiguousOutcomeError" } } };
    },
  },
  {
    name: "an error of another form than the API's is one by its status",
    reason: "decapodlib fails for it with a KeyError",
    applies: ({ returns, answers }) =>
      isRecordedError(returns) && returns.error === "KeyError" && (answers.at(-1)?.status ?? 0) >= 400,
    change: (_, { answers }) => {
      const { status = 0, body = "" } = answers.at(-1) ?? {};
      const parsed = parse(body);
      const { error = "", message } = Object(parsed) as { error?: string; message?: unknown };
      const description = describeRecordedError({ raises: "", code: status, error, description: "" });
      return { outcome: { error: { ...description, words: message ?? parsed } } };
    },
  },
  {
    name: "the response of a call with raw_response is in its result or its error",
    reason: "client.api has the response of any call",
    applies: ({ kwargs }) => kwargs.raw_response === true,
    change: ({ outcome }, { returns, method }) => {
      if (!isObject(returns) || !isObject(returns.response)) return { outcome };
      const { status, text } = returns.response as { status: number; text: string };
      const parsed = parse(text);
      if (status < 400) return { outcome: { value: isPage(parsed) && isList(method) ? itemsOf(parsed) : parsed } };
      const { error = "", message } = Object(parsed) as { error?: string; message?: string };
      return {
        outcome: {
          error: describeRecordedError({ raises: "", code: status, error, description: message ?? text }),
        },
      };
    },
  },
  {
    name: "JSON is parsed with any media type",
    reason: "decapodlib returns the text of all but application/json",
    applies: (call) =>
      typeof call.returns === "string" && call.returns === lastBody(call) && parse(call.returns) !== undefined,
    change: (_, { method, returns }) => {
      const parsed = parse(String(returns));
      return { outcome: { value: isPage(parsed) && isList(method) ? itemsOf(parsed) : parsed } };
    },
  },
  {
    name: "a success that is not of the contract's form is an error",
    reason: "a program would fail later and elsewhere",
    applies: (call) => lastBody(call) !== undefined && !isContractual(call.method, parse(lastBody(call) ?? "")),
    change: (_, call) => {
      const name = parse(lastBody(call) ?? "") === undefined ? "UnexpectedResponseError" : "ResponseValidationError";
      return { outcome: { error: { name } } };
    },
  },
  ...refusals.map(({ name, reason, applies }): Difference => ({
    name: `${name} is refused`,
    reason,
    applies,
    change: (expected, { before = [] }) => ({
      requests: before.length === 0 ? [] : withoutLast(expected),
      outcome: { error: { name: "InvalidInputError" } },
    }),
  })),
];

const token = {
  ...{ id: "12345678-1234-4234-8234-123456789abc", model: "token", version: 1, initiator_id: null },
  ...{ time_updated: 1478865388, time_deleted: 0 },
  data: {
    expires_at: 1478867188,
    user: {
      ...{ id: "aaaa0000-1111-4222-8333-444444444444", model: "user", version: 1, initiator_id: null },
      ...{ time_updated: 1478865388, time_deleted: 0 },
      data: { login: "root", email: "root@example.org", full_name: "Root", role_id: null },
    },
  },
};

/** What a call is expected to do without any difference. */
export function recordedExpectation(call: RecordedCall, outcome: Outcome): Expectation {
  const { before = [], after = [], requests, answers } = call;
  const calls = [...before, call, ...after];
  return {
    calls,
    last: call,
    requests: requests.map(({ method, path, query, headers, body }) => ({
      ...{ method, path, query },
      headers: comparedHeaders(headers, calls),
      body: body === null ? null : parse(body),
    })),
    responses: answers.map((answer, index) => {
      const { method = "", path = "" } = requests[index] ?? {};
      return { ...answer, method, path };
    }),
    failure: failureOf(call),
    outcome,
  };
}

function failureOf({ requests, returns }: RecordedCall): Failure {
  if (isRecordedError(returns) && returns.error.includes("Timeout")) return "silent";
  return requests.length === 0 ? "refused" : "lost";
}

/** The arguments of a call by their names; none for what is no method of the client. */
export function argumentsIn(call: RecordedCall): Readonly<Record<string, unknown>> {
  return isMethod(call.method) ? argumentsOf(call) : {};
}

/** The id that a call passes in the path. */
function idOf(args: Readonly<Record<string, unknown>>): string | undefined {
  const { model_data: model } = args;
  if (isObject(model)) return typeof model.id === "string" ? model.id : undefined;
  if ("hints" in args || "host" in args || "playbook_configuration_version" in args || "playbook_id" in args)
    return undefined;
  const [, id] =
    Object.entries(args).find(([name]) => /^(?!role_id$).*_id$|^reset_token$/.test(name)) ??
    Object.entries(args).find(([name]) => name === "role_id" && !("email" in args)) ??
    [];
  return typeof id === "string" ? id : undefined;
}

function changeLast(
  expected: Expectation,
  change: (request: SentRequest) => Partial<SentRequest>,
): Partial<Expectation> {
  return {
    requests: expected.requests.map((request, index, { length }) =>
      index === length - 1 && !isLogin(request) ? { ...request, ...change(request) } : request,
    ),
  };
}

/** The query of a page; a number or size that is not given has its default. */
function pagingOf(page: unknown, size: unknown): SentRequest["query"] {
  return [
    ["page", JSON.stringify(page ?? 1)],
    ["per_page", JSON.stringify(size ?? 250)],
  ];
}

function withoutLast({ requests }: Expectation): readonly SentRequest[] {
  return requests.slice(0, -1);
}

function isLogin({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === "POST" && path.endsWith("/v1/auth/");
}

function isUser(value: unknown): boolean {
  return isObject(value) && value.model === "user";
}

function isAboutSession(method: string): boolean {
  return method === "login" || method === "logout";
}

function isChange(method: string): boolean {
  return /^(create|update|put|delete)_|^(request|reset)_password/.test(method);
}

function isUnknown(error: { readonly code: unknown; readonly error: string }): boolean {
  return error.code === 404 && error.error === "NotFound";
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function isPage(value: unknown): value is { items: unknown; total: unknown } {
  return isObject(value) && Array.isArray(value.items) && "total" in value;
}

function itemsOf({ items, total }: { items: unknown; total: unknown }): object {
  return { items, total };
}

/** The body of the last response, if it is a success; undefined otherwise. */
function lastBody({ requests, answers }: RecordedCall): string | undefined {
  const [request, answer] = [requests.at(-1), answers.at(-1)];
  const isAnswered = requests.length === answers.length;
  return !isAnswered || request === undefined || answer === undefined || answer.status >= 300 ? undefined : answer.body;
}

function isContractual(method: string, body: unknown): boolean {
  const kind = kindOf(method);
  if (method === "create_server" || method === "logout") return true;
  if (method === "get_execution_log") return isObject(body) && typeof body.data === "string";
  if (method === "get_info") return isObject(body) && isObject(body.time) && typeof body.version === "string";
  if (method === "get_permissions" || method === "get_playbooks") return isObject(body) && Array.isArray(body.items);
  if (method === "get_cinder_integration") return isObject(body) && Object.values(body).every(isText);
  if (method.includes("password")) return isObject(body) && isText(body.message);
  if (kind === undefined) return true;
  if (!isList(method)) return isResource(kind, body);
  return isPage(body) && (body.items as readonly unknown[]).every((item) => isResource(kind, item));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function json(request: { method: string; path: string }, body: unknown): PlannedResponse {
  const headers = { "Content-Type": "application/json" };
  return { ...request, status: 200, headers, body: JSON.stringify(body) };
}

/** A JSON text; undefined if it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
