import { nonFieldError, FieldError, validationError } from "../errors.js";
import { QueryDict } from "../request.js";
import { isDict, type PythonDict, type PythonValue, typeName } from "../python/values.js";
import type { Body } from "./body.js";
import type { UserRow } from "./authentication.js";

/** A row as it is shown, field by field. */
export function represent<Row>(fields: readonly Field<Row>[], row: Row): PythonDict {
  return new Map(fields.map((field) => [field.name, field.represent(row)]));
}

/**
 * What a request's body says of a row's columns.
 *
 * @throws ApiException 400 that names everything wrong with the fields, in their order.
 */
export function accept<Row>(fields: readonly Field<Row>[], body: Body, scope: Scope<Row>): Partial<Row> {
  if (body === null) throw nonFieldError("No data provided");
  if (!(body instanceof QueryDict) && !isDict(body)) {
    throw nonFieldError(`Invalid data. Expected a dictionary, but got ${typeName(body)}.`);
  }
  const draft: Partial<Row> = {};
  const refusals = new Map<string, readonly string[]>();
  for (const field of fields) {
    try {
      field.accept?.(body, draft, scope);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      refusals.set(field.name, error.messages);
    }
  }
  if (refusals.size > 0) throw validationError(refusals);
  return draft;
}

/** What a field may need to know of the request beside its own value. */
export interface Scope<Row> {
  /** Who asks; nobody has said so yet when a token is asked for. */
  readonly user?: UserRow;
  /** The row to be changed, if there is one already. */
  readonly current?: Row;
  /** Whether fields that are left out stay as they are (PATCH). Default: false. */
  readonly isPartial?: boolean;
}

/** One field of a resource: how it is shown, and, unless it is read-only, how it is taken in. */
export interface Field<Row> {
  readonly name: string;
  represent(row: Row): PythonValue;
  /**
   * Puts the field's value into `draft`; a field that is not given leaves it alone.
   *
   * @throws FieldError if the value will not do.
   */
  readonly accept?: (input: Input, draft: Partial<Row>, scope: Scope<Row>) => void;
}

/** The fields of a request: a JSON object or a form. */
export type Input = PythonDict | QueryDict;

/** What all kinds of fields have in common when they take a value in. */
export interface Presence {
  /** Whether the field must be given. Default: false. */
  readonly isRequired?: boolean;
  /** Whether null will do. Default: false. */
  readonly allowsNull?: boolean;
  /** Whether the empty text will do. Default: false. */
  readonly allowsBlank?: boolean;
  /** What it means that a form lacks the field: a form cannot send an unticked box or an empty list. */
  readonly absentInForm?: PythonValue;
}

/** A field that is only ever shown. */
export function readOnly<Row>(name: string, represent: (row: Row) => PythonValue): Field<Row> {
  return { name, represent };
}

/** The value of the field `name` as it was sent, `undefined` if it was not. A form has rules of its own for both. */
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
 * @returns Whether there is a value to look at: `false` for one that was rightly left out.
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
 * @param parse Makes of a value that was sent what the column holds; it sees null only where `allowsNull`.
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
      // What TypeScript cannot see of a generic row: its column `name` holds what `parse` returns.
      draft[name] = parse(value, scope) as Row[Name];
    },
  };
}
