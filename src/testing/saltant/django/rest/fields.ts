import { FieldError } from "../errors.js";
import { isDict, type PythonValue, str } from "../python/values.js";
import { findLoneSurrogate, length, strip } from "../python/text.js";
import { column, type Field, isGiven, type Presence, type Scope } from "./serializer.js";
import { JsonError, readJson } from "../python/json-reader.js";
import { QueryDict } from "../request.js";

/** What a text must be like, beside being text. */
export interface TextRules<Row> extends Presence {
  /** In characters, after white space around it was dropped. Default: any number. */
  readonly maxLength?: number;
  /** Further rules, tried in turn before the length; each returns its complaint or nothing. */
  readonly validators?: readonly ((value: string, scope: Scope<Row>) => string | undefined)[];
}

/** A text. White space around it is dropped. */
export function textField<Name extends string, Row extends Record<Name, string>>(
  name: Name,
  rules: TextRules<Row>,
): Field<Row> {
  return column(name, rules, (value, scope) => readText(value, rules, scope));
}

/** A text that may be null. */
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
 * The text that `value` stands for: numbers will do, truth values and collections will not.
 *
 * @throws FieldError with everything that is wrong with it.
 */
export function readText<Row>(value: PythonValue, rules: TextRules<Row>, scope: Scope<Row>): string {
  if (typeof value === "string" && strip(value) === "") {
    if (rules.allowsBlank !== true) throw new FieldError("This field may not be blank.");
    return "";
  }
  if (typeof value === "boolean" || typeof value === "object") throw new FieldError("Not a valid string.");
  const text = strip(str(value));
  const complaints = [
    ...(rules.validators ?? []).map((validate) => validate(text, scope)),
    tooLong(text, rules.maxLength),
    text.includes("\0") ? "Null characters are not allowed." : undefined,
    withLoneSurrogate(text),
  ].filter((complaint) => complaint !== undefined);
  if (complaints.length > 0) throw new FieldError(...complaints);
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

/** A text out of a few. Unlike other text it is compared as it was sent, with the white space around it. */
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

// DRF's own words for true and false, beside JSON's true and false and the numbers 1 and 0.
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
  // A map takes -0 for 0, as Python does.
  [0, false],
]);

/** Yes or no. A form that lacks it says no. */
export function booleanField<Name extends string, Row extends Record<Name, boolean>>(name: Name): Field<Row> {
  return column<Name, boolean, Row>(name, { absentInForm: false }, (value) => {
    const answer = words.get(value);
    if (answer === undefined) throw new FieldError("Must be a valid boolean.");
    return answer;
  });
}

/** Any JSON value. In a form it is JSON text, and there `null` is a value like any other. */
export function jsonField<Name extends string, Row extends Record<Name, PythonValue>>(name: Name): Field<Row> {
  return {
    name,
    represent: (row) => row[name],
    accept(input, draft, scope) {
      const value = input instanceof QueryDict ? readFormText(input.get(name)) : input.get(name);
      if (value === undefined) return;
      // A form's text is read when the value has been found to be neither null nor more than JSON can say.
      if (!(input instanceof QueryDict)) {
        isGiven(value, {}, scope.isPartial === true);
        if (!isFinite(value)) throw new FieldError("Value must be valid JSON.");
      }
      // What TypeScript cannot see of a generic row: a column of JSON holds any value.
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

/** Python reads 1e999 as infinity, which it will not write again. */
function isFinite(value: PythonValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isFinite);
  return value === null || !isDict(value) || [...value.values()].every(isFinite);
}
