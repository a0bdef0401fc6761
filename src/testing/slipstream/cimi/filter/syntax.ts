/** An attribute, with slashes as in the filter: `connector/href`. */
export interface Attribute {
  readonly kind: "attribute";
  readonly name: string;
}

/** A value as it stands in the filter; strings without their quotes. */
export interface Value {
  readonly kind: "integer" | "date" | "string" | "boolean" | "null";
  readonly text: string;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "^=";

/** A parsed filter. */
export type Expression =
  | { readonly kind: "or" | "and"; readonly parts: readonly Expression[] }
  | {
      readonly kind: "comparison";
      readonly attribute: string;
      readonly operator: Operator;
      readonly value: Value;
      readonly isValueFirst: boolean;
    }
  // The grammar has it, but the server cannot execute it.
  | { readonly kind: "property" };
