import type { Caller } from "../../caller.js";
import type { Context } from "../context.js";
import { formatTime } from "../dates.js";
import type { LegacyRequest } from "../http/request.js";
import { type Paging, readPaging, readUserFilter } from "../http/paging.js";
import { isTruthy } from "../java.js";
import { element, type XmlElement } from "../xml/element.js";
import type { Run } from "./run.js";
import { isActive } from "./states.js";

/** The list of runs that a request asks for, the newest first. */
export function listRuns(context: Context, { query, caller }: LegacyRequest): XmlElement {
  const paging = readPaging(query);
  const user = readUserFilter(query, caller);
  const cloud = query.get("cloud");
  const module = query.get("moduleResourceUri") ?? "";
  const activeOnly = isTruthy(query.get("activeOnly"));
  const found = visibleRuns(context, caller).filter(
    (run) =>
      (user === undefined || run.owner === user) &&
      // Part of the list of names: `c1` finds `c10`, too.
      run.clouds.join(",").includes(cloud ?? "") &&
      (module === "" || run.moduleResourceUri === module) &&
      (!activeOnly || isActive(run.state)),
  );
  return runList(context, found, paging, cloud);
}

/** The runs of a version of a module that a user sees. */
export function runsOfModule(context: Context, caller: Caller, moduleUri: string): XmlElement {
  const found = visibleRuns(context, caller).filter(({ moduleResourceUri }) => moduleResourceUri === moduleUri);
  return runList(context, found, { offset: 0, limit: 20 }, undefined);
}

/** Users see their own runs, administrators all. */
function visibleRuns({ runs }: Context, { name, privileged }: Caller): Run[] {
  return runs.all().filter(({ owner }) => privileged || owner === name);
}

function runList(
  context: Context,
  found: readonly Run[],
  { offset, limit }: Paging,
  cloud: string | undefined,
): XmlElement {
  const items = found.slice(offset, offset + limit).map((run) => runItem(context, run));
  const attributes = { offset, limit, count: items.length, totalCount: found.length, cloud };
  return element("runs", attributes, items);
}

function runItem({ vms }: Context, run: Run): XmlElement {
  const { resourceUri, uuid, moduleResourceUri, state, abort, clouds, owner, type, parameters } = run;
  return element("item", {
    ...{ resourceUri, uuid, moduleResourceUri, status: state, abort, startTime: formatTime(run.startMs) },
    ...{ cloudServiceNames: clouds.join(","), username: owner, type, tags: parameters.value("ss:tags") },
    serviceUrl: parameters.value("ss:url.service"),
    activeVm: vms.ofRun(uuid).filter(({ isUsable }) => isUsable === true).length,
  });
}
