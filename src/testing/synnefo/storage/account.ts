import type { MockResponse } from "../../kit/response.js";
import { noSuchEndpoint } from "../faults.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";

/** Responds to a request for an account. */
export function respondToAccount(_storage: Storage, _request: StorageRequest, _account: string): MockResponse {
  throw noSuchEndpoint();
}
