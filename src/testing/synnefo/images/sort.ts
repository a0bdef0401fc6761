import { fault } from "../faults.js";
import type { Image } from "./image.js";

const sortKeys = [
  "id",
  "name",
  "status",
  "size",
  "disk_format",
  "container_format",
  "created_at",
  "updated_at",
] as const;

/** How a list is sorted. */
export interface Sorting {
  readonly key: (typeof sortKeys)[number];
  readonly isDescending: boolean;
}

/**
 * The order that a query asks for. Filters are checked as far as the real server checks them, and have no effect.
 *
 * @throws CloudFault with 400 for an unknown order, and for a size that is not an integer.
 */
export function readSorting(query: URLSearchParams): Sorting {
  const value = (name: string) => query.getAll(name).at(-1);
  const key = sortKeys.find((name) => name === (value("sort_key") ?? "created_at"));
  if (key === undefined) throw fault("badRequest", "Invalid 'sort_key'");
  const direction = value("sort_dir") ?? "desc";
  if (direction !== "asc" && direction !== "desc") throw fault("badRequest", "Invalid 'sort_dir'");
  for (const name of ["size_max", "size_min"]) {
    if (!/^\s*[+-]?\d+\s*$/.test(value(name) ?? "0")) throw fault("badRequest", "Malformed request.");
  }
  return { key, isDescending: direction === "desc" };
}

/** Images with the same value keep their order in both directions. */
export function sortImages(images: readonly Image[], { key, isDescending }: Sorting): Image[] {
  const compare = (one: Image, other: Image) => compareValues(one[key] ?? "", other[key] ?? "");
  return [...images].sort((one, other) => (isDescending ? compare(other, one) : compare(one, other)));
}

function compareValues(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
