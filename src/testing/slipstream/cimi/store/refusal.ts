/**
 * A query that the store refuses. The server hides it: the response is a list without elements whose count is null.
 */
export class StoreRefusal extends Error {}
