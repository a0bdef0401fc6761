import type { MockRequest } from "../../kit/request.js";
import { requireModify } from "./acl.js";
import { readObject } from "./body.js";
import { type EntryPoint, entryPointPath } from "./entry-point.js";
import { invalidMethod, undefinedAction, unknownResource } from "./errors.js";
import { isForm, readForm, type SearchParameters } from "./parameters.js";
import { ok, type Reply } from "./reply.js";
import type { Context, ResourceType } from "./resource-type.js";
import { addResource, deleteResource, editResource, getResource, requireMethod, searchResources } from "./resources.js";

/** Where requests go. */
export interface Routes {
  readonly entryPoint: EntryPoint;
  readonly types: ReadonlyMap<string, ResourceType>;
}

/** A request whose parameters are read, and what its handler uses. */
export interface Call {
  readonly request: MockRequest;
  readonly parameters: SearchParameters;
  readonly context: Context;
}

/**
 * Handles a request below `/api/`.
 *
 * @throws CimiError for each error response.
 */
export function route(routes: Routes, call: Call): Reply {
  const { path } = call.request;
  const parts = path.split("/").slice(2);
  const [type = "", name, action] = parts;
  if (parts.length > 3 || parts.some((part) => part === "")) throw unknownResource(path);
  if (name === undefined)
    return type === entryPointPath ? toEntryPoint(routes, call) : toCollection(routes, type, call);
  return action === undefined
    ? toResource(routes, type, `${type}/${name}`, call)
    : toAction(routes, { type, name, action }, call);
}

function toEntryPoint({ entryPoint }: Routes, { request, context }: Call): Reply {
  const { identity, now } = context;
  switch (request.method) {
    case "GET":
    case "HEAD":
      return ok(entryPoint.show(identity, request.origin));
    case "PUT":
      return ok(entryPoint.edit(() => readObject(request), identity, now));
    default:
      throw invalidMethod(request.method, request.path);
  }
}

function toCollection({ types }: Routes, name: string, { request, parameters, context }: Call): Reply {
  const type = types.get(name);
  if (type === undefined) throw invalidMethod(request.method, request.path);
  switch (request.method) {
    case "GET":
    case "HEAD":
    case "PUT":
      return searchResources(type, parameters, context);
    case "POST": {
      requireMethod(type, "add", request);
      requireModify(type.collectionAcl, context.identity);
      const body = name === "session" && isForm(request.headers) ? fromForm(request) : readObject(request);
      return (type.add ?? ((given, each) => addResource(type, given, each)))(body, context);
    }
    default:
      throw invalidMethod(request.method, request.path);
  }
}

/** A form logs in without the wrapper of the JSON. */
function fromForm(request: MockRequest) {
  return { sessionTemplate: Object.fromEntries(readForm(request)) };
}

function toResource({ types }: Routes, name: string, id: string, { request, parameters, context }: Call): Reply {
  const type = types.get(name);
  if (type === undefined) throw invalidMethod(request.method, request.path);
  switch (request.method) {
    case "GET":
    case "HEAD":
      return getResource(type, id, parameters, context);
    case "PUT":
      requireMethod(type, "edit", request);
      return editResource(type, id, () => readObject(request), parameters, context);
    case "DELETE":
      requireMethod(type, "delete", request);
      return (type.remove ?? deleteResource)(id, context);
    default:
      throw invalidMethod(request.method, request.path);
  }
}

interface ActionPath {
  readonly type: string;
  readonly name: string;
  readonly action: string;
}

function toAction({ types }: Routes, { type, name, action }: ActionPath, { request, context }: Call): Reply {
  const actions = types.get(type)?.actions ?? {};
  const found = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (found === undefined) throw undefinedAction(request.method, type, action, request.path);
  return ok(found.run(`${type}/${name}`, context));
}
