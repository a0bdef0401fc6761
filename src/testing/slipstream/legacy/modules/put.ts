import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import { encodePath, type LegacyRequest } from "../http/request.js";
import { emptyResponse } from "../http/respond.js";
import { isTruthy } from "../java.js";
import { childOf, removeChildren, type XmlElement } from "../xml/element.js";
import { parseDocument } from "../xml/parse.js";
import { adoptAuthz } from "./authz.js";
import { isCategory, type ModuleCategory, ModuleVersion, rootNames, parentPath } from "./module.js";
import type { ModuleTarget } from "./target.js";
import { validateModule } from "./validate.js";

/** Stores a new version of a module. It is not published, and belongs to the caller. */
export function putModule(context: Context, request: LegacyRequest, target: ModuleTarget): MockResponse {
  const { document, path, category } = readModule(request.text);
  checkMayPut(context, request, target);
  const nowMs = context.host.clock.now();
  const wrong = validateModule(context, new ModuleVersion(path, -1, category, document, nowMs));
  if (wrong !== undefined) throw new LegacyError(409, wrong);
  if (path !== target.path)
    throw new LegacyError(400, "The uploaded module does not correspond to the target module uri");
  for (const name of ["published", "runs", "children", "cloudNames"]) removeChildren(document, name);
  const authz = adoptAuthz(childOf(document, "authz"), request.caller.name);
  const stored = context.modules.add(path, category, document, authz, nowMs);
  return emptyResponse(target.module === undefined ? 201 : 200, { location: encodePath(stored.resourceUri) });
}

interface SentModule {
  readonly document: XmlElement;
  readonly path: string;
  readonly category: ModuleCategory;
}

function readModule(text: string): SentModule {
  const sent = parseDocument(text);
  const category = sent?.attributes.get("category");
  // The server does not expect a document that is not XML, or that has no category, and fails.
  if (sent === undefined || category === undefined) throw new LegacyError(500);
  if (!isCategory(category)) throw new LegacyError(400, "Unknown category");
  const [parentUri, shortName] = ["parentUri", "shortName"].map((name) => sent.attributes.get(name));
  if (parentUri === undefined || shortName === undefined) {
    const missing = `Unable to satisfy the attribute ${parentUri === undefined ? "parentUri" : "shortName"}`;
    throw new LegacyError(400, `Invalid xml module: cannot deserialize object, with detail: ${missing}`);
  }
  const path = `${parentUri}/${shortName}`
    .replace(/^module\//, "")
    .replace(/\/{2,}/g, "/")
    .replace(/^\//, "");
  return { document: { ...sent, name: rootNames[category] }, path, category };
}

function checkMayPut({ modules }: Context, { caller, query }: LegacyRequest, { module, path }: ModuleTarget): void {
  const isNew = isTruthy(query.get("new"));
  if (!mayPut()) throw new LegacyError(403, "Forbidden to update this resource.");
  if (isNew && module !== undefined) throw new LegacyError(403, "Cannot create this resource. It already exists.");

  function mayPut(): boolean {
    if (path === "new" || path.endsWith("/new")) return false;
    if (caller.privileged) return true;
    if (module !== undefined) return modules.allows(modules.latest(path) ?? module, "Put", caller);
    const project = modules.latest(parentPath(path));
    // A new path needs no right on its project unless the request says that it is new.
    return !isNew || project === undefined || modules.allows(project, "CreateChildren", caller);
  }
}
