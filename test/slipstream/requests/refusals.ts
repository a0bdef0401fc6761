import { bareNames, idOf } from "./deployment-calls.js";
import { isObject, isRecordedError, type RecordedCall } from "./recorded-calls.js";

type Arguments = Readonly<Record<string, unknown>>;

/** What the facade refuses before anything is sent, and slipstream-api does not. */
interface Refusal {
  readonly name: string;
  readonly reason: string;
  readonly applies: (call: RecordedCall, args: Arguments) => boolean;
}

const isFilled = (value: unknown): boolean => typeof value === "string" && value !== "";
const isCount = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) >= least;
const isNone = (value: unknown): boolean => value === undefined || value === null;

/** Whether any of the names of nodes and parameters cannot be sent: the server splits fields at `--`. */
function hasUnsendableName(value: unknown): boolean {
  if (!isObject(value)) return false;
  const isWrong = (name: string): boolean => name === "" || name.includes("--");
  return Object.entries(value).some(([name, each]) => isWrong(name) || (isObject(each) && hasUnsendableName(each)));
}

/** Parameters that are no fields of their own. */
function parametersOf({ parameters }: Arguments): [string, unknown][] {
  if (!isObject(parameters)) return [];
  return Object.entries(parameters).filter(
    ([name, value]) => !isNone(value) && !(bareNames.includes(name) && !isObject(value)),
  );
}

const hasEntries = (value: unknown): boolean => isObject(value) && Object.keys(value).length > 0;

/** Whether parts of the input are for an application, and others for a component. */
function isMixed(args: Arguments): boolean {
  const parameters = parametersOf(args);
  const counts = [args.multiplicity, args.tolerate_failures];
  const byNode = parameters.some(([, value]) => isObject(value)) || counts.some(hasEntries) || isObject(args.cloud);
  const byName =
    parameters.some(([, value]) => !isObject(value)) ||
    typeof args.cloud === "string" ||
    counts.some((count) => !isNone(count) && !isObject(count));
  return byNode && byName;
}

function isModulePath(path: unknown): boolean {
  if (typeof path !== "string") return false;
  const segments = path.replace(/^\/+|\/+$/g, "").split("/");
  if (segments[0] === "module") segments.shift();
  const last = segments.at(-1) ?? "";
  const names = /^\d+$/.test(last) ? segments.slice(0, -1) : segments;
  return names.length > 0 && last !== "new" && names.every((name) => !["", ".", ".."].includes(name));
}

/** The methods with an id, and whether it is one. */
function hasId({ method }: RecordedCall, args: Arguments): boolean {
  if (method.startsWith("cimi_") && "resource_id" in args) {
    const { resource_id: id } = args;
    return (
      typeof id === "string" &&
      (/^[^/]+\/[^/]+$/.test(id) || id === "cloud-entry-point") &&
      !/(^|\/)\.{1,2}(\/|$)/.test(id)
    );
  }
  if (!("deployment_id" in args) || (method === "list_virtualmachines" && isNone(args.deployment_id))) return true;
  const id = idOf(args.deployment_id);
  return isFilled(id) && id.trim() !== "" && ![".", ".."].includes(id);
}

/** One string, several, or none. */
function textsOf(value: unknown): string[] {
  return isNone(value) ? [] : (Array.isArray(value) ? (value as unknown[]) : [value]).map(String);
}

