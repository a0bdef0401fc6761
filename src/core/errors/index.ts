export * from "./api-error.js";
export * from "./bulk-error.js";
export * from "./request-errors.js";
export * from "./response-errors.js";
