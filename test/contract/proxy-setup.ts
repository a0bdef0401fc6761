// Runs before each test file of vitest's project "proxy": all requests and responses between its clients and embedded servers //
// pass through Prism, and none may violate the contract. An undocumented status is a violation as well.
import { afterEach, beforeAll, expect } from "vitest";
import { takeViolations } from "./proxy.js";
import { startWorkerProxy } from "./worker-proxy.js";

beforeAll(startWorkerProxy);

afterEach(() => {
  expect(takeViolations()).toEqual([]);
});
