import * as z from "zod/mini";
import { wholeNumber } from "../../core/data/schema.js";
import { strip } from "./python-strip.js";
import { isZonedDatetime } from "./datetime.js";

// What the fields of several resources have in common, for reading and for writing. Reading is strict about types only; the
// limits are those of the server, and what breaks one is refused with the server's own words.

/** A whole number that the server made: an id. */
export const id = wholeNumber();

// z.enum and z.regex would do the same as these two; each brings along far more code than what is wanted of it here.

/** One of a few words. */
export function oneOf<Word extends string>(words: readonly Word[]) {
  return z.custom<Word>((value) => words.some((word) => word === value), `expected ${words.join(" or ")}`);
}

/** Text of a pattern. */
export function matching(pattern: RegExp, error: string) {
  return z.refine<string>((text) => pattern.test(text), { error });
}

/** Text that may be null. */
export const nullableText = z.nullable(z.string());

/**
 * A datetime as the server writes it: ISO 8601 with microseconds and `Z` or an offset. Without either, it would be read as a
 * time in the local zone.
 */
export const datetime = z.string().check(
  // Dates are made of it, for which engines agree on these spellings only.
  z.refine((text) => /T.*(?:Z|:\d\d)$/.test(text) && isZonedDatetime(text), {
    error: "expected an ISO 8601 datetime with a time zone",
  }),
);

/**
 * A list of names, for reading: texts by right, but the server keeps whatever JSON was written, and one odd entry must not
 * make a whole list unreadable.
 */
export const names = z.custom<string[]>(Array.isArray, "expected an array");

/** A list of texts, for writing. */
export const texts = z.array(z.string());

/** JSON values by name. They pass as they are, odd names included. */
export const jsonObject = z.custom<Record<string, unknown>>(
  (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
  "expected an object",
);

/** Text of at least one character besides white space, which the server strips off, and of at most `most`. */
export function requiredText(most: number) {
  return optionalText(most).check(z.refine((text) => strip(text) !== "", { error: "This field may not be blank." }));
}

/** Text of at most `most` characters, white space at its ends not counted. */
export function optionalText(most: number) {
  const error = `Ensure this field has no more than ${most} characters.`;
  return z.string().check(z.refine((text) => Array.from(strip(text)).length <= most, { error }));
}

/** Leaves a property out of what is sent where the caller left it out. */
export const optional = z.exactOptional;

/** Whether a value is an id that the server may have given. */
export function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** An id to write, or a model that has one. A model of another kind is refused. */
export function reference(kind: abstract new (...args: never) => object) {
  const idOf = (value: unknown): unknown => (value instanceof kind && "id" in value ? value.id : value);
  return z.pipe(z.transform(idOf), z.custom<number>(isId, "expected an id or a model that has one"));
}
