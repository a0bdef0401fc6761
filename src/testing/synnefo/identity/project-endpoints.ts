import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type Json, type JsonObject, toText } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { Context } from "./context.js";
import {
  actOnApplication,
  actOnProject,
  type ApplicationAction,
  mayManage,
  maySee,
  notAllowed,
  type ProjectAction,
  requireProject,
  submit,
} from "./project-rules.js";
import { completeSpec, readChanges, readNewSpec } from "./project-spec.js";
import { type Application, isAccepted, isUsable, type Project, projectStates } from "./projects.js";
import { resources } from "./resources.js";
import type { User } from "./users.js";

export function listProjects(context: Context, request: CloudRequest): MockResponse {
  const user = context.users.userOf(request);
  const [name, owner, state] = ["name", "owner", "state"].map((key) => request.query.get(key));
  if (state !== null && !projectStates.includes(state ?? "")) throw fault("badRequest", `Unrecognized state ${state}`);
  const isListed = readMode(context, user, request.query.get("mode") ?? "default");
  const found = context.projects.projects.filter(
    (project) =>
      (name === null || project.name === name) &&
      (owner === null || project.owner === owner) &&
      (state === null || project.state === state) &&
      isListed(project),
  );
  return jsonResponse(
    200,
    found.map((project) => describe(user, project)),
  );
}

/** Which projects a mode lists. */
function readMode({ projects }: Context, user: User, mode: string): (project: Project) => boolean {
  switch (mode) {
    case "member":
      return (project) => {
        const membership = projects.membershipOf(user, project);
        return membership !== undefined && isUsable(membership) && project.state === "active";
      };
    case "default":
    case "related":
      return (project) => {
        const membership = projects.membershipOf(user, project);
        return mayManage(user, project) || (membership !== undefined && isAccepted(membership));
      };
    case "active":
      return (project) => user.isAdmin || (project.state === "active" && !project.isPrivate);
    default:
      throw fault("badRequest", `Unrecognized mode '${mode}'.`);
  }
}

export function createProject(context: Context, request: CloudRequest): MockResponse {
  const user = context.users.userOf(request);
  const spec = completeSpec(context, readNewSpec(context, user, request.jsonObject()));
  return submitted(submit(context, user, spec, undefined));
}

export function getProject(context: Context, request: CloudRequest, id = ""): MockResponse {
  const user = context.users.userOf(request);
  const project = requireProject(context, id);
  if (!maySee(context, user, project)) throw notAllowed();
  return jsonResponse(200, describe(user, project));
}

export function modifyProject(context: Context, request: CloudRequest, id = ""): MockResponse {
  const user = context.users.userOf(request);
  const raw = readChanges(context, request.jsonObject());
  const project = requireProject(context, id);
  if (!mayManage(user, project)) throw notAllowed();
  if (project.state === "uninitialized" || project.state === "deleted")
    throw fault("conflict", "Cannot modify an uninitialized project.");
  return submitted(submit(context, user, completeSpec(context, raw), project));
}

function submitted({ id, project }: Application): MockResponse {
  return jsonResponse(201, { id: project.id, application: id });
}

export function projectAction(context: Context, request: CloudRequest, id = ""): MockResponse {
  const user = context.users.userOf(request);
  const [action, data] = readAction(request.json(), [...projectActions, ...applicationActions]);
  const onApplication = applicationActions.find((each) => each === action);
  const onProject = projectActions.find((each) => each === action);
  // The server does not catch either mistake.
  if (!isObject(data)) throw fault("internalServerError", "Unexpected error");
  if (onApplication !== undefined) {
    if (!Object.hasOwn(data, "app_id")) throw fault("internalServerError", "Unexpected error");
    const applicationId = data.app_id ?? null;
    const application = context.projects.applications.find((each) => each.id === Number(applicationId));
    if (application === undefined)
      throw fault("itemNotFound", `There is no project application identified by ${toText(applicationId)}.`);
    actOnApplication(context, user, onApplication, { id, application });
  }
  if (onProject !== undefined) actOnProject(context, user, onProject, requireProject(context, id));
  return emptyResponse(200);
}

const projectActions: readonly ProjectAction[] = ["suspend", "unsuspend", "terminate", "reinstate"];
const applicationActions: readonly ApplicationAction[] = ["approve", "deny", "dismiss", "cancel"];

/** Reads a body with one action as its key. @throws CloudFault with 400. */
export function readAction(body: Json, actions: readonly string[]): readonly [action: string, data: Json] {
  if (!isObject(body)) throw fault("badRequest", "Request should be a JSON dict");
  const [action, another] = actions.filter((each) => Object.hasOwn(body, each));
  if (another !== undefined) throw fault("badRequest", "Multiple actions not supported");
  if (action === undefined) throw fault("badRequest", "No recognized action");
  return [action, body[action] ?? null];
}

function describe(user: User, project: Project): JsonObject {
  const { id, state, name, owner, homepage, description, joinPolicy, leavePolicy, maxMembers } = project;
  const { lastApplication, deactivatedAt } = project;
  const isManager = mayManage(user, project);
  return {
    ...{ id, state, name, owner, homepage, description },
    creation_date: toIso(project.createdAt),
    end_date: toIso(project.endDate),
    ...{ join_policy: joinPolicy, leave_policy: leavePolicy, max_members: maxMembers },
    ...{ private: project.isPrivate, system_project: project.isSystem },
    resources: describeResources(project),
    ...(isManager && lastApplication !== undefined && { last_application: describeApplication(lastApplication) }),
    ...(isManager && deactivatedAt !== undefined && { deactivation_date: toIso(deactivatedAt) }),
  };
}

function describeApplication(application: Application): JsonObject {
  const { id, state, applicant, name = null, owner = null, homepage = null, description = null } = application;
  const { startDate, endDate, comments = null, joinPolicy = null, leavePolicy = null } = application;
  return {
    ...{ id, state, name, owner, applicant, homepage, description },
    start_date: startDate === undefined ? null : toIso(startDate),
    end_date: endDate === undefined ? null : toIso(endDate),
    ...{ comments, join_policy: joinPolicy, leave_policy: leavePolicy },
    max_members: application.maxMembers ?? null,
    private: application.isPrivate ?? null,
    resources: describeResources(application),
  };
}

function describeResources({ resources: capacities }: Pick<Application, "resources">): JsonObject {
  const visible = resources.filter(({ name, isVisible }) => isVisible && capacities.has(name));
  return Object.fromEntries(
    visible.map(({ name }) => {
      const { project = 0, member = 0 } = capacities.get(name) ?? {};
      return [name, { project_capacity: project, member_capacity: member }];
    }),
  );
}
