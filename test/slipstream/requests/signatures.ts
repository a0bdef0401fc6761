import { deploymentSignatures } from "./deployment-calls.js";
import { legacySignatures } from "./legacy-calls.js";
import type { Call } from "./recorded-calls.js";
import { sessionSignatures } from "./session-calls.js";

/** What each method of slipstream-api about CIMI takes by position or by name. */
const cimiSignatures = {
  cimi_get: ["resource_id", "select"],
  cimi_search: ["resource_type", "first", "last", "filter", "select", "expand", "orderby", "aggregation"],
  cimi_add: ["resource_type", "data"],
  cimi_edit: ["resource_id", "data", "select"],
  cimi_delete: ["resource_id"],
  cimi_operation: ["resource_id", "operation", "data"],
  get_cloud_credentials: ["cimi_filter"],
  get_deployment_events: ["deployment_id", "types"],
} as const;

const signatures = { ...sessionSignatures, ...cimiSignatures, ...legacySignatures, ...deploymentSignatures };

/** A method of slipstream-api. */
export type Method = keyof typeof signatures;

/** Methods of later versions, and what is no method of `Api` itself. */
const besides: readonly Method[] = [
  ...(["is_authenticated", "username", "SessionStore.clear", "cimi_operation"] as const),
  ...(["get_cloud_credentials", "get_deployment_events"] as const),
];

/** The 34 methods of `Api`. */
export const methods = (Object.keys(signatures) as readonly Method[]).filter((method) => !besides.includes(method));

export function isMethod(name: string): name is Method {
  return Object.hasOwn(signatures, name);
}

/**
 * The arguments of a call by their names.
 *
 * @throws For an argument that this test does not know, so that none is ignored.
 */
export function argumentsOf({ method, args, kwargs }: Call): Readonly<Record<string, unknown>> {
  const names: readonly string[] = isMethod(method) ? signatures[method] : [];
  if (args.length > names.length) throw new Error(`${method} has ${names.length} arguments, not ${args.length}`);
  // A search passes further ones on to the query of the URL.
  const unknown = method === "cimi_search" ? [] : Object.keys(kwargs).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`this test does not know the argument ${unknown.join(", ")} of ${method}`);
  const byPosition: Readonly<Record<string, unknown>> = Object.fromEntries(
    args.map((value, index) => [names[index], value]),
  );
  return { ...byPosition, ...kwargs };
}
