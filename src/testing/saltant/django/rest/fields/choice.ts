import { Refusal } from "../../errors.js";
import { str } from "../../python/repr.js";
import type { PythonValue } from "../../python/values.js";
import { column, type Field } from "./field.js";

/** A text out of a few. Unlike other text it is compared as it was sent, with the white space around it. */
export function choiceField<Name extends string, Row extends Record<Name, string>>(
  name: Name,
  choices: readonly string[],
): Field<Row> {
  return column<Name, string, Row>(name, { isRequired: true }, (value) => {
    const text = str(value);
    if (!choices.includes(text)) throw new Refusal(`"${text}" is not a valid choice.`);
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
    if (answer === undefined) throw new Refusal("Must be a valid boolean.");
    return answer;
  });
}
