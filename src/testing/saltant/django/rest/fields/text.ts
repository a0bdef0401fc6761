import { Refusal } from "../../errors.js";
import { str } from "../../python/repr.js";
import { findLoneSurrogate, length, strip } from "../../python/text.js";
import type { PythonValue } from "../../python/values.js";
import { column, type Field, type Presence, type Scope } from "./field.js";

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
 * @throws Refusal with everything that is wrong with it.
 */
export function readText<Row>(value: PythonValue, rules: TextRules<Row>, scope: Scope<Row>): string {
  if (typeof value === "string" && strip(value) === "") {
    if (rules.allowsBlank !== true) throw new Refusal("This field may not be blank.");
    return "";
  }
  if (typeof value === "boolean" || typeof value === "object") throw new Refusal("Not a valid string.");
  const text = strip(str(value));
  const complaints = [
    ...(rules.validators ?? []).map((validate) => validate(text, scope)),
    tooLong(text, rules.maxLength),
    text.includes("\0") ? "Null characters are not allowed." : undefined,
    withLoneSurrogate(text),
  ].filter((complaint) => complaint !== undefined);
  if (complaints.length > 0) throw new Refusal(...complaints);
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
