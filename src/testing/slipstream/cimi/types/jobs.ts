import type { JsonObject } from "../../json.js";
import { adminAcl, requireModify, roleRule } from "../acl.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isNonBlank, requireShape, resourceShape } from "../schema.js";
import { cimiAction, slipstreamUri } from "./uris.js";

/** Jobs of the server. `stop` stops one that is running. */
export const jobs: ResourceType = {
  type: "job",
  key: "jobs",
  uri: slipstreamUri("job"),
  collectionAcl: adminAcl(roleRule("USER", "VIEW")),
  prepare: (body) => ({ progress: 0, ...body, state: "QUEUED" }),
  validate: (document) => {
    requireShape(document, resourceShape({ required: { action: isNonBlank }, isOpen: true }));
  },
  actions: { stop: { rel: cimiAction("stop"), run: stop } },
};

function stop(id: string, { store, identity }: Context): JsonObject {
  const job = store.get(id);
  requireModify(job.acl, identity);
  if (job.state === "RUNNING") store.update(id, { state: "STOPPED" });
  return store.get(id);
}
