import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { CloudFault, emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type JsonObject, toText } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { Context } from "./context.js";
import { readAction } from "./project-endpoints.js";
import { mayManage, notAllowed, requireAlive, requireProject } from "./project-rules.js";
import { isAccepted, type Membership, type MembershipState, type Project } from "./projects.js";
import type { User } from "./users.js";

const notARequest = "This is not a valid membership request.";

export function listMemberships(context: Context, request: CloudRequest): MockResponse {
  const user = context.users.userOf(request);
  const project = request.query.get("project");
  const found = context.projects.memberships.filter(
    (each) =>
      (each.user === user || mayManage(user, each.project)) && (project === null || each.project.id === project),
  );
  return jsonResponse(
    200,
    found.map((each) => describe(context, user, each)),
  );
}

export function getMembership(context: Context, request: CloudRequest, id = ""): MockResponse {
  const user = context.users.userOf(request);
  const membership = requireMembership(context, id);
  if (membership.user !== user && !mayManage(user, membership.project)) throw notAllowed();
  return jsonResponse(200, describe(context, user, membership));
}

export function createMembership(context: Context, request: CloudRequest): MockResponse {
  const user = context.users.userOf(request);
  const [action, data] = readAction(request.json(), ["join", "enroll"]);
  if (!isObject(data)) throw fault("internalServerError", "Unexpected error");
  const project = toText(data.project);
  const membership =
    action === "join" ? join(context, user, project) : enroll(context, user, project, toText(data.user));
  return jsonResponse(200, { id: membership.id });
}

export function membershipAction(context: Context, request: CloudRequest, id = ""): MockResponse {
  const user = context.users.userOf(request);
  const [name] = readAction(request.json(), Object.keys(checks));
  const action = actions.find((each) => each === name);
  const membership = requireMembership(context, id);
  if (action === undefined) throw fault("badRequest", "No recognized action");
  checks[action](context, user, membership);
  change(context, membership, endState(action, membership.project));
  return emptyResponse(200);
}

function requireMembership({ projects }: Context, id: string): Membership {
  const membership = projects.memberships.find((each) => each.id === Number(id));
  if (membership === undefined) throw fault("itemNotFound", notARequest);
  return membership;
}

/** Sets a state and the limits that follow from it. */
function change({ projects }: Context, membership: Membership, state: MembershipState): void {
  projects.setState(membership, state);
  projects.sync(membership.project);
  const { user, project } = membership;
  if (state === "removed" && user.defaultProject === project.id) user.defaultProject = user.uuid;
}

/** Requests a membership, which is accepted at once if the project accepts each user and has room. */
function join(context: Context, user: User, id: string): Membership {
  const { projects } = context;
  const project = requireProject(context, id);
  requireAlive(project);
  requireOpen("join", project);
  const existing = projects.membershipOf(user, project);
  if (existing !== undefined && (existing.state === "requested" || isAccepted(existing)))
    throw fault("conflict", "Request or membership already exists.");
  const membership =
    existing === undefined
      ? projects.addMembership(user, project, "requested")
      : projects.setState(existing, "requested");
  if (project.joinPolicy === "auto" && hasRoom(context, project)) change(context, membership, "accepted");
  return membership;
}

/** Makes a user a member. The server looks the user up before the project and the rights. */
function enroll(context: Context, user: User, id: string, email: string): Membership {
  const { users, projects } = context;
  const member = users.all.find((each) => each.isActive && each.email === email);
  if (member === undefined) throw fault("conflict", `Unknown users: ${email}`);
  const project = projects.find(id);
  if (project === undefined) throw fault("conflict", `There is no project identified by ${id}.`);
  requireAcceptable(context, user, project);
  const existing = projects.membershipOf(member, project);
  if (existing !== undefined && isAccepted(existing)) throw fault("conflict", "Membership already accepted.");
  const membership = existing ?? projects.addMembership(member, project, "accepted");
  change(context, membership, "accepted");
  return membership;
}

type Action = "leave" | "cancel" | "accept" | "reject" | "remove";

type Check = (context: Context, user: User, membership: Membership) => void;

/** What each action requires, in the order of the server. */
const checks: Readonly<Record<Action, Check>> = {
  leave: (_, user, membership) => {
    requireAccepted(membership);
    requireOwn(user, membership);
    requireAlive(membership.project);
    requireOpen("leave", membership.project);
  },
  cancel: (_, user, membership) => {
    requireRequested(membership);
    requireOwn(user, membership);
    requireAlive(membership.project);
  },
  accept: (context, user, membership) => {
    requireRequested(membership);
    requireAcceptable(context, user, membership.project);
  },
  reject: (_, user, membership) => {
    requireRequested(membership);
    if (!mayManage(user, membership.project)) throw notAllowed();
    requireAlive(membership.project);
  },
  remove: (_, user, membership) => {
    requireAccepted(membership);
    if (!mayManage(user, membership.project)) throw notAllowed();
    requireAlive(membership.project);
    requireOpen("leave", membership.project);
  },
};

/** In the order in which the server lists them. */
const actions: readonly Action[] = ["leave", "cancel", "remove", "accept", "reject"];

function endState(action: Action, { leavePolicy }: Project): MembershipState {
  if (action === "leave") return leavePolicy === "auto" ? "removed" : "leave_requested";
  return ({ cancel: "cancelled", accept: "accepted", reject: "rejected", remove: "removed" } as const)[action];
}

function requireRequested({ state }: Membership): void {
  if (state !== "requested") throw fault("conflict", notARequest);
}

function requireAccepted(membership: Membership): void {
  if (!isAccepted(membership)) throw fault("conflict", "This is not an accepted membership.");
}

/** An administrator may do what the member may do; the owner of the project may not. */
function requireOwn(user: User, membership: Membership): void {
  if (!user.isAdmin && membership.user !== user) throw notAllowed();
}

function requireAcceptable(context: Context, user: User, project: Project): void {
  if (!mayManage(user, project)) throw notAllowed();
  requireAlive(project);
  requireOpen("join", project);
  if (!hasRoom(context, project))
    throw fault("conflict", "You have reached the maximum number of members for this Project.");
}

function requireOpen(kind: "join" | "leave", { joinPolicy, leavePolicy }: Project): void {
  if ((kind === "join" ? joinPolicy : leavePolicy) !== "closed") return;
  const article = kind === "join" ? "The Project" : "The project";
  throw fault("conflict", `${article}'s member ${kind} policy is closed.`);
}

function hasRoom({ projects }: Context, project: Project): boolean {
  return projects.countMembers(project) < project.maxMembers;
}

function describe(context: Context, user: User, membership: Membership): JsonObject {
  const { id, state, project, dates } = membership;
  return {
    ...{ id, user: membership.user.uuid, project: project.id, state },
    allowed_actions: actions.filter((action) => isAllowed(() => checks[action](context, user, membership))),
    ...Object.fromEntries([...dates].map(([name, at]) => [name, toIso(at)])),
  };
}

function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof CloudFault) return false;
    throw error;
  }
}