export const refusals: readonly Refusal[] = [
  {
    name: "a login without a template",
    reason: "slipstream-api sends nothing for {}, and the server fails on others",
    applies: ({ method }, { login_params: login }) => method === "login" && !(isObject(login) && isFilled(login.href)),
  },
  {
    name: "a login with an empty value",
    reason: "the server refuses it, and counts it",
    applies: ({ method }, args) =>
      (method === "login_internal" || method === "login_apikey") && !Object.values(args).every(isFilled),
  },
  {
    name: "an id that is none",
    reason: "it leads to another path",
    applies: (call, args) => !hasId(call, args),
  },
  {
    name: "the path of a module that is none",
    reason: "it leads to another path",
    applies: ({ method }, { path }) =>
      method === "list_project_content"
        ? !isNone(path) && path !== "" && !isModulePath(path)
        : ["deploy", "build_component", "get_element", "publish", "unpublish", "delete_element"].includes(method) &&
          !isModulePath(path),
  },
  {
    name: "a limit above 500, or an offset or limit that is no count",
    reason: "the server refuses it",
    applies: ({ method }, { offset = 0, limit = 20 }) =>
      ["list_deployments", "list_virtualmachines"].includes(method) &&
      (!isCount(offset, 0) || !isCount(limit, 1) || Number(limit) > 500),
  },
  {
    name: "a cloud, parameters and counts of which some are by node and others not",
    reason: "the server refuses them for components and for applications",
    applies: ({ method }, args) => method === "deploy" && isMixed(args),
  },
  {
    name: "a name with -- or an empty one",
    reason: "the server splits the names of fields there",
    applies: ({ method }, { cloud, parameters, multiplicity, tolerate_failures: failures }) =>
      method === "deploy" && [cloud, parameters, multiplicity, failures].some(hasUnsendableName),
  },
  {
    name: "an empty tag, or one with a comma",
    reason: "the server separates tags by commas",
    applies: ({ method }, { tags }) => {
      if (method !== "deploy" || isNone(tags)) return false;
      const all: unknown[] = typeof tags === "string" ? tags.split(",") : Array.isArray(tags) ? tags : [null];
      return !all.every((tag) => typeof tag === "string" && tag.trim() !== "" && !tag.includes(","));
    },
  },
  {
    name: "redirect_to_dashboard",
    reason: "the server would not return the id",
    applies: ({ method }, { raw_params: raw }) =>
      method === "deploy" && isObject(raw) && "redirect_to_dashboard" in raw,
  },
  {
    name: "a runtime parameter without the form NAME:NAME",
    reason: "the server takes it for a node",
    applies: ({ method }, { parameter_name: name }) =>
      method === "get_deployment_parameter" && !(typeof name === "string" && /^[^:\s]+:\S+$/.test(name)),
  },
  {
    name: "a node that is none",
    reason: "it leads to another path",
    applies: ({ method }, { node_name: node }) =>
      ["add_node_instances", "remove_node_instances"].includes(method) &&
      !(isFilled(node) && !/^\s*$|:|^\.{1,2}$/.test(String(node))),
  },
  {
    name: "a quantity that is no count",
    reason: "the server refuses it, or adds none",
    applies: ({ method }, { quantity }) =>
      method === "add_node_instances" && !isNone(quantity) && !isCount(quantity, 0),
  },
  {
    name: "ids of instances that are no numbers",
    reason: "the server refuses them",
    applies: ({ method }, { ids }) => {
      const parts = Array.isArray(ids) ? (ids as unknown[]) : String(ids).split(",");
      return (
        method === "remove_node_instances" &&
        (parts.length === 0 || !parts.every((part) => /^\s*\d+\s*$/.test(String(part))))
      );
    },
  },
  {
    name: "a window that is none, or too large",
    reason: "the server ignores it, or fails",
    applies: ({ method }, { first, last }) =>
      method === "cimi_search" &&
      ((!isNone(first) && !isCount(first, 1)) ||
        (!isNone(last) && (!isCount(last, 0) || Number(last) - Number(first ?? 1) >= 10_000))),
  },
  {
    name: "an empty name of an attribute to select or to sort by",
    reason: "the server selects nothing, or finds nothing",
    applies: ({ method }, { select, orderby }) =>
      method.startsWith("cimi_") &&
      [...textsOf(select), ...textsOf(orderby)].some((text) =>
        text.split(",").some((name) => name.trim().split(/[./]/).includes("")),
      ),
  },
  {
    name: "a direction that is neither :asc nor :desc",
    reason: "the server finds nothing",
    applies: ({ method }, { orderby }) =>
      method === "cimi_search" &&
      textsOf(orderby).some((text) =>
        text.split(",").some((part) => {
          const direction = /:(asc|desc)(ending)?$/i.exec(part.trim())?.[0];
          return direction !== undefined && direction !== ":asc" && direction !== ":desc";
        }),
      ),
  },
  {
    name: "an aggregation that is none",
    reason: "the server ignores it",
    applies: ({ method }, { aggregation }) =>
      method === "cimi_search" &&
      !textsOf(aggregation).every((text) =>
        /^(min|max|sum|avg|stats|extendedstats|count|percentiles|cardinality|missing|terms):[A-Za-z][\w:/-]*$/.test(
          text,
        ),
      ),
  },
  {
    name: "an empty filter",
    reason: "the server refuses it",
    applies: ({ method }, { filter }) => method === "cimi_search" && textsOf(filter).some((text) => text.trim() === ""),
  },
  {
    name: "data that are no object",
    reason: "the server refuses them",
    applies: ({ method }, { data }) => ["cimi_add", "cimi_edit"].includes(method) && !isObject(data),
  },
  {
    name: "a type of events that there is not",
    reason: "the server finds nothing",
    applies: ({ method }, { types }) =>
      method === "get_deployment_events" &&
      !textsOf(types).every((type) => ["state", "alarm", "action", "system"].includes(type)),
  },
  {
    name: "a missing argument",
    reason: "so it is in slipstream-api",
    applies: ({ returns, requests }) =>
      isRecordedError(returns) &&
      returns.raises === "TypeError" &&
      requests.length === 0 &&
      returns.text.includes("argument"),
  },
];
