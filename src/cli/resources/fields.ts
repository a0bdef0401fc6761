/** A writable property: an option of `create`, `put` and `patch`. */
export interface Field {
  /** The property of the library's models and inputs. */
  readonly name: string;
  /** The option without its dashes, in the singular if it may be repeated. */
  readonly option: string;
  readonly kind: FieldKind;
  readonly description: string;
  /** Whether `create` requires it. */
  readonly isRequired?: boolean;
  /** The valid values, if there are only a few. */
  readonly choices?: readonly string[];
}

/**
 * The type of a field: a string; a string or null; a boolean; a list of strings; values by name; or a list of other resources,
 * given by their ids or names.
 */
export type FieldKind =
  "string" | "nullable string" | "flag" | "strings" | "values" | "container types" | "executable types" | "whitelists";

/** The fields that all writable resources have. */
export const namingFields: readonly Field[] = [
  { name: "name", option: "name", kind: "string", description: "name", isRequired: true },
  { name: "description", option: "description", kind: "string", description: "description" },
];
