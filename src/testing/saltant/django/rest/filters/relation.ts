import { Refusal } from "../../errors.js";
import { toKey } from "../fields/relation.js";
import { emptyForDjango, type Filter } from "./filter.js";
import { splitList } from "./text.js";

/** The filters on the number of another table's row: exact and in. A number that no row has is refused. */
export function relationFilters<Row>(
  name: string,
  exists: (id: number) => boolean,
  read: (row: Row) => number,
): Filter<Row>[] {
  const clean = (value: string): number | undefined => {
    if (value === "") return undefined;
    const id = Number(toKey(value) ?? NaN);
    if (exists(id)) return id;
    throw new Refusal("Select a valid choice. That choice is not one of the available choices.");
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
