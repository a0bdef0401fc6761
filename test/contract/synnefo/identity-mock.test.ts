// Prism's mock of the contract of Synnefo's identity service.
import { describe, expect, it } from "vitest";
import { testMock } from "./mock-suite.js";

const send = testMock({
  document: "openapi/synnefo-identity.yaml",
  operations: [
    ...["authenticate", "validateToken", "requestOAuthToken"],
    ...["listServices", "listResources"],
    ...["findUsers", "findUsersForService"],
    ...["getQuotas", "getServiceQuotas", "getServiceProjectQuotas"],
    ...["listPendingCommissions", "issueCommission", "getCommission", "runCommissionAction", "resolveCommissions"],
    ...["sendFeedback", "setDefaultProject"],
    ...["listProjects", "createProject", "getProject", "modifyProject", "runProjectAction"],
    ...["listMemberships", "createMembership", "getMembership", "runMembershipAction"],
  ],
  pathParameters: {
    token_id: "c2hvcnQ/bGlm+ZQ==",
    serial: "57",
    project_id: "e32bcd89-7832-48ee-9b5a-4169702f6d2f",
    membership_id: "7",
  },
});

describe("the mock", () => {
  it("accepts a request for the catalog, which has no body", async () => {
    const response = await send("authenticate", { body: null });
    expect(response.status).toBe(200);
  });

  it.each([
    ["two actions", "runProjectAction", { suspend: {}, unsuspend: {} }],
    ["no action", "runMembershipAction", {}],
    ["an action on an application without its id", "runProjectAction", { approve: { reason: "fine" } }],
    ["a commission without provisions", "issueCommission", { name: "one" }],
    ["a project without an end", "createProject", { name: "lab.example.org" }],
    ["credentials of another structure", "authenticate", { auth: { username: "alice", password: "x" } }],
    ["names that are null", "findUsers", { displaynames: null }],
  ])("refuses %s, so that a success means something", async (_, id, body) => {
    const response = await send(id, { body });
    expect([400, 422]).toContain(response.status);
  });
});
