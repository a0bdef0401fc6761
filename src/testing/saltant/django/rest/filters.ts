import { FieldError } from "../errors.js";
import { compilePostgresRegex } from "../postgres/regex/compile.js";
import { strip } from "../python/text.js";
import { emptyForDjango, type Filter, type Predicate } from "./filterset.js";
import { toKey } from "./relation-fields.js";

/** The filters on a string: exact, contains, in, startswith, endswith, regex; all of them case-sensitive. */
export function textFilters<Row>(name: string, read: ReadText<Row>): Filter<Row>[] {
  return [
    lookupFilter(name, "", read),
    lookupFilter(name, "__contains", read),
    inFilter(name, read),
    lookupFilter(name, "__startswith", read),
    lookupFilter(name, "__endswith", read),
    lookupFilter(name, "__regex", read),
  ];
}

/** The filters on a string with choices: as on any string, but the exact filter rejects other values. */
export function choiceFilters<Row>(name: string, choices: readonly string[], read: ReadText<Row>): Filter<Row>[] {
  const exact: Filter<Row> = {
    name,
    compile(value) {
      if (value === "") return undefined;
      if (choices.includes(value)) return (row) => read(row) === value;
      throw new FieldError(`Select a valid choice. ${value} is not one of the available choices.`);
    },
  };
  return [exact, ...textFilters(name, read).slice(1)];
}

/** Returns the string of a row that a filter compares. */
type ReadText<Row> = (row: Row) => string;

type Lookup = (wanted: string) => (text: string) => boolean;

const lookups: Readonly<Record<string, Lookup>> = {
  "": (wanted) => (text) => text === wanted,
  __contains: (wanted) => (text) => text.includes(wanted),
  __startswith: (wanted) => (text) => text.startsWith(wanted),
  __endswith: (wanted) => (text) => text.endsWith(wanted),
  __regex: compilePostgresRegex,
};

function lookupFilter<Row>(name: string, suffix: string, read: ReadText<Row>): Filter<Row> {
  return {
    name: name + suffix,
    compile(value) {
      const wanted = cleanText(value);
      const matches = wanted === "" ? undefined : lookups[suffix]?.(wanted);
      return matches && ((row) => matches(read(row)));
    },
  };
}

function inFilter<Row>(name: string, read: ReadText<Row>): Filter<Row> {
  return {
    name: `${name}__in`,
    compile: (value) =>
      splitList(value, cleanText, (wanted): Predicate<Row> => {
        const texts = new Set(wanted);
        return (row) => texts.has(read(row));
      }),
  };
}

/** Cleans the parts of a comma-separated list; an empty value does not filter. A part cannot contain a comma. */
export function splitList<Part, Result>(
  value: string,
  clean: (part: string) => Part,
  combine: (parts: readonly Part[]) => Result,
): Result | undefined {
  return value === "" ? undefined : combine(value.split(",").map(clean));
}

function cleanText(value: string): string {
  if (value.includes("\0")) throw new FieldError("Null characters are not allowed.");
  return strip(value);
}

const words = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

/** The filter on a boolean. A value that is neither true nor false does not filter. */
export function booleanFilter<Name extends string, Row extends Record<Name, boolean>>(name: Name): Filter<Row> {
  return {
    name,
    compile(value) {
      const wanted = words.get(value.toLowerCase());
      return wanted === undefined ? undefined : (row) => row[name] === wanted;
    },
  };
}

/** The filters on the id of a row in another table: exact and in. They reject an id that does not exist. */
export function relationFilters<Row>(
  name: string,
  exists: (id: number) => boolean,
  read: (row: Row) => number,
): Filter<Row>[] {
  const clean = (value: string): number | undefined => {
    if (value === "") return undefined;
    const id = Number(toKey(value) ?? NaN);
    if (exists(id)) return id;
    throw new FieldError("Select a valid choice. That choice is not one of the available choices.");
  };
  return [
    {
      name,
      compile(value) {
        const id = clean(value);
        return id === undefined ? undefined : (row) => read(row) === id;
      },
    },
    {
      name: `${name}__in`,
      compile: (value) =>
        splitList(value, clean, (ids) => {
          const wanted = new Set(ids.filter((id) => id !== undefined));
          return wanted.size === 0 ? emptyForDjango : (row: Row): boolean => wanted.has(read(row));
        }),
    },
  ];
}
