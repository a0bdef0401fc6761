import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  type Project,
} from "../../src/synnefo/index.js";
import { createFixture, errorIn, errorOf, type Fixture, uuidOf } from "./fixture.js";

const [alice, bob, carol] = [uuidOf("alice"), uuidOf("bob"), uuidOf("carol")];
const endDate = new Date("2100-01-01T00:00:00Z");
const input = { name: "lab.example.org", endDate };

/** Makes an active project of alice. */
async function createProject({ cloud, as }: Fixture, more: object = {}): Promise<Project> {
  const { projectId, applicationId } = await cloud.projects.create({ ...input, ...more });
  await as("admin").projects.applications.approve(projectId, applicationId);
  return cloud.projects.get(projectId);
}

describe("a project", () => {
  it("is applied for and approved", async () => {
    const { cloud, as, server, sent } = createFixture();
    const { projectId, applicationId } = await cloud.projects.create({
      ...input,
      ...{ description: "A lab", joinPolicy: "auto", maxMembers: Infinity, private: true },
      resources: { "cyclades.vm": { memberCapacity: 2, projectCapacity: Infinity } },
    });
    expect(server.requests.at(-1)?.body).toMatchObject({ end_date: "2100-01-01T00:00:00.000Z", join_policy: "auto" });
    expect(sent()).toEqual(["account POST /projects"]);
    const project = await cloud.projects.get(projectId);
    expect(project).toMatchObject({
      state: "uninitialized",
      endDate,
      maxMembers: Infinity,
      owner: alice,
      private: true,
    });
    expect(project.resources["cyclades.vm"]).toEqual({ memberCapacity: 2, projectCapacity: Infinity });
    expect(project.lastApplication).toMatchObject({
      id: applicationId,
      state: "pending",
      applicant: alice,
      startDate: null,
    });
    expect(project.toJSON()).toMatchObject({ end_date: expect.stringContaining("2100-01-01") as string });
    expect(project.deactivationDate).toBeNull();
    const admin = as("admin").projects;
    await admin.applications.approve(project, applicationId, "fine");
    expect(server.requests.at(-1)?.body).toEqual({ approve: { reason: "fine", app_id: Number(applicationId) } });
    expect((await project.refresh()).state).toBe("active");
    await errorOf(admin.applications.approve(project, applicationId), ConflictError);
    await errorOf(as("bob").projects.get(project), PermissionDeniedError);
    await errorOf(cloud.projects.get("none"), NotFoundError);
  });

  it("is changed by an application", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const { projectId, applicationId } = await project.modify({ maxMembers: 6 });
    expect(projectId).toBe(project.id);
    await fixture.cloud.projects.applications.cancel(project, applicationId);
    expect((await project.refresh()).lastApplication).toMatchObject({ state: "cancelled", maxMembers: 6, name: null });
    const next = await project.modify({ description: "More" });
    await fixture.as("admin").projects.applications.deny(project, next.applicationId, "no");
    await fixture.cloud.projects.applications.dismiss(project, next.applicationId);
    expect((await project.refresh()).lastApplication?.state).toBe("dismissed");
    const system = await fixture.cloud.projects.get(alice);
    expect([system.systemProject, system.owner, system.lastApplication]).toEqual([true, null, null]);
  });

  it("has a state that administrators change", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const { projects } = fixture.as("admin");
    const managed = await projects.get(project);
    await managed.suspend("maintenance");
    expect(fixture.server.requests.at(-1)?.body).toEqual({ suspend: { reason: "maintenance" } });
    expect((await managed.refresh()).state).toBe("suspended");
    expect(managed.deactivationDate).toBeInstanceOf(Date);
    await managed.unsuspend();
    await managed.terminate();
    expect((await managed.refresh()).state).toBe("terminated");
    await managed.reinstate();
    await errorOf(managed.reinstate(), ConflictError);
    await errorOf(project.suspend(), PermissionDeniedError);
    await errorOf(projects.action(project, "explode"), BadRequestError);
  });

  it("is listed", async () => {
    const fixture = createFixture();
    const { cloud, sent } = fixture;
    const project = await createProject(fixture);
    sent();
    expect((await cloud.projects.list()).map(({ id }) => id)).toEqual([alice, project.id]);
    expect(
      await cloud.projects.list({ name: input.name, state: "active", owner: alice, mode: "related" }),
    ).toHaveLength(1);
    expect(await fixture.as("bob").projects.list({ mode: "active" })).toHaveLength(1);
    expect(sent()).toEqual([
      "account GET /projects",
      `account GET /projects?name=lab.example.org&state=active&owner=${alice}&mode=related`,
      "account GET /projects?mode=active",
    ]);
    const filter = await errorIn(() => cloud.projects.list({ status: "x" } as never), InvalidInputError);
    expect(filter.message).toBe('projects have no filter "status"; the filters are name, state, owner, mode');
    await errorIn(() => cloud.projects.list({ state: "nonsense" }), BadRequestError);
  });

  it("whose creation is lost is found by its name", async () => {
    const { cloud, server, sent, pass } = createFixture();
    await cloud.projects.create(input);
    await pass(10_000);
    sent();
    server.inject({ kind: "lostResponse", method: "POST", path: /projects$/ });
    const { projectId, applicationId } = await cloud.projects.create(input);
    expect(sent()).toEqual(["account POST /projects", "account GET /projects?name=lab.example.org"]);
    expect((await cloud.projects.get(projectId)).lastApplication?.id).toBe(applicationId);
    await pass(10_000);
    server.inject({ kind: "reset", method: "POST", path: /projects$/ });
    await errorOf(cloud.projects.create(input), AmbiguousOutcomeError);
    expect(await cloud.projects.list({ name: input.name })).toHaveLength(2);
  });

  it("whose action is lost is looked at", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const admin = fixture.as("admin");
    await admin.projects.get(project);
    fixture.sent();
    fixture.server.inject({ kind: "lostResponse", method: "POST" });
    await admin.projects.suspend(project);
    fixture.server.inject({ kind: "reset", method: "POST" });
    await errorOf(admin.projects.unsuspend(project), AmbiguousOutcomeError);
    const path = `/projects/${project.id}`;
    const [action, look] = [`account POST ${path}/action`, `account GET ${path}`];
    expect(fixture.sent()).toEqual([action, look, action, look]);
    await admin.projects.unsuspend(project);
    const first = await fixture.cloud.projects.create(input);
    fixture.server.inject({ kind: "lostResponse", method: "POST" });
    await fixture.cloud.projects.applications.cancel(first.projectId, first.applicationId);
    const { applicationId } = await project.modify({ maxMembers: 3 });
    fixture.server.inject({ kind: "lostResponse", method: "POST" });
    await admin.projects.applications.approve(project, applicationId);
  });

  it("names what is wrong", async () => {
    const { cloud, server } = createFixture();
    const message = async (more: object) =>
      (await errorOf(cloud.projects.create({ ...input, ...more }), InvalidInputError)).message;
    expect(await message({ name: "lab" })).toContain("project: name: expected the form of a domain");
    expect(await message({ name: `${"a".repeat(60)}.${"b".repeat(20)}.org` })).toContain("at most 80 characters");
    expect(await message({ endDate: "2100-01-01" })).toBe("project: endDate: expected a valid Date");
    expect(await message({ endDate: undefined })).toContain("project: endDate");
    expect(await message({ homepage: "h".repeat(256) })).toContain("expected a string of at most 255 characters");
    expect(await message({ maxMembers: -1 })).toContain("project: maxMembers: expected a whole number from 0");
    expect(await message({ end: 1 })).toContain("unknown property end; the properties are name, endDate");
    expect(await message({ resources: { a: { memberCapacity: 2, projectCapacity: 1 } } })).toBe(
      'project: resources["a"]: memberCapacity must not be greater than projectCapacity',
    );
    expect(await message({ resources: { a: { memberCapacity: 1 } } })).toContain(
      "projectCapacity must be a whole number",
    );
    const { projects, memberships } = cloud;
    const of = async (call: Promise<unknown>) => (await errorOf(call, InvalidInputError)).message;
    expect(await of(projects.modify(alice, {}))).toBe("project: the changes must not be empty");
    expect(await of(projects.suspend(alice, 1 as never))).toBe("reason must be a string, not 1");
    expect(await of(projects.applications.deny(alice, 4 as never))).toBe(
      'applicationId must be a string of digits, not 4: pass "4"',
    );
    expect(await of(projects.action(alice, ""))).toBe('action must be the name of an action, not ""');
    expect(await of(memberships.enroll(alice, ""))).toBe('email must be the email address of a user, not ""');
    expect(await of(memberships.get(3 as never))).toBe('membership: the id must be a string, not 3: pass "3"');
    expect(server.requests).toEqual([]);
  });
});

