/** A property that may be written, as an option of `create`, `put` and `patch`. */
export interface Field {
  /** The property of the library's models and inputs. */
  readonly name: string;
  /** The option, without its dashes: in the singular where it may be given several times. */
  readonly option: string;
  readonly kind: FieldKind;
  readonly description: string;
  /** Whether a new one needs it. */
  readonly isRequired?: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
}

/**
 * What a field holds: one text; a text or nothing; yes or no; any number of texts; values by name; or any number of other
 * things, by their ids or names.
 */
export type FieldKind =
  "text" | "nullable text" | "flag" | "texts" | "values" | "container types" | "executable types" | "whitelists";

/** What all that is written has. */
export const namingFields: readonly Field[] = [
  { name: "name", option: "name", kind: "text", description: "its name", isRequired: true },
  { name: "description", option: "description", kind: "text", description: "what it is for" },
];
