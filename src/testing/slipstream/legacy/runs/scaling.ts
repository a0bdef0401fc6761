import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import type { Form } from "../http/form.js";
import { dispatch, type LegacyRequest } from "../http/request.js";
import { emptyResponse, textResponse } from "../http/respond.js";
import { parseBoolean, parseInteger, split } from "../java.js";
import { mostInstances } from "./create.js";
import { addInstance, mapInstance } from "./instances.js";
import { checkAbort } from "./parameter-routes.js";
import { checkQuota } from "./quota.js";
import type { Run } from "./run.js";

/** Responds to a request for a node: the names of its instances, more and fewer of them. Any user may send it. */
export function respondNode(context: Context, request: LegacyRequest, uuid: string, node: string): MockResponse {
  const run = context.runs.get(uuid);
  if (run === undefined) throw new LegacyError(404, `Unknown run id ${uuid}`);
  // Only a read may ignore that the run is aborted.
  checkAbort(run, request.method === "GET" && parseBoolean(request.query.get("ignoreabort")));
  return dispatch(request, {
    GET: () => textResponse(run.instancesOf(node).join(",")),
    POST: () => textResponse(addInstances(context, run, node, request.form).join(","), 201),
    DELETE: () => {
      removeInstances(context, run, node, request.form);
      return emptyResponse(204);
    },
  });
}

function addInstances(context: Context, run: Run, nodeName: string, form: Form): string[] {
  const { modules, machine } = context;
  checkMayScale(run);
  const count = readCount(form);
  const node = run.nodes.get(nodeName);
  if (node === undefined) throw new LegacyError(400, `Node ${nodeName} doesn't exist.`);
  if (context.quotaEnabled) checkScaledQuota(context, run, nodeName, count);
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) names.push(addInstance(modules, run, nodeName, node));
  for (const name of names) mapInstance(run, name, node);
  const added = names.map((name) => name.slice(nodeName.length + 1));
  setIds(run, nodeName, [...idsOf(run, nodeName), ...added], count);
  machine.recordState(run, `Scaling up '${nodeName}' with ${count} new instances: [${names.join(", ")}]`);
  machine.enter(run, "Provisioning");
  return names;
}

function removeInstances({ machine }: Context, run: Run, node: string, form: Form): void {
  const idsOnly = form.get("delete-ids-only")?.trim() === "true";
  if (!idsOnly) checkMayScale(run);
  const ids = form.get("ids") ?? "";
  if (ids === "") throw new LegacyError(400, "Provide list of node instance IDs to be removed from the Run.");
  if (!run.nodes.has(node)) throw new LegacyError(400, `Invalid nodename: ${node}`);
  const wanted = split(ids, /\s*,\s*/);
  const keys = wanted.map((id) => {
    const index = parseInteger(id);
    if (index === undefined) throw new LegacyError(400, `Invalid instance name: ${id}`);
    const key = `${node}.${index}:scale.state`;
    if (run.parameters.get(key) === undefined)
      throw new LegacyError(409, `Couldn't find key '${key}' in execution instance: '${run.uuid}'`);
    return key;
  });
  for (const key of keys) run.parameters.set(key, "removing");
  const left = idsOf(run, node).filter((id) => !wanted.includes(id));
  setIds(run, node, left, -wanted.length);
  const what = `by deleting ${wanted.length} instances: [${wanted.join(", ")}]`;
  machine.recordState(run, `Scaling down '${node}' ${what}`);
  if (!idsOnly) machine.enter(run, "Provisioning");
}

function checkMayScale({ isMutable, state }: Run): void {
  const refused = "Can't add/remove instances.";
  if (!isMutable) throw new LegacyError(409, `${refused} Run is not mutable.`);
  if (state !== "Ready")
    throw new LegacyError(409, `${refused} Incompatible state ${state}. This can only be performed on state Ready`);
}

/** How many instances are added: one without a body, and none for 0. */
function readCount(form: Form): number {
  if (form.names.length === 0) return 1;
  const text = form.get("n");
  if (text === undefined) throw new LegacyError(400, "No form parameter n=# found in the scale-up request.");
  const count = parseInteger(text);
  if (count === undefined) throw new LegacyError(400, "Number of instances to add should be an integer.");
  if (count > mostInstances) throw new LegacyError(500);
  return count;
}

/** The quota of the run with the instances that would be added. */
function checkScaledQuota(context: Context, run: Run, node: string, count: number): void {
  const planned = Array.from({ length: Math.max(0, count) }, (_, index) => `${node}.+${index}`);
  checkQuota(context, run, planned);
}

function idsOf({ parameters }: Run, node: string): string[] {
  return split(parameters.value(`${node}:ids`), /\s*,\s*/).filter((id) => id !== "");
}

function setIds({ parameters }: Run, node: string, ids: readonly string[], change: number): void {
  parameters.set(`${node}:ids`, ids.join(","));
  const count = (parseInteger(parameters.value(`${node}:multiplicity`)) ?? 0) + change;
  parameters.set(`${node}:multiplicity`, String(Math.max(0, count)));
}
