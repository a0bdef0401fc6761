import { type CloudFault, fault } from "../faults.js";
import type { Context } from "./context.js";
import { type Application, type Capacity, isAccepted, type Project, type ProjectSettings } from "./projects.js";
import { resources } from "./resources.js";
import type { ProjectSpec } from "./project-spec.js";
import type { User } from "./users.js";

/** The resource that limits how many applications of a user may be pending. */
const pendingApplications = "astakos.pending_app";

export function unknownProject(id: string): CloudFault {
  return fault("itemNotFound", `There is no project identified by ${id}.`);
}

/** @throws CloudFault with 404 if the project does not exist. */
export function requireProject({ projects }: Context, id: string): Project {
  const project = projects.find(id);
  if (project === undefined) throw unknownProject(id);
  return project;
}

export function notAllowed(): CloudFault {
  return fault("forbidden", "You do not have the permissions to perform this action.");
}

export function requireAdmin({ isAdmin }: User): void {
  if (!isAdmin) throw notAllowed();
}

/** Whether the user owns the project or administers all. */
export function mayManage({ isAdmin, uuid }: User, { owner }: Project): boolean {
  return isAdmin || owner === uuid;
}

/** Whether the user may see the project. */
export function maySee({ projects }: Context, user: User, project: Project): boolean {
  if (mayManage(user, project) || (project.state === "active" && !project.isPrivate)) return true;
  const membership = projects.membershipOf(user, project);
  return membership !== undefined && isAccepted(membership);
}

/** @throws CloudFault with 409 if the project has ended or has not begun. */
export function requireAlive({ id, state }: Project): void {
  if (state !== "active" && state !== "suspended") throw fault("conflict", `Project ${id} is not alive.`);
}

