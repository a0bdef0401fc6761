// Stands in for the example until the client exists.
export {};
