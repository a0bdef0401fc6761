import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { findNameCollisions } from "../../../scripts/contract/lint/component-names.js";
import { contracts } from "../../../scripts/services.js";

describe("the names of components", () => {
  it.each(contracts)("do not collide in $document", async ({ document }) => {
    expect(findNameCollisions(await readFile(document, "utf8"))).toEqual([]);
  });

  it("must not be the same in another kind, nor differ in case only", () => {
    const contract = `
components:
  schemas: { Queue: {}, Page: {}, Username: {} }
  parameters: { Queue: {}, PAGE: {}, Name: {} }
  examples: { queue: {} }
  responses: { UserName: {}, Names: {} }
`;
    expect(findNameCollisions(contract)).toEqual([
      "the names of these components differ in case at most: schemas.Queue, parameters.Queue, examples.queue",
      "the names of these components differ in case at most: schemas.Page, parameters.PAGE",
      "the names of these components differ in case at most: schemas.Username, responses.UserName",
    ]);
  });
});
