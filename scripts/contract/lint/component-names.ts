import { asObject, Contract } from "../../generate/contract.js";

/**
 * Finds components of a contract whose names differ in case at most, of whatever kind they are: many generators of clients make a
 * type and a file of each name, where one would hide or overwrite the other.
 *
 * @returns A line for each name that is taken more than once.
 */
export function findNameCollisions(text: string): string[] {
  const components = Contract.parse(text).resolve({ $ref: "#/components" }, "components");
  const places = new Map<string, string[]>();
  for (const [kind, named] of Object.entries(components)) {
    for (const name of Object.keys(asObject(named, `components.${kind}`))) {
      const key = name.toLowerCase();
      places.set(key, [...(places.get(key) ?? []), `${kind}.${name}`]);
    }
  }
  const collisions = [...places.values()].filter(({ length }) => length > 1);
  return collisions.map((each) => `the names of these components differ in case at most: ${each.join(", ")}`);
}
