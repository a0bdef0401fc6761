import { ignoredByServer, isObject } from "./list-arguments.js";
import { isRecordedError, type RecordedCall } from "./recorded-calls.js";
import { isResource, kindOf } from "./resources.js";
import { isList, isVersionList } from "./signatures.js";

type Arguments = Readonly<Record<string, unknown>>;

/** What the facade refuses before anything is sent, and decapodlib does not. */
interface Refusal {
  readonly name: string;
  readonly reason: string;
  readonly applies: (call: RecordedCall, args: Arguments) => boolean;
}

const isName = (value: unknown): boolean =>
  typeof value === "string" && value !== "" && Array.from(value).length <= 1024;
const isClusterName = (value: unknown): boolean => typeof value === "string" && /^[a-zA-Z0-9]{1,1024}$/.test(value);
const isEmail = (value: unknown): boolean =>
  typeof value === "string" && /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/.test(value);
const isReference = (value: unknown): boolean => value === undefined || value === null || isFilled(value);
const isPermissions = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each) => isObject(each) && isFilled(each.name) && Array.isArray(each.permissions));
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;

/** What the data of each kind of resource must be. */
const inputs: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  create_user: { login: isName, email: isEmail, full_name: isName, role_id: isReference },
  create_role: { name: isName, permissions: isPermissions },
  create_server: {
    server_id: (value) => typeof value === "string" && /^[\da-f-]{32,38}$/.test(value),
    host: isName,
    username: isName,
  },
  create_cluster: { name: isClusterName },
  create_playbook_configuration: {
    ...{ name: isName, cluster_id: isFilled, playbook_id: isFilled },
    server_ids: (value) => Array.isArray(value) && value.every(isFilled),
    hints: (value) => value === undefined || value === null || Array.isArray(value),
  },
  create_execution: { playbook_configuration_id: isFilled, playbook_configuration_version: isCount },
  request_password_reset: { login: (value) => typeof value === "string" && value !== "" },
  reset_password: { new_password: (value) => typeof value === "string" && value !== "" },
};

/** The data of updates, which the server does not check. */
const updates: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  update_user: { login: isName, email: isEmail, full_name: isName, role_id: isReference },
  update_role: { name: isName, permissions: isPermissions },
  put_server: { name: isName },
  update_cluster: { name: isClusterName },
  update_playbook_configuration: { name: isName, configuration: isObject },
};

export const refusals: readonly Refusal[] = [
  {
    name: "a URL without a scheme",
    reason: "decapodlib takes http:// for it, which sends the password unencrypted",
    applies: ({ client }) => client?.url !== undefined && !/^\s*https?:\/\//i.test(client.url),
  },
  {
    name: "a filter or an order that the server would ignore",
    reason: "the caller would get all rows, or rows in another order",
    applies: ({ method }, args) =>
      isList(method) && !isVersionList(method) && ignoredByServer(method, args) !== undefined,
  },
  {
    name: "a page that is no number from 1",
    reason: "the server takes the first page, or its own size of pages, for it",
    applies: ({ method }, { all_items: all, page, per_page: size }) =>
      isList(method) &&
      all !== true &&
      [page, size].some((each) => !(each === undefined || each === null || isCount(each))),
  },
  {
    name: "an id that is no string, or leads to another path",
    reason: "decapodlib makes a string of any value; a dot or an empty id leads to another path",
    applies: ({ method }, args) => {
      const [, id] =
        Object.entries(args).find(
          ([name]) => /_id$|^reset_token$/.test(name) && !(method in inputs && name !== "reset_token"),
        ) ?? [];
      return id !== undefined && (!isFilled(id) || id === "." || id === "..");
    },
  },
  {
    name: "a version that is no number from 1",
    reason: "there is none",
    applies: ({ method }, { version }) => method.endsWith("_version") && !isCount(version),
  },
  {
    name: "an input that the server refuses",
    reason: "the error names the property; decapodlib has an empty full_name by default, which the server refuses",
    applies: ({ method }, args) => Object.entries(inputs[method] ?? {}).some(([name, isValid]) => !isValid(args[name])),
  },
  {
    name: "a model that is not complete",
    reason: "the server compares all of it with its latest version, so that nothing else can be updated",
    applies: ({ method }, { model_data: model }) => method in updates && !isResource(kindOf(method) ?? "", model),
  },
  {
    name: "an update with data that the server would refuse for a new resource",
    reason: "it stores them unchecked",
    applies: ({ method }, { model_data: model }) =>
      isObject(model) &&
      Object.entries(updates[method] ?? {}).some(([name, isValid]) => !isValid(contentOf(model)[name])),
  },
  {
    name: "a missing argument",
    reason: "so it is in decapodlib",
    applies: ({ method, returns }) =>
      isRecordedError(returns) && returns.error === "TypeError" && method !== "get_playbook_configuration_versions",
  },
];

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function contentOf({ data }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isObject(data) ? data : {};
}
