import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault } from "../../faults.js";
import type { ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { objectsBelow } from "./below.js";

/** Responds to DELETE. Only the owner may delete. */
export function deleteObject(store: ObjectStore, request: StorageRequest, path: ObjectPath): MockResponse {
  const { user, untilMs, query } = request;
  if (user.uuid !== path.account) throw fault("forbidden", "");
  store.requireContainer(path);
  const object = store.findNode(path);
  if (object === undefined) throw fault("itemNotFound", "Object does not exist");
  if (untilMs !== undefined) {
    store.purge(object, untilMs, true);
    return emptyResponse(204);
  }
  if (object.live === undefined) throw fault("itemNotFound", "Object is deleted.");
  for (const each of [object, ...objectsBelow(store, path, query.get("delimiter"))]) store.remove(each, user.uuid);
  return emptyResponse(204);
}
