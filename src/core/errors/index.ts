export * from "./answer-errors.js";
export * from "./api-error.js";
export * from "./bulk-error.js";
export * from "./input-errors.js";
export * from "./request-errors.js";
