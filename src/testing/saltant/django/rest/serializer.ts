import { nonFieldError, FieldError, validationError } from "../errors.js";
import { isDict, type PythonDict, type PythonValue, typeName } from "../python/values.js";
import { QueryDict } from "../request.js";
import type { UserRow } from "./authentication.js";
import type { Body } from "./body.js";

/** The representation of a row in a response. */
export function represent<Row>(fields: readonly Field<Row>[], row: Row): PythonDict {
  return new Map(fields.map((field) => [field.name, field.represent(row)]));
}

/**
 * Reads the columns of a row from the body of a request.
 *
 * @throws ApiException 400 with all errors of the fields, in their order.
 */
export function accept<Row>(fields: readonly Field<Row>[], body: Body, scope: Scope<Row>): Partial<Row> {
  if (body === null) throw nonFieldError("No data provided");
  if (!(body instanceof QueryDict) && !isDict(body)) {
    throw nonFieldError(`Invalid data. Expected a dictionary, but got ${typeName(body)}.`);
  }
  const draft: Partial<Row> = {};
  const errors = new Map<string, readonly string[]>();
  for (const field of fields) {
    try {
      field.accept?.(body, draft, scope);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      errors.set(field.name, error.messages);
    }
  }
  if (errors.size > 0) throw validationError(errors);
  return draft;
}

/** The context of a field in a request, besides its value. */
export interface Scope<Row> {
  /** The user who sent the request; undefined if a token is requested. */
  readonly user?: UserRow;
  /** The existing row, for an update. */
  readonly current?: Row;
  /** Whether omitted fields keep their values (PATCH). Default: false. */
  readonly isPartial?: boolean;
}

/** A field of a resource: how it is serialized and, unless it is read-only, parsed. */
export interface Field<Row> {
  readonly name: string;
  represent(row: Row): PythonValue;
  /**
   * Sets the value of the field in `draft`. If the field is not given, `draft` is unchanged.
   *
   * @throws FieldError if the value is invalid.
   */
  readonly accept?: (input: Input, draft: Partial<Row>, scope: Scope<Row>) => void;
}

/** The fields of a request: a JSON object or a form. */
export type Input = PythonDict | QueryDict;

/** The common rules of all kinds of fields. */
export interface Presence {
  /** Whether the field must be given. Default: false. */
  readonly isRequired?: boolean;
  /** Whether null is valid. Default: false. */
  readonly allowsNull?: boolean;
  /** Whether the empty string is valid. Default: false. */
  readonly allowsBlank?: boolean;
  /** The value if a form lacks the field: a form cannot send an unchecked box or an empty list. */
  readonly absentInForm?: PythonValue;
}

/** A read-only field. */
export function readOnly<Row>(name: string, represent: (row: Row) => PythonValue): Field<Row> {
  return { name, represent };
}

/** The value of the field `name` as sent; `undefined` if it is missing. Forms have separate rules. */
export function sentValue(input: Input, name: string, presence: Presence, isPartial: boolean): PythonValue | undefined {
  if (!(input instanceof QueryDict)) return input.get(name);
  const value = input.get(name);
  if (value === undefined) return isPartial ? undefined : presence.absentInForm;
  if (value !== "" || presence.allowsBlank === true) return value;
  if (presence.allowsNull === true) return null;
  return presence.isRequired === true ? value : undefined;
}

/**
 * Rejects a missing or null value if it is not allowed.
 *
 * @returns Whether there is a value: `false` if it may be omitted.
 */
export function isGiven(value: PythonValue | undefined, presence: Presence, isPartial: boolean): value is PythonValue {
  if (value === undefined) {
    if (presence.isRequired === true && !isPartial) throw new FieldError("This field is required.");
    return false;
  }
  if (value === null && presence.allowsNull !== true) throw new FieldError("This field may not be null.");
  return true;
}

/**
 * A field whose column has the same name.
 *
 * @param parse Converts the sent value to that of the column. It receives null only with `allowsNull`.
 */
export function column<Name extends string, Value extends PythonValue, Row extends Record<Name, Value>>(
  name: Name,
  presence: Presence,
  parse: (value: PythonValue, scope: Scope<Row>) => Value,
): Field<Row> {
  return {
    name,
    represent: (row) => row[name],
    accept(input, draft, scope) {
      const isPartial = scope.isPartial === true;
      const value = sentValue(input, name, presence, isPartial);
      if (!isGiven(value, presence, isPartial)) return;
      // TypeScript cannot infer this for a generic row: its column `name` holds the result of `parse`.
      draft[name] = parse(value, scope) as Row[Name];
    },
  };
}
