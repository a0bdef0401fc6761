import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isArray, type Json, type JsonObject, property, toText } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { Context } from "./context.js";
import type { StoredHolding } from "./holdings.js";
import { unknownProject } from "./project-rules.js";
import { isUsable } from "./projects.js";
import { resources } from "./resources.js";
import { componentOf, type User } from "./users.js";

/** The email addresses of UUIDs, and the other way round. Unknown ones are absent. */
export function userCatalogs(context: Context, request: CloudRequest, isService: boolean): MockResponse {
  if (isService) componentOf(request);
  else context.users.userOf(request);
  const body = request.jsonObject();
  const { all } = context.users;
  const names = property(body, "displaynames") ?? (Object.hasOwn(body, "displaynames") ? null : []);
  if (!isArray(names) || !names.every((name) => typeof name === "string"))
    throw fault("badRequest", "Displaynames should be a list of strings");
  const uuids = Object.hasOwn(body, "uuids") ? (body.uuids ?? null) : [];
  const wanted = uuids === null ? (isService ? all : []) : all.filter((user) => includes(uuids, user.uuid));
  return jsonResponse(200, {
    uuid_catalog: Object.fromEntries(wanted.map(({ uuid, email }) => [uuid, email])),
    displayname_catalog: Object.fromEntries(names.flatMap((name) => findByName(all, name))),
  });
}

function includes(list: Json, item: string): boolean {
  return isArray(list) && list.includes(item);
}

function findByName(users: readonly User[], name: string): [string, string][] {
  const user = users.find(({ email }) => email.toLowerCase() === name.toLowerCase());
  return user === undefined ? [] : [[name, user.uuid]];
}

/** The resources of the cloud. */
export function listResources(): MockResponse {
  const visible = resources.filter(({ isVisible }) => isVisible);
  return jsonResponse(
    200,
    Object.fromEntries(
      visible.map(({ name, service, description, unit }) => [
        name,
        { service, description, unit, ui_visible: true, api_visible: true },
      ]),
    ),
  );
}

/** What the user uses and may use, by project. */
export function quotas(context: Context, request: CloudRequest): MockResponse {
  const user = context.users.userOf(request);
  const usable = context.projects.membershipsOf(user).filter(isUsable);
  const projects = usable.filter(({ project }) => project.state !== "deleted").map(({ project }) => project.id);
  const visible = resources.filter(({ isVisible }) => isVisible).map(({ name }) => name);
  return jsonResponse(200, quotasOf(context, user.uuid, projects, visible));
}

/** What users use of the component's resources, by user and project. */
export function serviceQuotas(context: Context, request: CloudRequest): MockResponse {
  const names = resourcesOf(componentOf(request));
  const [users, projects] = [readList(request, "user"), readList(request, "project")];
  const uuids = context.users.all.map(({ uuid }) => uuid);
  const result: Record<string, Json> = {};
  for (const uuid of users === undefined ? uuids : uuids.filter((each) => users.includes(each))) {
    const found = quotasOf(context, uuid, projects, names);
    if (Object.keys(found).length > 0) result[uuid] = found;
  }
  if (users !== undefined && Object.keys(result).length === 0)
    throw fault("itemNotFound", `No user with UUID '${request.query.get("user") ?? ""}'`);
  return jsonResponse(200, result);
}

/** What projects use of the component's resources. */
export function serviceProjectQuotas({ holdings }: Context, request: CloudRequest): MockResponse {
  const names = resourcesOf(componentOf(request));
  const projects = readList(request, "project");
  const result: Record<string, Record<string, Json>> = {};
  for (const holding of holdings.all) {
    const id = holding.holder.replace(/^project:/, "");
    if (holding.source !== null || !names.includes(holding.resource)) continue;
    if (projects !== undefined && !projects.includes(id)) continue;
    (result[id] ??= {})[holding.resource] = projectNumbers(holding);
  }
  if (projects !== undefined && Object.keys(result).length === 0)
    throw fault("itemNotFound", `No project with UUID '${request.query.get("project") ?? ""}'`);
  return jsonResponse(200, result);
}

function resourcesOf(component: string): string[] {
  return resources.filter((resource) => resource.component === component).map(({ name }) => name);
}

function readList({ query }: CloudRequest, name: string): string[] | undefined {
  return query.get(name)?.split(",");
}

/** What a user uses, by project and resource. */
function quotasOf(
  { holdings }: Context,
  uuid: string,
  projects: readonly string[] | undefined,
  names: readonly string[],
): JsonObject {
  const result: Record<string, Record<string, Json>> = {};
  for (const holding of holdings.all) {
    const { holder, source, resource, limit } = holding;
    if (holder !== `user:${uuid}` || source === null || !names.includes(resource)) continue;
    const id = source.replace(/^project:/, "");
    if (projects !== undefined && !projects.includes(id)) continue;
    const ofProject = holdings.find(source, null, resource);
    (result[id] ??= {})[resource] = {
      usage: holding.least,
      limit,
      pending: holding.most - holding.least,
      ...(ofProject !== undefined && projectNumbers(ofProject)),
    };
  }
  return result;
}

function projectNumbers({ least, most, limit }: StoredHolding): JsonObject {
  return { project_usage: least, project_limit: limit, project_pending: most - least };
}

/** Accepts feedback, which nothing keeps. */
export function sendFeedback({ users }: Context, request: CloudRequest): MockResponse {
  users.userOf(request);
  const isForm = (request.headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  const message = isForm ? new URLSearchParams(request.text).get("feedback_msg") : null;
  if (message === null || message === "") throw fault("badRequest", "Invalid data");
  return emptyResponse(200);
}

/** Sets the project that is used where a request names none. */
export function setDefaultProject({ users, projects }: Context, request: CloudRequest): MockResponse {
  const user = users.userOf(request);
  const id = property(request.jsonObject(), "project_id") ?? null;
  if (id === null) throw fault("forbidden", "Missing project id");
  const project = projects.find(toText(id));
  if (project === undefined) throw unknownProject(toText(id));
  const membership = projects.membershipOf(user, project);
  if (membership === undefined) throw fault("itemNotFound", "This is not a valid membership request.");
  if (membership.state !== "accepted") throw fault("forbidden", "This is not an accepted membership.");
  if (project.state === "suspended") throw fault("forbidden", `Project ${project.id} is suspended.`);
  if (project.state !== "active") throw fault("internalServerError", "Unexpected error");
  user.defaultProject = project.id;
  return emptyResponse(200);
}
