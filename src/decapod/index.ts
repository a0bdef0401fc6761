/**
 * The types of Decapod's filters and sort orders, and the values of its enumerations.
 *
 * @module decapod
 */
export * from "../../generated/decapod/filters.js";
export type * from "./filter-types.js";
