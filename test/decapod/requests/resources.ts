import { isObject } from "./list-arguments.js";

const string = (value: unknown): boolean => typeof value === "string";
const nullable = (value: unknown): boolean => value === null || string(value);
const number = (value: unknown): boolean => typeof value === "number";

/** The data of each kind of resource that the contract promises. */
const data: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  user: { login: string, email: string, full_name: string, role_id: nullable },
  role: { name: string, permissions: Array.isArray },
  server: {
    ...{ name: string, username: string, fqdn: string, ip: string, state: string },
    ...{ cluster_id: nullable, facts: isObject },
  },
  cluster: { name: string, configuration: isObject },
  playbook_configuration: { name: string, playbook_id: string, cluster_id: string, configuration: isObject },
  execution: { state: string, playbook_configuration: isObject },
  execution_step: {
    ...{ execution_id: string, role: string, name: string, result: string, error: isObject },
    ...{ server_id: nullable, time_started: number, time_finished: number },
  },
};

const pattern =
  /^(?:get|create|update|put|delete|cancel)_(user|role|server|cluster|playbook_configuration|execution)(s|_self|_version|_versions|_steps)?$/;

/** The kind of resource that a method is about. */
export function kindOf(method: string): string | undefined {
  const [, kind, rest] = pattern.exec(method) ?? [];
  return rest === "_steps" ? "execution_step" : kind;
}

/** Whether these are the data of a resource in all its parts. */
export function isResource(kind: string, value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, model, version, time_updated, time_deleted, initiator_id } = value;
  const isEnvelope =
    [id, model].every(string) && [version, time_updated, time_deleted].every(number) && nullable(initiator_id);
  const content = value.data;
  return (
    isEnvelope &&
    isObject(content) &&
    Object.entries(data[kind] ?? {}).every(([name, isValid]) => isValid(content[name]))
  );
}

const suffixes: readonly (readonly [RegExp, string])[] = [
  [/_versions$/, "version/"],
  [/^get_execution_steps$/, "steps/"],
  [/^get_execution_log$/, "log/"],
];

/** The path of the request that a method with an id sends, with the id escaped. */
export function pathOf(method: string, id: string, version: unknown): string {
  const [root = "", tail = ""] = method.includes("password")
    ? ["password_reset"]
    : method === "get_cinder_integration"
      ? ["cinder_integration"]
      : [
          method.includes("execution") ? "execution" : kindOf(method),
          suffixes.find(([name]) => name.test(method))?.[1],
        ];
  const end = method.endsWith("_version") ? `version/${String(version)}/` : tail;
  return `/v1/${root}/${encodeURIComponent(id)}/${end}`;
}
