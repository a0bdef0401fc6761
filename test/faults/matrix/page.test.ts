import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { faultsPage } from "../../../scripts/faults/page.js";

it("docs/fault-reference.md says what the table says: else run `npm run docs:faults`", async () => {
  expect(await readFile("docs/fault-reference.md", "utf8")).toBe(await faultsPage());
});