/** Submits an application: for a new project, or for other settings of a project. */
export function submit(context: Context, user: User, spec: ProjectSpec, changed: Project | undefined): Application {
  const { projects } = context;
  if (changed?.isSystem === true && [spec.owner, spec.name, spec.homepage, spec.description].some(isGiven)) {
    const fields = "'owner', 'name', 'homepage', and 'description'";
    throw fault("conflict", `Cannot modify fields ${fields} of a system project.`);
  }
  const replaced = projects.applications.filter((each) => each.project === changed && each.state === "pending");
  countPending(context, user, replaced);
  const project = changed ?? projects.add({ settings: newSettings(spec), resources: spec.resources });
  const application: Application = {
    ...spec,
    ...{ id: projects.applications.length + 1, project, applicant: user.uuid, state: "pending" },
  };
  for (const each of replaced) each.state = "replaced";
  projects.applications.push(application);
  project.lastApplication = application;
  return application;
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function newSettings(spec: ProjectSpec): ProjectSettings {
  // The reader of a new project has given each of these a value.
  const { owner = null, name = "", homepage = "", description = "", endDate = 0 } = spec;
  const { joinPolicy = "moderated", leavePolicy = "auto", maxMembers = 0, isPrivate = false } = spec;
  return { owner, name, homepage, description, endDate, joinPolicy, leavePolicy, maxMembers, isPrivate };
}

/** Counts one more pending application of the user, and releases those that it replaces. */
function countPending(context: Context, user: User, replaced: readonly Application[]): void {
  const changes = [
    { uuid: user.uuid, quantity: 1 },
    ...replaced.map((each) => ({ uuid: each.applicant, quantity: -1 })),
  ];
  if (changePending(context, changes, user.isAdmin)) return;
  const limit = context.holdings.find(`user:${user.uuid}`, `project:${user.uuid}`, pendingApplications)?.limit ?? 0;
  throw fault("conflict", `You have reached the maximum number of pending project applications: ${limit}.`);
}

interface PendingChange {
  readonly uuid: string;
  readonly quantity: number;
}

/** Changes how many pending applications are counted. Returns whether the limits allow it. */
function changePending({ holdings, now }: Context, changes: readonly PendingChange[], force: boolean): boolean {
  const provisions = changes.flatMap(({ uuid, quantity }) => [
    { holder: `user:${uuid}`, source: `project:${uuid}`, resource: pendingApplications, quantity },
    { holder: `project:${uuid}`, source: null, resource: pendingApplications, quantity },
  ]);
  return holdings.change({ client: "astakos", name: "", provisions, force, now: now() }) === undefined;
}

/** The actions on an application. */
export type ApplicationAction = "approve" | "deny" | "dismiss" | "cancel";

/** Acts on the last application of a project. */
export function actOnApplication(
  context: Context,
  user: User,
  action: ApplicationAction,
  { id, application }: { readonly id: string; readonly application: Application },
): void {
  const { project } = application;
  if (project.id !== id || project.lastApplication !== application)
    throw fault("conflict", `${application.id} is not a pending application for project ${id}.`);
  const isForAdmin = action === "approve" || action === "deny";
  if (!user.isAdmin && (isForAdmin || application.applicant !== user.uuid)) throw notAllowed();
  if (application.state !== (action === "dismiss" ? "denied" : "pending")) {
    const state = application.state === "pending" ? "Pending review" : capitalize(application.state);
    throw fault("conflict", `Cannot ${action} application ${application.id} in state '${state}'`);
  }
  if (action === "approve") requireFreeName(context, project, application.name);
  if (action !== "dismiss") changePending(context, [{ uuid: application.applicant, quantity: -1 }], false);
  application.state = endStates[action];
  if (action === "approve") approve(context, application);
  else if (action !== "deny" && project.state === "uninitialized") project.state = "deleted";
}

const endStates = { approve: "approved", deny: "denied", dismiss: "dismissed", cancel: "cancelled" } as const;

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function approve({ projects }: Context, application: Application): void {
  const { project } = application;
  if (project.state === "uninitialized") fillResources(project);
  else applyChanges(project, application);
  project.state = "active";
  projects.sync(project);
}

/** Resources that the application did not name may not be used; a system project keeps those that it has. */
function fillResources({ resources: given }: Project): void {
  const none: Capacity = { project: 0, member: 0 };
  for (const { name } of resources) if (!given.has(name)) given.set(name, none);
}

function applyChanges(project: Project, application: Application): void {
  const { owner, name, homepage, description, endDate, joinPolicy, leavePolicy, maxMembers, isPrivate } = application;
  const settings = { owner, name, homepage, description, endDate, joinPolicy, leavePolicy, maxMembers, isPrivate };
  Object.assign(project, Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  for (const [resource, capacity] of application.resources) project.resources.set(resource, capacity);
}

/** The names of projects that have begun and not ended are unique. */
function requireFreeName({ projects }: Context, project: Project, name: string | undefined): void {
  const taken = projects.projects.find(
    (each) => each !== project && each.name === name && (each.state === "active" || each.state === "suspended"),
  );
  if (name === undefined || taken === undefined) return;
  throw fault("conflict", `cannot approve: project with name '${name}' already exists (id: ${taken.id})`);
}

/** The actions of an administrator on a project. */
export type ProjectAction = "suspend" | "unsuspend" | "terminate" | "reinstate";

export function actOnProject(context: Context, user: User, action: ProjectAction, project: Project): void {
  requireAdmin(user);
  const { id } = project;
  switch (action) {
    case "suspend":
      requireAlive(project);
      if (project.state === "suspended") throw fault("conflict", `Project ${id} is already suspended.`);
      break;
    case "unsuspend":
      if (project.state !== "suspended") throw fault("conflict", `Project ${id} is not suspended.`);
      break;
    case "terminate":
      requireAlive(project);
      if (project.isSystem) throw fault("conflict", `Project ${id} is a system project and cannot be terminated.`);
      break;
    case "reinstate":
      if (project.state !== "terminated") throw fault("conflict", `Project ${id} is not terminated.`);
      requireFreeName(context, project, project.name);
      break;
  }
  const isEnd = action === "suspend" || action === "terminate";
  if (isEnd) project.deactivatedAt = context.now();
  project.state = isEnd ? (action === "suspend" ? "suspended" : "terminated") : "active";
  context.projects.sync(project);
}
