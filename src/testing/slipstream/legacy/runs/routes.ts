import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import { dispatch, type LegacyRequest } from "../http/request.js";
import { documentResponse, emptyResponse } from "../http/respond.js";
import { moduleDocument } from "../modules/module-views.js";
import type { XmlElement } from "../xml/element.js";
import { createRun } from "./create.js";
import { respondParameter } from "./parameter-routes.js";
import type { Run } from "./run.js";
import { runDocument } from "./run-document.js";
import { listRuns } from "./run-list.js";
import { respondNode } from "./scaling.js";

/** Responds to a request below `/run`. */
export function respondRun(context: Context, request: LegacyRequest): MockResponse {
  const below = request.path.slice("/run".length).replace(/^\//, "");
  if (below === "")
    return dispatch(request, {
      GET: () => documentResponse(listRuns(context, request), request.accept),
      POST: () => createRun(context, request),
    });
  const [, uuid = "", rest = ""] = /^([^/]+)(?:\/(.*))?$/.exec(below) ?? [];
  if (rest === "") return respondOne(context, request, uuid);
  // A name without a colon is that of a node.
  return /^\w+$/.test(rest)
    ? respondNode(context, request, uuid, rest)
    : respondParameter(context, request, uuid, rest.replace(/\/$/, ""));
}

function respondOne(context: Context, request: LegacyRequest, uuid: string): MockResponse {
  const run = context.runs.get(uuid);
  if (run === undefined) throw new LegacyError(404);
  const { privileged, name } = request.caller;
  if (!privileged && run.owner !== name) throw new LegacyError(403);
  return dispatch(request, {
    GET: () => documentResponse(runDocument(run, moduleOf(context, run)), request.accept),
    DELETE: () => {
      context.machine.terminate(run);
      return emptyResponse(204);
    },
  });
}

function moduleOf({ modules }: Context, { moduleResourceUri }: Run): XmlElement | undefined {
  const module = modules.find(moduleResourceUri);
  if (module === undefined) return undefined;
  return moduleDocument(module, {
    latestVersion: modules.latest(module.path)?.version,
    cloudNames: [],
    runs: undefined,
    children: [],
  });
}
