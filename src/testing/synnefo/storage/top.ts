import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { listResponse } from "./formats.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";

/** Responds to a request without a token, as test systems without an identity service did. */
export function authenticate({ headers, origin }: CloudRequest): MockResponse {
  const [user, key] = [headers.get("x-auth-user") ?? "", headers.get("x-auth-key") ?? ""];
  if (user === "" || key === "") throw fault("badRequest", "Missing X-Auth-User or X-Auth-Key header");
  const url = `${origin}/pithos/object-store/v1/${user}`;
  return emptyResponse(204, { "x-auth-token": key, "x-storage-url": url });
}

/** The accounts that share something with the user. */
export function respondToTop(_storage: Storage, { format }: StorageRequest): MockResponse {
  return listResponse(format, {}, { names: () => [], items: () => [], xml: () => "" });
}
