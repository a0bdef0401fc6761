import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { formatJavaDate } from "../dates.js";
import { LegacyError } from "../errors.js";
import { dispatch, type LegacyRequest } from "../http/request.js";
import { documentResponse, emptyResponse, textResponse } from "../http/respond.js";
import { runsOfModule } from "../runs/run-list.js";
import { element } from "../xml/element.js";
import { copyModule } from "./copy.js";
import { type ModuleVersion, parentPath } from "./module.js";
import { moduleDocument, publishedItem, rootItem, versionList } from "./module-views.js";
import { putModule } from "./put.js";
import { findTarget, type ModuleTarget } from "./target.js";

/** Responds to a request below `/module`. */
export function respondModule(context: Context, request: LegacyRequest): MockResponse {
  const below = request.path.slice("/module".length).replace(/^\//, "");
  if (below === "") return dispatch(request, { GET: () => listRoot(context, request) });
  const publish = /^(.+?)(?:\/(\d+))?\/publish$/.exec(below);
  if (publish !== null)
    return respondPublish(context, request, findTarget(context.modules, publish[1] ?? "", publish[2]));
  const image = /^(.+)\/(\d+)\/([^/]+)$/.exec(below);
  if (image !== null) return respondImageId(context, request, image[1] ?? "", Number(image[2]), image[3] ?? "");
  if (below.endsWith("/")) return respondVersions(context, request, below.replace(/\/(?:\d+\/)?$/, ""));
  const versioned = /^(.+)\/(\d+)$/.exec(below);
  return respondVersion(context, request, findTarget(context.modules, versioned?.[1] ?? below, versioned?.[2]));
}

/** Responds to a request for the app store. */
export function respondAppStore(context: Context, request: LegacyRequest): MockResponse {
  return dispatch(request, {
    GET: () => {
      const readable = context.modules
        .published()
        .filter((each) => context.modules.allows(each, "Get", request.caller));
      return documentResponse(element("list", {}, readable.map(publishedItem)), request.accept);
    },
  });
}

function listRoot({ modules }: Context, { caller, accept }: LegacyRequest): MockResponse {
  const readable = modules.childrenOf("").filter((each) => modules.allows(each, "Get", caller));
  return documentResponse(element("list", {}, readable.map(rootItem)), accept);
}

function respondVersion(context: Context, request: LegacyRequest, wanted: ModuleTarget): MockResponse {
  // The framework rejects the GET of what does not exist before rights are checked.
  if (wanted.module === undefined && request.method === "GET") throw new LegacyError(404);
  rejectDeleted(request, wanted.module);
  return dispatch(request, {
    GET: () => getModule(context, request, wanted),
    PUT: () => putModule(context, request, wanted),
    POST: () => copyModule(context, request, wanted),
    DELETE: () => deleteModule(context, request, wanted),
  });
}

function rejectDeleted({ caller }: LegacyRequest, module: ModuleVersion | undefined): void {
  if (module?.isDeleted === true && !caller.privileged) throw new LegacyError(403, "Module deleted");
}

function getModule(context: Context, request: LegacyRequest, { module, uri }: ModuleTarget): MockResponse {
  const { modules, clouds } = context;
  const { caller, accept } = request;
  if (module === undefined) throw new LegacyError(404);
  if (!caller.privileged && !modules.allows(module, "Get", caller))
    throw new LegacyError(403, `Not allowed to access: ${uri}`);
  const document = moduleDocument(module, {
    latestVersion: modules.latest(module.path)?.version,
    cloudNames: module.category === "Project" ? [] : [...clouds, "default"],
    runs: runsOfModule(context, caller, module.resourceUri),
    children: modules.childrenOf(module.path),
  });
  return documentResponse(document, accept);
}

function deleteModule({ modules }: Context, request: LegacyRequest, { module }: ModuleTarget): MockResponse {
  const { caller } = request;
  if (module === undefined || !(caller.privileged || modules.allows(module, "Delete", caller)))
    throw new LegacyError(403, "Forbidden");
  module.isDeleted = true;
  return emptyResponse(204, { location: request.link(modules.latest(module.path)?.resourceUri ?? module.parentUri) });
}

function respondVersions(context: Context, request: LegacyRequest, path: string): MockResponse {
  const { modules } = context;
  const { caller } = request;
  const latest = modules.latest(path);
  if (!caller.privileged) {
    if (latest === undefined) throw new LegacyError(403, "Module doesn't exist. It may have been deleted");
    if (!modules.allows(latest, "Get", caller)) throw new LegacyError(403, `Not allowed to access: module/${path}/`);
  }
  return dispatch(request, {
    GET: () => documentResponse(versionList(path, modules.versionsOf(path)), request.accept),
    DELETE: () => {
      for (const version of modules.versionsOf(path))
        if (caller.privileged || modules.allows(version, "Delete", caller)) version.isDeleted = true;
      const uri = modules.latest(path)?.resourceUri ?? `module/${parentPath(path)}`;
      return emptyResponse(204, { location: request.link(uri) });
    },
  });
}

function respondPublish(context: Context, request: LegacyRequest, { module }: ModuleTarget): MockResponse {
  if (module === undefined && request.method === "GET") throw new LegacyError(404);
  rejectDeleted(request, module);
  return dispatch(request, {
    GET: () => {
      const at = module?.publishedMs;
      if (at === undefined) throw new LegacyError(404, "Module not published");
      return textResponse(formatJavaDate(at));
    },
    PUT: () => {
      if (module === undefined) throw new LegacyError(404, "Not found");
      if (module.publishedMs !== undefined) {
        const date = formatJavaDate(module.publishedMs);
        throw new LegacyError(409, `The module was already published: ${date}`);
      }
      module.publishedMs = context.host.clock.now();
      return emptyResponse(204, { location: request.link("") });
    },
    DELETE: () => {
      // The server does not expect this and fails.
      if (module === undefined) throw new LegacyError(500);
      module.publishedMs = undefined;
      return emptyResponse(204);
    },
  });
}

/** The image of a component in a cloud, which a build reads and sets. */
function respondImageId(
  { modules }: Context,
  request: LegacyRequest,
  path: string,
  version: number,
  cloud: string,
): MockResponse {
  const module = modules.version(path, version);
  if (module === undefined) throw new LegacyError(404, `Unknown module module/${path}/${version}`);
  if (module.category !== "Image") throw new LegacyError(500);
  const id = module.imageId(cloud);
  return dispatch(request, {
    GET: () => {
      if (id === undefined) throw new LegacyError(404);
      return textResponse(id);
    },
    PUT: () => {
      if (id !== undefined) throw new LegacyError(403, "An image for this cloud service is already registered");
      module.setImageId(cloud, request.text);
      return emptyResponse(201, { location: request.link(`${module.resourceUri}/${cloud}`) });
    },
  });
}
