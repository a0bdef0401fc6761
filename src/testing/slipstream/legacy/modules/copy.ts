import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import type { LegacyRequest } from "../http/request.js";
import { emptyResponse } from "../http/respond.js";
import { clearAuthz } from "./authz.js";
import type { ModuleTarget } from "./target.js";
import { checkName } from "./validate.js";

/** Copies a module into a project, as a new module of the caller. */
export function copyModule(
  context: Context,
  request: LegacyRequest,
  { module: project, path }: ModuleTarget,
): MockResponse {
  const { modules, host } = context;
  const { caller, form } = request;
  if (project === undefined) throw new LegacyError(403, `Target project doesn't exist: ${path}`);
  const sourceUri = form.get("source_uri");
  if (sourceUri === undefined) throw new LegacyError(400, "Missing source uri form parameter");
  const name = form.get("target_name");
  if (name === undefined) throw new LegacyError(400, "Missing target name form parameter");
  const source = modules.find(sourceUri);
  if (source === undefined) throw new LegacyError(400, `Unknown source module: ${sourceUri}`);
  if (!modules.allows(source, "Get", caller))
    throw new LegacyError(403, `You do not have read rights on the source module: ${source.path}`);
  const targetPath = `${project.path}/${name}`;
  if (modules.find(`module/${targetPath}`) !== undefined)
    throw new LegacyError(403, `Target module already exists: module/${targetPath}`);
  if (!modules.allows(project, "CreateChildren", caller))
    throw new LegacyError(403, "You do not have rights to create modules in this project");
  const wrong = checkName(targetPath);
  if (wrong !== undefined) throw new LegacyError(400, `Validation error: ${wrong}`);
  const document = source.copyDocument();
  const authz = clearAuthz(source.authz, caller.name);
  const copy = modules.add(targetPath, source.category, document, authz, host.clock.now());
  return emptyResponse(201, { location: request.link(copy.resourceUri) });
}
