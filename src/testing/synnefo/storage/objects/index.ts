import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault, noSuchEndpoint } from "../../faults.js";
import { requireWrite } from "../access.js";
import type { ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { Storage } from "../storage.js";

/** Responds to a request for one object. */
export function respondToObject({ store }: Storage, request: StorageRequest, path: ObjectPath): MockResponse {
  if (request.method !== "PUT") throw noSuchEndpoint();
  const type = request.header("content-type");
  if (type === undefined) throw fault("lengthRequired", "Missing Content-Type header");
  requireWrite(store, request.user.uuid, path);
  const metadata = request.metadata("X-Object-Meta-");
  const { latest } = store.write(path, request.user.uuid, { content: store.store(request.body), type, metadata });
  return emptyResponse(201, { etag: latest.content.hash, "x-object-version": String(latest.number) });
}

/** Responds to a request for the public link of an object, which needs no token. */
export function respondToPublicLink(_storage: Storage, _request: StorageRequest, _id: string): MockResponse {
  throw fault("itemNotFound", "Object does not exist");
}
