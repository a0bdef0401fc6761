import type { JsonObject } from "../json.js";
import type { Schema } from "../web/schema.js";

/** A playbook: one of Decapod's plugins. */
export interface Playbook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Whether the request must list the servers; otherwise they are those of the cluster. */
  readonly needsServers: boolean;
  readonly policy: ServerListPolicy;
  /** In the order of their ids. */
  readonly hints: readonly Hint[];
  /** Its effect on the cluster. Default: none. */
  readonly effect?: PlaybookEffect;
  /** The first version that has it. Default: all versions have it. */
  readonly since?: "1.2";
}

/** How an execution changes Decapod's own data. */
export type PlaybookEffect =
  /** Servers join the cluster when the run starts, each in the roles that the inventory gives it. */
  | { readonly kind: "deploy" }
  | { readonly kind: "add"; readonly role: string }
  /** Servers lose a role when the run has succeeded, and the role of `more` if its hint is true. */
  | { readonly kind: "remove"; readonly role: string; readonly more?: { readonly role: string; readonly hint: string } }
  /** The cluster is emptied and deleted when the run has succeeded. */
  | { readonly kind: "purge" };

/** The servers that a playbook accepts. */
export type ServerListPolicy =
  | "any_server"
  | "in_this_cluster"
  | "not_in_this_cluster"
  | "in_other_cluster"
  | "not_in_other_cluster"
  | "in_any_cluster"
  | "not_in_any_cluster";

/** A setting of a playbook. */
export interface Hint {
  readonly id: string;
  readonly description: string;
  readonly type: "boolean" | "integer" | "string";
  /** The allowed values; empty if any value is allowed. */
  readonly values: readonly string[];
  readonly defaultValue: boolean | number | string;
  /** The smallest allowed number. */
  readonly minimum?: number;
}

/** A playbook as the API shows it. */
export function showPlaybook({ id, name, description, needsServers, policy, hints }: Playbook): JsonObject {
  return {
    id,
    name,
    description,
    required_server_list: needsServers,
    server_list_policy: policy,
    hints: hints.map(({ defaultValue, id: hint, description: text, type, values }) => ({
      id: hint,
      description: text,
      type,
      values,
      default_value: defaultValue,
    })),
  };
}

/** The schema of the hints of a playbook. */
export function hintsSchema({ hints }: Playbook): Schema {
  const properties = hints.map(({ id, type, values, minimum }): [string, Schema] => [
    id,
    { type, ...(values.length > 0 && { enum: values }), ...(minimum !== undefined && { minimum }) },
  ]);
  return { type: "object", properties: Object.fromEntries(properties), additionalProperties: false };
}
