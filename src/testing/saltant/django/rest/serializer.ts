import { nonFieldError, FieldError, validationError } from "../errors.js";
import { isDict, type PythonDict, type PythonValue, typeName } from "../python/values.js";
import { QueryDict } from "../request.js";
import type { UserRow } from "./authentication.js";
import type { Body } from "./body.js";

/** A row as a response shows it. */
export function represent<Row>(fields: readonly Field<Row>[], row: Row): PythonDict {
  return new Map(fields.map((field) => [field.name, field.represent(row)]));
}

/**
 * Reads the columns of a row from a request's body.
 *
 * @throws ApiException 400 that names everything wrong with the fields, in their order.
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

/** What a field may need to know of the request besides its own value. */
export interface Scope<Row> {
  /** The user who sent the request; none when a token is requested. */
  readonly user?: UserRow;
  /** The row to be changed, if there is one already. */
  readonly current?: Row;
  /** Whether fields that are left out stay as they are (PATCH). Default: false. */
  readonly isPartial?: boolean;
}

/** One field of a resource: how it is written, and, unless it is read-only, how it is read. */
export interface Field<Row> {
  readonly name: string;
  represent(row: Row): PythonValue;
  /**
   * Puts the field's value into `draft`; a field that is not given leaves `draft` as it is.
   *
   * @throws FieldError if the value is not valid.
   */
  readonly accept?: (input: Input, draft: Partial<Row>, scope: Scope<Row>) => void;
}

/** The fields of a request: a JSON object or a form. */
export type Input = PythonDict | QueryDict;

/** The rules that all kinds of fields have in common. */
export interface Presence {
  /** Whether the field must be given. Default: false. */
  readonly isRequired?: boolean;
  /** Whether null is valid. Default: false. */
  readonly allowsNull?: boolean;
  /** Whether the empty string is valid. Default: false. */
  readonly allowsBlank?: boolean;
  /** The value where a form lacks the field: a form cannot send an unticked box or an empty list. */
  readonly absentInForm?: PythonValue;
}

/** A field that cannot be written. */
export function readOnly<Row>(name: string, represent: (row: Row) => PythonValue): Field<Row> {
  return { name, represent };
}

/** The value of the field `name` as it was sent, `undefined` if it was not. Forms have rules of their own. */
export function sentValue(input: Input, name: string, presence: Presence, isPartial: boolean): PythonValue | undefined {
  if (!(input instanceof QueryDict)) return input.get(name);
  const value = input.get(name);
  if (value === undefined) return isPartial ? undefined : presence.absentInForm;
  if (value !== "" || presence.allowsBlank === true) return value;
  if (presence.allowsNull === true) return null;
  return presence.isRequired === true ? value : undefined;
}

/**
 * Refuses a value that is missing or null and must not be.
 *
 * @returns Whether there is a value: `false` for one that may be left out.
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
 * @param parse Turns the value that was sent into the column's; it gets null only where `allowsNull`.
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
      // TypeScript cannot see this of a generic row: its column `name` holds what `parse` returns.
      draft[name] = parse(value, scope) as Row[Name];
    },
  };
}
