// Prism's mock of the contract of Synnefo's image service.
import { describe, expect, it } from "vitest";
import { testMock } from "./mock-suite.js";

const send = testMock({
  document: "openapi/synnefo-image.yaml",
  operations: [
    ...["listImages", "listImageDetails", "registerImage", "getImage", "updateImage", "unregisterImage"],
    ...["listImageMembers", "replaceImageMembers", "addImageMember", "removeImageMember", "listSharedImages"],
  ],
  pathParameters: {
    image_id: "829efc79-77a1-4cb3-80c1-8cabfee2e399",
    member_id: "22222222-2222-4222-8222-222222222222",
  },
});

describe("the mock", () => {
  it.each(["registerImage", "getImage", "updateImage"])("sends the metadata of %s in headers", async (id) => {
    const { headers } = await send(id);
    expect(headers.get("X-Image-Meta-Id")).toBe("829efc79-77a1-4cb3-80c1-8cabfee2e399");
    expect(headers.get("X-Image-Meta-Is-Public")).toBe("True");
    expect(headers.get("X-Image-Meta-Size")).toBe("16");
  });

  it("accepts properties, whose headers no contract can list", async () => {
    const response = await send("registerImage", { headers: { "X-Image-Meta-Property-OSFamily": "linux" } });
    expect(response.status).toBe(200);
  });

  it.each([
    ["a sort key that does not exist", "listImages", { query: "?sort_key=nonsense" }],
    ["a size that is not a number", "listImages", { query: "?size_min=x" }],
    ["a location of another form", "registerImage", { headers: { "X-Image-Meta-Location": ".images.disk" } }],
    ["a format that does not exist", "updateImage", { headers: { "X-Image-Meta-Disk-Format": "nonsense" } }],
    ["members of another structure", "replaceImageMembers", { body: { memberships: ["alice"] } }],
    ["an id with other characters", "getImage", { pathParameters: { image_id: "a b" } }],
  ])("refuses %s, so that a success means something", async (_, id, changes) => {
    const response = await send(id, changes);
    expect([400, 422]).toContain(response.status);
  });
});
