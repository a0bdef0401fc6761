import { asObject, Contract } from "../../generate/contract.js";

/**
 * Finds components of a contract, of any kind, whose names differ in case at most: many client generators create a type
 * and a file for each name, and one would hide or overwrite the other.
 * @returns A line for each name that occurs more than once.
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
