import { FieldError } from "../errors.js";
import { JsonError, readJson } from "../python/json-reader.js";
import { findLoneSurrogate, length, strip } from "../python/text.js";
import { isDict, type PythonValue, str } from "../python/values.js";
import { QueryDict } from "../request.js";
import { column, type Field, isGiven, type Presence, type Scope } from "./serializer.js";

/** The rules for a string. */
export interface TextRules<Row> extends Presence {
  /** The maximum length in characters, without surrounding white space. Default: unlimited. */
  readonly maxLength?: number;
  /** Further rules, applied in order before the length. Each returns a message, or nothing if the value is valid. */
  readonly validators?: readonly ((value: string, scope: Scope<Row>) => string | undefined)[];
}

/** A string field. Surrounding white space is removed. */
export function textField<Name extends string, Row extends Record<Name, string>>(
  name: Name,
  rules: TextRules<Row>,
): Field<Row> {
  return column(name, rules, (value, scope) => readText(value, rules, scope));
}

/** A nullable string field. */
export function nullableTextField<Name extends string, Row extends Record<Name, string | null>>(
  name: Name,
  maxLength: number,
): Field<Row> {
  const rules: TextRules<Row> = { allowsNull: true, allowsBlank: true, maxLength };
  return column<Name, string | null, Row>(name, rules, (value, scope) =>
    value === null ? null : readText(value, rules, scope),
  );
}

/**
 * Converts `value` to a string. Accepts a number, but not a boolean or a collection.
 *
 * @throws FieldError with all errors of the value.
 */
export function readText<Row>(value: PythonValue, rules: TextRules<Row>, scope: Scope<Row>): string {
  if (typeof value === "string" && strip(value) === "") {
    if (rules.allowsBlank !== true) throw new FieldError("This field may not be blank.");
    return "";
  }
  if (typeof value === "boolean" || typeof value === "object") throw new FieldError("Not a valid string.");
  const text = strip(str(value));
  const messages = [
    ...(rules.validators ?? []).map((validate) => validate(text, scope)),
    tooLong(text, rules.maxLength),
    text.includes("\0") ? "Null characters are not allowed." : undefined,
    withLoneSurrogate(text),
  ].filter((message) => message !== undefined);
  if (messages.length > 0) throw new FieldError(...messages);
  return text;
}

function tooLong(text: string, maxLength: number | undefined): string | undefined {
  if (maxLength === undefined || length(text) <= maxLength) return undefined;
  return `Ensure this field has no more than ${maxLength} characters.`;
}

function withLoneSurrogate(text: string): string | undefined {
  const half = findLoneSurrogate(text);
  if (half === undefined) return undefined;
  return `Surrogate characters are not allowed: U+${half.charCodeAt(0).toString(16).toUpperCase()}.`;
}

/** A string field with choices. Unlike other strings, the value is compared as sent, with surrounding white space. */
export function choiceField<Name extends string, Row extends Record<Name, string>>(
  name: Name,
  choices: readonly string[],
): Field<Row> {
  return column<Name, string, Row>(name, { isRequired: true }, (value) => {
    const text = str(value);
    if (!choices.includes(text)) throw new FieldError(`"${text}" is not a valid choice.`);
    return text;
  });
}

// The strings that DRF reads as true and false, in addition to JSON's true and false and the numbers 1 and 0.
const words = new Map<PythonValue, boolean>([
  ...["t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "1"].map(
    (word) => [word, true] as const,
  ),
  ...["f", "F", "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", "0"].map(
    (word) => [word, false] as const,
  ),
  [true, true],
  [1n, true],
  [1, true],
  [false, false],
  [0n, false],
  // A map treats -0 as 0, as Python does.
  [0, false],
]);

/** A boolean field. In a form, a missing value is false. */
export function booleanField<Name extends string, Row extends Record<Name, boolean>>(name: Name): Field<Row> {
  return column<Name, boolean, Row>(name, { absentInForm: false }, (value) => {
    const result = words.get(value);
    if (result === undefined) throw new FieldError("Must be a valid boolean.");
    return result;
  });
}

/** A JSON field. In a form it is a JSON string, in which `null` is a value like any other. */
export function jsonField<Name extends string, Row extends Record<Name, PythonValue>>(name: Name): Field<Row> {
  return {
    name,
    represent: (row) => row[name],
    accept(input, draft, scope) {
      const value = input instanceof QueryDict ? readFormText(input.get(name)) : input.get(name);
      if (value === undefined) return;
      // The string of a form is parsed only after these checks, so they do not apply to it.
      if (!(input instanceof QueryDict)) {
        isGiven(value, {}, scope.isPartial === true);
        if (!isFinite(value)) throw new FieldError("Value must be valid JSON.");
      }
      // TypeScript cannot infer this for a generic row: a JSON column holds any value.
      draft[name] = value as Row[Name];
    },
  };
}

function readFormText(text: string | undefined): PythonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonError) throw new FieldError("Value must be valid JSON.");
    throw error;
  }
}

/** Python parses 1e999 as infinity, which it cannot write as JSON. */
function isFinite(value: PythonValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isFinite);
  return value === null || !isDict(value) || [...value.values()].every(isFinite);
}
