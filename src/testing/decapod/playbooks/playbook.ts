import type { JsonObject } from "../json.js";
import type { Schema } from "../web/schema.js";

/** What Decapod's plugins can do with a cluster. */
export interface Playbook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Whether the servers must be named; otherwise they are those of the cluster. */
  readonly needsServers: boolean;
  readonly policy: ServerListPolicy;
  /** In the order of their ids. */
  readonly hints: readonly Hint[];
  /** What it does to the cluster. Default: nothing. */
  readonly effect?: PlaybookEffect;
  /** The first version that has it. Default: all have. */
  readonly since?: "1.2";
}

/** What a run changes in Decapod's own data. */
export type PlaybookEffect =
  /** Servers join the cluster when the run starts, each in the roles that the inventory gives it. */
  | { readonly kind: "deploy" }
  | { readonly kind: "add"; readonly role: string }
  /** Servers lose a role when the run has succeeded; that of another hint, too, if it is true. */
  | { readonly kind: "remove"; readonly role: string; readonly more?: { readonly role: string; readonly hint: string } }
  /** The cluster is emptied and deleted when the run has succeeded. */
  | { readonly kind: "purge" };

/** Which servers a playbook may work on. */
export type ServerListPolicy =
  | "any_server"
  | "in_this_cluster"
  | "not_in_this_cluster"
  | "in_other_cluster"
  | "not_in_other_cluster"
  | "in_any_cluster"
  | "not_in_any_cluster";

/** A setting that a playbook can be given. */
export interface Hint {
  readonly id: string;
  readonly description: string;
  readonly type: "boolean" | "integer" | "string";
  /** The only values that there are; empty if there are others. */
  readonly values: readonly string[];
  readonly defaultValue: boolean | number | string;
  /** The smallest number. */
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

/** What an object of hints must be like. */
export function hintsSchema({ hints }: Playbook): Schema {
  const properties = hints.map(({ id, type, values, minimum }): [string, Schema] => [
    id,
    { type, ...(values.length > 0 && { enum: values }), ...(minimum !== undefined && { minimum }) },
  ]);
  return { type: "object", properties: Object.fromEntries(properties), additionalProperties: false };
}
