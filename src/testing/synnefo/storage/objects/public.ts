import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault } from "../../faults.js";
import { checkDates } from "../conditions.js";
import type { StorageRequest } from "../storage-request.js";
import type { Storage } from "../storage.js";
import { contentResponse, contentsOf, sizeOf } from "./content.js";
import { meetsEtag } from "./etags.js";
import { commonHeaders } from "./object-headers.js";

/** Responds to a request for the public link of an object, which needs no token. */
export function respondToPublicLink({ store }: Storage, request: StorageRequest, id: string): MockResponse {
  const object = store.all().find(({ publicId }) => publicId === id);
  if (object?.live === undefined) throw fault("itemNotFound", "Object does not exist");
  const found = { object, version: object.live };
  const contents = contentsOf(store, "", found);
  const headers = commonHeaders(found, sizeOf(contents));
  if (request.method === "HEAD") return { status: 200, headers, body: "" };
  checkDates(request, object.live.modifiedMs);
  const { hash } = object.live.content;
  if (meetsEtag(request, hash)) return emptyResponse(304, { etag: hash });
  return contentResponse(store, request, found, headers, contents);
}
