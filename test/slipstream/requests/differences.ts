import { comparedBody, sortedPairs } from "./bodies.js";
import { withSelectedId } from "./cimi-calls.js";
import { idOf, pageOf } from "./deployment-calls.js";
import { type Outcome, parse, refusalOf } from "./outcomes.js";
import { comparedHeaders, decoded, type Failure, type Plan, type PlannedResponse, type SentRequest } from "./play.js";
import { isObject, isRecordedError, type RecordedCall } from "./recorded-calls.js";
import { refusals } from "./refusals.js";
import { argumentsOf } from "./signatures.js";
import { convertUserBody } from "./user-bodies.js";

type Arguments = Readonly<Record<string, unknown>>;

/** What the facade is expected to do for a recorded call. */
export interface Expectation extends Plan {
  readonly requests: readonly SentRequest[];
  readonly outcome: Outcome;
}

/** A deliberate difference between the facade and slipstream-api. */
export interface Difference {
  /** What the facade does. */
  readonly name: string;
  readonly reason: string;
  readonly applies: (call: RecordedCall, args: Arguments) => boolean;
  readonly change: (expected: Expectation, call: RecordedCall, args: Arguments) => Partial<Expectation>;
}

/** Applied in this order. */
export const differences: readonly Difference[] = [
  {
    name: "a slash at the end of the endpoint is left out",
    reason: "slipstream-api doubles it",
    applies: ({ client }) => client?.endpoint?.endsWith("/") === true,
    change: (expected) => mapRequests(expected, (request) => ({ path: request.path.replace(/^\/+/, "/") })),
  },
  {
    name: "the server's cookie is kept over HTTPS only",
    reason:
      "over HTTP, slipstream-api logs in, and is anonymous afterwards; the facade throws (session.test.ts). The call is made over HTTPS, where the cookie goes back",
    applies: (call) => call.client?.insecure !== true && call.answers.some(setsCookie),
    change: (expected, call) => ({
      endpoint: expected.endpoint.replace(/^http:/, "https:"),
      requests: expected.requests.map((request, index) => {
        const cookie = call.answers
          .slice(0, index)
          .map(cookieIn)
          .findLast((each) => each !== undefined);
        return cookie === undefined || cookie === ""
          ? request
          : { ...request, headers: { ...request.headers, cookie } };
      }),
    }),
  },
  {
    name: "a login goes without the cookie of the session before",
    reason: "it is of no use there",
    applies: ({ requests }) => requests.some(isLogin),
    change: (expected) =>
      mapRequests(expected, (request) => {
        const { cookie: _, ...headers } = request.headers;
        return isLogin(request) ? { headers } : {};
      }),
  },
  {
    name: "a login returns nothing, and a refused one is an error",
    reason: "slipstream-api returns the response of any status; what a success says is in session.current()",
    applies: ({ method, returns }) => isLoginMethod(method) && returns !== null && !isRecordedError(returns),
    change: (_, { answers }) => {
      const last = answers.at(-1);
      if (last === undefined || last.status < 400) return { outcome: { value: undefined } };
      return { outcome: { error: refusalOf(last, true) } };
    },
  },
  {
    name: "a login that sets no cookie is an error",
    reason: "the calls after it would be anonymous",
    applies: ({ method, answers }) => {
      const last = answers.at(-1);
      return isLoginMethod(method) && last !== undefined && last.status < 400 && !setsCookie(last);
    },
    change: () => ({ outcome: { error: { name: "UnexpectedResponseError" } } }),
  },
  {
    name: "a refused session leads to a new login without an option",
    reason: "reauthenticate is off in slipstream-api by default; sessions end after a day",
    applies: (call) => isRefused(call, 401) && !isReauthenticating(call) && hasLoggedIn(call),
    change: ({ requests, responses }) => {
      const [login, last] = [requests.find(isLogin), requests.at(-1)];
      const [accepted, refused] = [responses.find(isLogin), responses.at(-1)];
      if (login === undefined || last === undefined || accepted === undefined || refused === undefined) return {};
      return { requests: [...requests, login, last], responses: [...responses, accepted, refused] };
    },
  },
  {
    name: "a refused login is what the call throws",
    reason: "it says why the call cannot be made; slipstream-api throws the refusal that led to it",
    applies: (call) => call.requests.length > 1 && isReauthenticating(call) && isLogin(call.requests.at(-1)),
    change: (expected, { answers }) => {
      const last = answers.at(-1);
      return last === undefined || last.status < 400 ? expected : { outcome: { error: refusalOf(last, true) } };
    },
  },
  {
    name: "a 403 leads to no login while the session is alive",
    reason: "slipstream-api logs in, and sends the call again, for what the user may not do",
    applies: (call) => isReauthenticating(call) && indexOfForbidden(call) >= 0,
    change: ({ requests, responses }, call) => {
      const end = indexOfForbidden(call) + 1;
      const refused = call.answers[end - 1];
      return {
        requests: requests.slice(0, end),
        responses: responses.slice(0, end),
        ...(refused !== undefined && { outcome: { error: refusalOf(refused) } }),
      };
    },
  },
  {
    name: "a logout without a session sends nothing",
    reason: "there is nothing to end",
    applies: (call) => call.method === "logout" && !hasLoggedIn(call),
    change: () => ({ requests: [] }),
  },
  {
    name: "the name of the user is read from the search of the sessions",
    reason: "the search has it; slipstream-api gets the session once more",
    applies: ({ requests }) => requests.some(isSessionRead),
    change: (expected, { requests, answers, method }) => {
      const index = requests.findIndex(isSessionRead);
      const session = parse(answers[index - 1]?.body ?? "");
      const [own] = isObject(session) && Array.isArray(session.sessions) ? (session.sessions as unknown[]) : [];
      const isOwn = method === "username" && isObject(own);
      return {
        requests: expected.requests.filter((request) => !isSessionRead(request)),
        responses: expected.responses.filter((response) => !isSessionRead(response)),
        ...(isOwn && { outcome: { value: own.username ?? null } }),
      };
    },
  },
  {
    name: "an anonymous client is asked for the name of a user",
    reason: "slipstream-api requests /user/None",
    applies: ({ requests }) => requests.some(({ path }) => path === "/user/None"),
    change: ({ requests }) => ({
      requests: requests.filter(({ path }) => path !== "/user/None"),
      outcome: { error: { name: "InvalidInputError" } },
    }),
  },
  {
    name: "the name of a refused login is not that of the user",
    reason: "slipstream-api keeps it, and requests that user",
    applies: (call, args) =>
      ["username", "get_user", "update_user"].includes(call.method) &&
      (args.username ?? null) === null &&
      call.requests.some(isLogin) &&
      !hasLoggedIn(call),
    change: ({ requests, responses }, { method }) => {
      const logins = requests.filter(isLogin);
      const headers = { accept: "application/json" };
      const read = { method: "GET", path: "/api/cloud-entry-point", query: [], headers, body: null };
      const search = { ...read, method: "PUT", path: "/api/session" };
      const found = { count: 0, sessions: [] };
      const entryPoint = { id: "cloud-entry-point", resourceURI: "x", baseURI: "x", sessions: { href: "session" } };
      return {
        requests: [...logins, read, search],
        responses: [...responses.filter(isLogin), json(read, entryPoint), json(search, found)],
        outcome: method === "username" ? { value: null } : { error: { name: "InvalidInputError" } },
      };
    },
  },
  {
    name: "a search selects the id, too",
    reason: "the operations have no links without it",
    applies: (_, { select }) => select !== undefined && select !== null,
    change: (expected, { method }) => {
      const changed = (pairs: unknown) => sortedPairs(withSelectedId(pairs as readonly (readonly [string, string])[]));
      return changeLast(expected, ({ body, query }) =>
        method === "cimi_search" && Array.isArray(body)
          ? { body: changed(body) }
          : method === "cimi_get"
            ? { query: changed(query) }
            : {},
      );
    },
  },
  {
    name: "a filter of cloud credentials is a part of its own",
    reason: "slipstream-api appends it without a blank and without parentheses",
    applies: ({ method }, { cimi_filter: filter }) =>
      method === "get_cloud_credentials" && typeof filter === "string" && filter !== "",
    change: (expected, _, { cimi_filter: filter }) =>
      changeLast(expected, (request) => form(request, [["$filter", `type^='cloud-cred' and (${String(filter)})`]])),
  },
  {
    name: "what the server does not offer is a missing permission",
    reason: "slipstream-api raises a KeyError",
    applies: ({ returns }) =>
      isRecordedError(returns) && returns.raises === "KeyError" && returns.text.includes("Operation"),
    change: () => ({ outcome: { error: { name: "PermissionDeniedError" } } }),
  },
  {
    name: "an edit whose response is no resource is followed by a look",
    reason: "an edit returns the resource",
    applies: ({ method, answers }) => {
      const body = parse(answers.at(-1)?.body ?? "");
      return (
        method === "cimi_edit" &&
        isObject(body) &&
        !("id" in body) &&
        "resource-id" in body &&
        isSuccess(answers.at(-1))
      );
    },
    change: (expected) => {
      const [look] = expected.requests;
      const [read] = expected.responses;
      if (look === undefined || read === undefined) return {};
      return {
        requests: [...expected.requests, look],
        responses: [...expected.responses, read],
        outcome: { value: parse(read.body) },
      };
    },
  },
  {
    name: "a list has whole pages",
    reason: "a page of the facade has a number",
    applies: ({ method }, { offset = 0, limit = 20 }) => isPaged(method) && Number(offset) % Number(limit) !== 0,
    change: (expected, _, { offset = 0, limit = 20 }) =>
      changeLast(expected, ({ query }) => {
        const start = String((pageOf(offset, limit) - 1) * Number(limit));
        return { query: query.map(([name, value]) => [name, name === "offset" ? start : value] as const) };
      }),
  },
  {
    name: "activeOnly is true or false, and an empty cloud is left out",
    reason: "slipstream-api writes it as Python does",
    applies: ({ method }) => method === "list_deployments",
    change: (expected) =>
      changeLast(expected, ({ query }) => ({
        query: query
          .filter(([name, value]) => name !== "cloud" || (value !== "" && value !== "None"))
          .map(([name, value]) => [name, name === "activeOnly" ? value.toLowerCase() : value] as const),
      })),
  },
  {
    name: "what is empty is null, or an empty list",
    reason: "slipstream-api tells an empty abort from a missing one, and makes one empty cloud of none",
    applies: ({ method }) => method === "list_deployments" || method === "get_deployment",
    change: ({ outcome }) => {
      if (!("value" in outcome)) return {};
      const { value } = outcome;
      return { outcome: { value: Array.isArray(value) ? value.map(withoutEmpty) : withoutEmpty(value) } };
    },
  },
  {
    name: "booleans of a form are true and false",
    reason: "slipstream-api writes True and False",
    applies: ({ method }) => method === "deploy",
    change: (expected) =>
      changeLast(expected, ({ body }) => ({
        body: Array.isArray(body)
          ? (body as [string, string][]).map(([name, value]) => [
              name,
              /^(True|False)$/.test(value) ? value.toLowerCase() : value,
            ])
          : body,
      })),
  },
  {
    name: "no tags are not sent",
    reason: "slipstream-api sends an empty one",
    applies: ({ method }, { tags }) => method === "deploy" && Array.isArray(tags) && tags.length === 0,
    change: (expected) =>
      changeLast(expected, ({ body }) => ({
        body: Array.isArray(body)
          ? (body as [string, string][]).filter(([name, value]) => name !== "tags" || value !== "")
          : body,
      })),
  },
  {
    name: "a build names the module as a deployment does, a version behind module/",
    reason: "slipstream-api sends the path as it was given, and the server does not find some of them",
    applies: ({ method }) => method === "build_component",
    change: (expected, _, { path }) =>
      changeLast(expected, ({ body }) => {
        const plain = String(path)
          .replace(/^\/+|\/+$/g, "")
          .replace(/^module\//, "");
        const reference = /\/\d+$/.test(plain) ? `module/${plain}` : plain;
        if (!Array.isArray(body)) return {};
        return {
          body: (body as [string, string][]).map(([name, value]) => [name, name === "refqname" ? reference : value]),
        };
      }),
  },
  {
    name: "a runtime parameter is read if the deployment has it",
    reason: "reading an unknown one aborts the deployment",
    applies: ({ method, requests }, { parameter_name: name }) =>
      method === "get_deployment_parameter" && requests.length > 0 && !isGlobal(name),
    change: (expected, _, { deployment_id: id, parameter_name: name }) => {
      const read = expected.requests.at(-1);
      if (read === undefined) return {};
      const path = `/run/${idOf(id)}`;
      const look = { ...read, path, query: [], headers: { ...read.headers, accept: "application/xml" } };
      const key = String(name).replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
      const attributes = `uuid="${idOf(id)}" state="Ready" moduleResourceUri="module/x/1"`;
      const parameters = `<runtimeParameters><entry><runtimeParameter key="${key}"/></entry></runtimeParameters>`;
      const document = `<run ${attributes}>${parameters}</run>`;
      const headers = { "Content-Type": "application/xml" };
      return {
        requests: [...expected.requests.slice(0, -1), look, read],
        responses: [{ method: "GET", path, status: 200, headers, body: document }, ...expected.responses],
      };
    },
  },
  {
    name: "a runtime parameter is a string",
    reason: "slipstream-api returns bytes",
    applies: ({ returns }) => isObject(returns) && "bytes" in returns,
    change: (_, { returns }) => ({ outcome: { value: isObject(returns) ? returns.bytes : undefined } }),
  },
  {
    name: "no instances are added for 0",
    reason: "slipstream-api leaves it out, so that the server adds one",
    applies: ({ method }, { quantity }) => method === "add_node_instances" && quantity === 0,
    change: (expected) => changeLast(expected, (request) => form(request, [["n", "0"]])),
  },
  {
    name: "no names are an empty list",
    reason: "slipstream-api makes one empty name of none",
    applies: ({ method, returns }) => method === "add_node_instances" && Array.isArray(returns),
    change: (_, { returns }) => ({
      outcome: { value: (returns as string[]).map((name) => name.trim()).filter((name) => name !== "") },
    }),
  },
  {
    name: "ids of instances are sent as numbers with commas, each once",
    reason: "slipstream-api puts commas between the characters of a string, and fails for a number",
    applies: ({ method }, { ids }) => method === "remove_node_instances" && instanceNumbers(ids) !== undefined,
    change: (expected, { returns }, { deployment_id: id, node_name: node, ids }) => {
      const pairs = [["ids", instanceNumbers(ids)?.join(",") ?? ""]] as const;
      if (!isRecordedError(returns) || expected.requests.some(({ method }) => method === "DELETE"))
        return changeLast(expected, (request) => form(request, pairs));
      const path = `/run/${idOf(id)}/${String(node)}`;
      const sent = form(
        { method: "DELETE", path, query: [], headers: { accept: "application/xml" }, body: null },
        pairs,
      );
      const response = { method: "DELETE", path, status: 204, headers: {}, body: "" };
      return {
        requests: [...expected.requests, sent],
        responses: [...expected.responses, response],
        failure: "lost",
        outcome: { value: true },
      };
    },
  },
  {
    name: "any success is one",
    reason: "slipstream-api returns False for a 200",
    applies: ({ method, returns }) => method === "remove_node_instances" && returns === false,
    change: () => ({ outcome: { value: true } }),
  },
  {
    name: "a refused update of a component is an error",
    reason: "slipstream-api ignores the response",
    applies: ({ method, answers, returns }) =>
      method === "update_component" && returns === null && !isSuccess(answers.at(-1)),
    change: (_, { answers }) => {
      const last = answers.at(-1);
      return last === undefined ? {} : { outcome: { error: refusalOf(last) } };
    },
  },
  {
    name: "booleans and lists in the document of a user are written as the server reads them",
    reason: "slipstream-api writes True and ['a', 'b'] as Python does",
    applies: ({ method }) => method === "create_user" || method === "update_user",
    change: (expected) =>
      changeLast(expected, ({ method, body }) => (method === "PUT" ? { body: convertUserBody(body) } : {})),
  },
  {
    name: "a change that a server or gateway fails may have been executed",
    reason: "the caller must look before it is sent again; what a look can settle is settled",
    applies: (call) => isChange(call.method) && call.requests.length > 0 && isUnknown(call),
    change: ({ requests }, { method }, args) => {
      const sent = requests.at(-1);
      if (sent === undefined || ["GET", "PUT"].includes(sent.method) !== (sent.method === "PUT")) return {};
      const { "content-type": _, ...headers } = sent.headers;
      const path = lookOf(method, sent.path, args);
      const look = path === null ? [] : [{ ...sent, method: "GET", path, query: [], headers, body: null }];
      return { requests: [...requests, ...look], outcome: { error: { name: "AmbiguousOutcomeError" } } };
    },
  },
  ...refusals.map(({ name, reason, applies }): Difference => ({
    name: `${name} is refused`,
    reason,
    applies,
    change: ({ requests }, { before = [] }) => ({
      requests: before.length === 0 ? [] : requests.slice(0, before.length),
      outcome: { error: { name: "InvalidInputError" } },
    }),
  })),
];

/** What a call is expected to do without any difference. */
export function recordedExpectation(call: RecordedCall, outcome: Outcome): Expectation {
  const { before = [], client = {}, requests, answers, cookieFile, method } = call;
  return {
    calls: [...before, call],
    requests: requests.map(({ method: sent, path, query, headers, body }) => {
      const compared = comparedHeaders(headers);
      const content = comparedBody(body, compared["content-type"]);
      return { method: sent, path: decoded(path), query: sortedPairs(query), headers: compared, body: content };
    }),
    responses: answers.map((answer, index) => {
      const { method: sent = "", path = "" } = requests[index] ?? {};
      return { ...answer, method: sent, path: decoded(path).replace(/^\/+/, "/") };
    }),
    failure: failureOf(call),
    endpoint: client.endpoint ?? "http://slipstream.example.org",
    hasCookieFile: cookieFile !== undefined || method.startsWith("SessionStore."),
    outcome,
  };
}

function failureOf({ requests, returns }: RecordedCall): Failure {
  if (isRecordedError(returns) && returns.raises.includes("Timeout")) return "silent";
  return requests.length === 0 ? "refused" : "lost";
}

/** The arguments of a call by their names. */
export function argumentsIn(call: RecordedCall): Arguments {
  return argumentsOf(call);
}

function mapRequests(
  { requests }: Expectation,
  change: (request: SentRequest) => Partial<SentRequest>,
): Pick<Expectation, "requests"> {
  return { requests: requests.map((request) => ({ ...request, ...change(request) })) };
}

function changeLast(
  expected: Expectation,
  change: (request: SentRequest) => Partial<SentRequest>,
): Pick<Expectation, "requests"> {
  const { length } = expected.requests;
  const last = expected.requests.findLastIndex((request) => !isLogin(request));
  const requests = expected.requests.map((request, index) =>
    index === last && length > 0 ? { ...request, ...change(request) } : request,
  );
  return { requests };
}

/** A request with a form. */
function form(request: SentRequest, pairs: readonly (readonly [string, string])[]): SentRequest {
  const headers = { ...request.headers, "content-type": "application/x-www-form-urlencoded" };
  return { ...request, headers, body: pairs.map((pair) => [...pair]) };
}

function json(request: SentRequest, body: unknown): PlannedResponse {
  const { method, path } = request;
  return { method, path, status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

function isLogin(request: { readonly method: string; readonly path: string } | undefined): boolean {
  return request?.method === "POST" && request.path === "/api/session";
}

function isSessionRead({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === "GET" && path.startsWith("/api/session/");
}

function isLoginMethod(method: string): boolean {
  return method.startsWith("login");
}

function hasLoggedIn({ before = [], requests, answers }: RecordedCall): boolean {
  return (
    before.some(({ method }) => isLoginMethod(method)) &&
    requests.some((request, index) => isLogin(request) && isSuccess(answers[index]))
  );
}

function isReauthenticating({ client }: RecordedCall): boolean {
  return client?.reauthenticate === true;
}

/** Whether the last response refuses a call, and not a login. */
function isRefused({ requests, answers }: RecordedCall, status: number): boolean {
  return !isLogin(requests.at(-1)) && answers.length === requests.length && answers.at(-1)?.status === status;
}

/** The number of the first response that refuses a call with 403 and leads to a login; -1 if there is none. */
function indexOfForbidden({ requests, answers }: RecordedCall): number {
  return answers.findIndex(
    ({ status }, index) => status === 403 && !isLogin(requests[index]) && isLogin(requests[index + 1]),
  );
}

function isSuccess(response: { readonly status: number } | undefined): boolean {
  return response !== undefined && response.status < 400;
}

function setsCookie(response: RecordedCall["answers"][number]): boolean {
  return (cookieIn(response) ?? "") !== "";
}

/** Name and value of the cookie that a response sets; empty if it deletes it; undefined if it sets none. */
function cookieIn({ headers }: RecordedCall["answers"][number]): string | undefined {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === "set-cookie")?.[1];
  if (header === undefined) return undefined;
  return /Max-Age=0/i.test(header) ? "" : header.split(";", 1)[0];
}

function isPaged(method: string): boolean {
  return method === "list_deployments" || method === "list_virtualmachines";
}

function withoutEmpty(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { abort, service_url: url, clouds, ...rest } = value;
  const isFilled = (each: unknown): boolean => typeof each !== "string" || each.trim() !== "";
  return {
    ...rest,
    abort: isFilled(abort) ? abort : null,
    service_url: isFilled(url) ? url : null,
    clouds: Array.isArray(clouds) ? clouds.filter(isFilled) : clouds,
  };
}

/** Whether every deployment has a runtime parameter of this name. */
function isGlobal(name: unknown): boolean {
  return /^ss:(state|abort|category|complete|groups|tags|url\.service|recovery\.mode)$/.test(String(name));
}

function instanceNumbers(ids: unknown): number[] | undefined {
  const parts = Array.isArray(ids) ? (ids as unknown[]) : String(ids).split(",");
  if (parts.length === 0 || !parts.every((part) => /^\s*\d+\s*$/.test(String(part)))) return undefined;
  return [...new Set(parts.map(Number))];
}

const changes: readonly string[] = [
  ...["cimi_add", "cimi_edit", "cimi_delete", "cimi_operation", "update_component", "publish", "unpublish"],
  ...["delete_element", "build_component", "deploy", "terminate", "add_node_instances", "remove_node_instances"],
  ...["create_user", "update_user"],
];

function isChange(method: string): boolean {
  return changes.includes(method);
}

/** Whether the last request changes something, and its response does not say what became of it. */
function isUnknown({ requests, answers, returns }: RecordedCall): boolean {
  const [request, answer] = [requests.at(-1), answers.at(-1)];
  const changing =
    request !== undefined &&
    request.method !== "GET" &&
    !isLogin(request) &&
    !(request.method === "PUT" && /^\/api\/[\w-]+$/.test(request.path));
  if (!changing) return false;
  if (answers.length < requests.length)
    return isRecordedError(returns) && /Connection|Timeout|Chunked/.test(returns.raises);
  return answer !== undefined && (answer.status >= 500 || answer.status === 408);
}

/** Where the facade looks after a change whose outcome is unknown; null if it does not. */
function lookOf(method: string, path: string, args: Arguments): string | null {
  switch (method) {
    case "cimi_edit":
    case "cimi_delete":
    case "delete_element":
    case "terminate":
      return path;
    case "publish":
    case "unpublish":
      return path.replace(/\/publish$/, "");
    case "update_component":
      return path.replace(/\/\d+$/, "");
    case "remove_node_instances":
      return path.replace(/\/[^/]+$/, "");
    case "update_user":
      return args.password === undefined || args.password === null ? path : null;
    default:
      return null;
  }
}
