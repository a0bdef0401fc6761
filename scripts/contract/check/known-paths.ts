import type { JsonObject } from "../../generate/contract.js";

/** The number of a response's values whose paths are requested. */
const VALUES = 3;

/** The paths that have been read, with the values that their responses have for the parameters below them. */
export class KnownPaths {
  /** By the path in the contract's form. */
  readonly #read = new Map<string, { readonly path: string; readonly body: unknown }[]>();

  /** @param pattern - The path in the contract's form: `/servers/{server_id}/metadata`. */
  add(pattern: string, path: string, body: unknown): void {
    const read = this.#read.get(withoutSlash(pattern)) ?? [];
    this.#read.set(withoutSlash(pattern), [...read, { path: withoutSlash(path), body }]);
  }

  /**
   * The paths of an operation for the values of its last parameter: those of the first few objects, and the path for an unknown value,
   * which is undefined if what is above it has not been read.
   */
  below(pattern: string, unknown: string | number): { readonly paths: readonly string[]; readonly none?: string } {
    const {
      above = "",
      parameter = "",
      rest = "",
    } = /^(?<above>.*)\/\{(?<parameter>[^}]*)\}(?<rest>.*)$/.exec(pattern)?.groups ?? {};
    const parents = (this.#read.get(above) ?? []).slice(0, VALUES);
    const pathOf = (path: string, value: string | number): string => `${path}/${encodeURIComponent(value)}${rest}`;
    const paths = parents.flatMap(({ path, body }) =>
      valuesIn(body, parameter)
        .slice(0, VALUES)
        .map((value) => pathOf(path, value)),
    );
    const [first] = parents;
    return { paths, ...(first !== undefined && { none: pathOf(first.path, unknown) }) };
  }
}

/** `/images/` → `/images`. */
function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}

/**
 * The values of a path's parameter in the response to the path above it: the field of its name or the id of each row, the values of a list
 * of strings or numbers, or the keys of an object.
 */
function valuesIn(body: unknown, parameter: string): (string | number)[] {
  const rows = rowsIn(body);
  if (rows !== undefined)
    return rows.flatMap((row) => (isObject(row) ? (row[parameter] ?? row.id) : row)).filter(isValue);
  const inner = isObject(body) ? Object.values(body).find(isObject) : undefined;
  return inner === undefined ? [] : Object.keys(inner).filter(isValue);
}

/** The rows of a list: the response itself, or the first list in it. A row may be in an envelope: `{ keypair: { name: "k1" } }`. */
function rowsIn(body: unknown): unknown[] | undefined {
  const list = Array.isArray(body) ? body : isObject(body) ? Object.values(body).find(Array.isArray) : undefined;
  return Array.isArray(list) ? list.map(unwrapped) : undefined;
}

function unwrapped(row: unknown): unknown {
  const [only, ...others] = isObject(row) ? Object.values(row) : [];
  return isObject(only) && others.length === 0 ? only : row;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether every server accepts a value as one segment of a path. */
function isValue(value: unknown): value is string | number {
  return typeof value === "number" || (typeof value === "string" && /^[^/\\]+$/.test(value) && !/^\.+$/.test(value));
}