describe("a membership", () => {
  it("is requested, accepted and left", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const { memberships } = fixture.as("bob");
    const id = await memberships.join(project);
    const own = await memberships.get(id);
    expect(own).toMatchObject({ id, user: bob, project: project.id, state: "requested", accepted: null });
    expect([own.requested, own.allowedActions]).toEqual([expect.any(Date), ["cancel"]]);
    const [request] = (await fixture.cloud.memberships.list({ project })).filter(({ user }) => user === bob);
    expect(request?.allowedActions).toEqual(["accept", "reject"]);
    await request?.accept("welcome");
    expect(fixture.server.requests.at(-1)?.body).toEqual({ accept: "welcome" });
    await own.refresh();
    expect([own.state, own.accepted]).toEqual(["accepted", expect.any(Date)]);
    await own.leave();
    expect((await own.refresh()).removed).toBeInstanceOf(Date);
    await errorOf(own.leave(), ConflictError);
    await memberships.join(project);
    await own.cancel("changed my mind");
    const { state, canceled } = await own.refresh();
    expect([state, canceled]).toEqual(["cancelled", expect.any(Date)]);
    expect(own.toJSON()).toHaveProperty("cancelled");
    await memberships.join(project);
    await fixture.cloud.memberships.reject(id);
    expect((await own.refresh()).state).toBe("rejected");
    await errorOf(memberships.join("none"), NotFoundError);
  });

  it("is given by the owner", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const { memberships } = fixture.cloud;
    const id = await memberships.enroll(project, "carol@example.org");
    expect((await memberships.get(id)).state).toBe("accepted");
    await memberships.remove(id);
    await errorOf(memberships.enroll(project, "mallory@example.org"), ConflictError);
    await errorOf(fixture.as("bob").memberships.get(id), PermissionDeniedError);
    await errorOf(memberships.get("999"), NotFoundError);
    await errorOf(memberships.action(id, "explode"), BadRequestError);
    const filter = await errorIn(() => memberships.list({ user: bob } as never), InvalidInputError);
    expect(filter.message).toBe('memberships have no filter "user"; the filters are project');
  });

  it("whose response is lost is looked at", async () => {
    const fixture = createFixture();
    const project = await createProject(fixture);
    const client = fixture.as("bob");
    await client.memberships.list();
    fixture.sent();
    const { server, sent } = fixture;
    const path = "astakos/account/v1.0/projects/memberships";
    server.inject({ kind: "lostResponse", path });
    const id = await client.memberships.join(project);
    expect(sent()).toEqual([
      "account POST /projects/memberships",
      "identity POST /tokens",
      `account GET /projects/memberships?project=${project.id}`,
    ]);
    server.inject({ kind: "lostResponse", method: "POST" });
    await fixture.cloud.memberships.accept(id);
    server.inject({ kind: "lostResponse", path });
    const enrolled = await fixture.cloud.memberships.enroll(project, "carol@example.org");
    expect((await fixture.cloud.memberships.get(enrolled)).user).toBe(carol);
    server.inject({ kind: "reset", method: "POST" });
    await errorOf(fixture.cloud.memberships.remove(enrolled), AmbiguousOutcomeError);
    server.inject({ kind: "reset", path });
    await errorOf(fixture.as("admin").memberships.join(project), AmbiguousOutcomeError);
  });
});
