import { wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { isZonedDatetime } from "./datetime.js";
import { strip } from "./python-strip.js";

// Schemas of fields that several resources have. Those for reading are strict about types only. Those for writing also check the
// server's limits, with the server's own messages.

/** An id that the server gave. */
export const id = wholeNumber();

/** Whether a value can be an id that the server gave. */
export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** For writing: an id, or a model of this class that has one. */
export function reference(model: abstract new (...args: never) => object) {
  const idOf = (value: unknown): unknown => (value instanceof model && "id" in value ? value.id : value);
  return z.pipe(z.transform(idOf), z.custom<number>(isId, "expected an id or a model that has one"));
}

/** For writing: the property may be left out. */
export const optional = z.exactOptional;

export const nullableString = z.nullable(z.string());

/** For writing: a string of at most `most` characters. White space at its ends, which the server strips, does not count. */
export function maxLength(most: number) {
  const error = `Ensure this field has no more than ${most} characters.`;
  return z.string().check(z.refine((text) => Array.from(strip(text)).length <= most, { error }));
}

/** For writing: a string of 1 to `most` characters. White space at its ends, which the server strips, does not count. */
export function requiredString(most: number) {
  return maxLength(most).check(z.refine((text) => strip(text) !== "", { error: "This field may not be blank." }));
}

// z.enum and z.regex would do the same as the next two, but add far more code.

/** One of a few strings. */
export function oneOf<Word extends string>(words: readonly Word[]) {
  return z.custom<Word>((value) => words.some((word) => word === value), `expected ${words.join(" or ")}`);
}

/** Checks that a string matches a pattern. */
export function matching(pattern: RegExp, error: string) {
  return z.refine<string>((text) => pattern.test(text), { error });
}

/**
 * For reading: a datetime in ISO 8601, with microseconds and with `Z` or an offset. Without either, JavaScript would take it for
 * local time.
 */
export const datetime = z.string().check(
  // A `Date` is made of it, and engines agree on these formats only.
  z.refine((text) => /^[^T]*T.*(?:Z|:\d\d)$/.test(text) && isZonedDatetime(text), {
    error: "expected an ISO 8601 datetime with a time zone",
  }),
);

/**
 * For reading: a list of names. Its items are not checked: the server stores any JSON there, and one bad item must not make a
 * whole list unreadable.
 */
export const anyArray = z.custom<string[]>(Array.isArray, "expected an array");

/** JSON values by name. They pass unchanged, also one that is named `__proto__`. */
export const jsonObject = z.custom<Record<string, unknown>>(
  (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
  "expected an object",
);

/** A page of a list, as Django REST framework writes it. */
export function pageOf<T>(results: z.ZodMiniType<T[]>) {
  return z.looseObject({ count: wholeNumber(0), results });
}
