/** An operation as a resource or a collection offers it. */
interface Offered {
  readonly rel: string;
  readonly href: string | null;
}

/**
 * Finds an operation by its name or URI. The server names actions by URIs, the last part of which is the name:
 * `http://sixsq.com/slipstream/1/action/collect`.
 *
 * @returns Its link; undefined if it is not offered.
 */
export function findOperation(operations: readonly Offered[] | undefined, name: string): string | undefined {
  const found =
    operations?.find(({ rel }) => rel === name) ?? operations?.find(({ rel }) => rel.endsWith(`/action/${name}`));
  return found?.href ?? undefined;
}

/** The names of the operations that are offered, for messages. */
export function describeOperations(operations: readonly Offered[] | undefined): string {
  const names = operations?.map(({ rel }) => rel.slice(rel.lastIndexOf("/") + 1)) ?? [];
  return names.length === 0 ? "nothing" : names.join(", ");
}
