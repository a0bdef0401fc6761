import { isArray, type JsonObject } from "../../json.js";
import { adminAcl, requireModify, roleRule } from "../acl.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isNonBlank, requireShape, resourceShape } from "../schema.js";
import { toTimestamp } from "../store/dates.js";
import { cimiAction, slipstreamUri } from "./uris.js";

/** Jobs of the server. `stop` stops one that is running. */
export const jobs: ResourceType = {
  type: "job",
  key: "jobs",
  uri: slipstreamUri("job"),
  collectionAcl: adminAcl(roleRule("USER", "VIEW")),
  prepare: (body, context) => ({ progress: 0, ...body, state: "QUEUED", ...following(body, body, context) }),
  amend: (edited, changes, context) => ({
    ...(finalStates.some((state) => state === edited.state) && { progress: 100 }),
    ...following(edited, changes, context),
  }),
  validate: (document) => {
    requireShape(document, resourceShape({ required: { action: isNonBlank }, isOpen: true }));
  },
  actions: { stop: { rel: cimiAction("stop"), run: stop } },
};

const finalStates = ["FAILED", "SUCCESS", "STOPPED"];

/** What follows from other attributes: the time of a new message, and that a job affects its target. */
function following(job: JsonObject, changes: JsonObject, { now }: Context): JsonObject {
  const { targetResource, affectedResources } = job;
  const affected = isArray(affectedResources) ? affectedResources : [];
  const isAffected = affected.some((other) => JSON.stringify(other) === JSON.stringify(targetResource));
  return {
    ...(changes.statusMessage !== undefined && { timeOfStatusChange: toTimestamp(now) }),
    ...(targetResource !== undefined && !isAffected && { affectedResources: [...affected, targetResource] }),
  };
}

function stop(id: string, { store, identity }: Context): JsonObject {
  const job = store.get(id);
  requireModify(job.acl, identity);
  if (job.state === "RUNNING") store.update(id, { state: "STOPPED" });
  return store.get(id);
}
