// Runs before each test file of vitest's project "proxy": everything that its clients and embedded servers send each
// other goes through Prism, and none of it may violate the contract. A status that the contract does not document counts as well.
import { afterEach, beforeAll, expect } from "vitest";
import { takeViolations } from "./proxy.js";
import { startWorkerProxy } from "./worker-proxy.js";

beforeAll(startWorkerProxy);

afterEach(() => {
  expect(takeViolations()).toEqual([]);
});
