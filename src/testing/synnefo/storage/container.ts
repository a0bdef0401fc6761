import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault, noSuchEndpoint } from "../faults.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";

/** The place of a container. */
export interface ContainerPath {
  readonly account: string;
  readonly container: string;
}

/** Responds to a request for a container. */
export function respondToContainer(storage: Storage, request: StorageRequest, path: ContainerPath): MockResponse {
  const { account, container } = path;
  if (request.method !== "PUT") throw noSuchEndpoint();
  if (account !== request.user.uuid) throw fault("forbidden", "User does not have write access to the container");
  if (storage.store.findContainer(account, container) !== undefined) return emptyResponse(202);
  storage.store.createContainer(account, container);
  return emptyResponse(201);
}
