import type { MockResponse } from "../../../kit/response.js";
import type { ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { Storage } from "../storage.js";
import { copyFrom, copyTo } from "./copy.js";
import { deleteObject } from "./delete.js";
import { writeForm } from "./form.js";
import { readObject } from "./read.js";
import { updateObject } from "./update.js";
import { writeObject } from "./write.js";

export { respondToPublicLink } from "./public.js";

/** Responds to a request for one object. */
export function respondToObject({ store }: Storage, request: StorageRequest, path: ObjectPath): MockResponse {
  switch (request.method) {
    case "PUT":
      return copyFrom(store, request, path) ?? writeObject(store, request, path);
    case "COPY":
    case "MOVE":
      return copyTo(store, request, path);
    case "POST":
      return request.header("content-type")?.startsWith("multipart/form-data") === true
        ? writeForm(store, request, path)
        : updateObject(store, request, path);
    case "DELETE":
      return deleteObject(store, request, path);
    default:
      return readObject(store, request, path);
  }
}
