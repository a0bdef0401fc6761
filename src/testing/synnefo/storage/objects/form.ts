import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault } from "../../faults.js";
import { requireWrite } from "../access.js";
import type { ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";

/** Responds to the POST of a form with the file field `X-Object-Data`, as browsers send it. */
export function writeForm(store: ObjectStore, request: StorageRequest, path: ObjectPath): MockResponse {
  const { user } = request;
  const file = findFile(request);
  if (file === undefined) throw fault("badRequest", "Missing X-Object-Data field");
  requireWrite(store, user.uuid, path);
  const { latest } = store.write(path, user.uuid, {
    ...{ content: store.store(file.bytes), type: file.type, metadata: new Map() },
    ...{ encoding: undefined, disposition: undefined, manifest: undefined },
  });
  return emptyResponse(201, { etag: latest.content.hash, "x-object-version": String(latest.number) });
}

interface FormFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The file of the form. Each character of the text that is searched stands for a byte. */
function findFile(request: StorageRequest): FormFile | undefined {
  const boundary = /boundary="?([^";]+)/.exec(request.header("content-type") ?? "")?.[1];
  if (boundary === undefined) return undefined;
  const text = Array.from(request.body, (byte) => String.fromCharCode(byte)).join("");
  for (const part of text.split(`--${boundary}`)) {
    const [, head = "", content] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/s.exec(part) ?? [];
    if (content === undefined || !/name="?X-Object-Data"?/i.test(head) || !/filename=/i.test(head)) continue;
    const type = /^content-type:\s*(.*)$/im.exec(head)?.[1] ?? "application/octet-stream";
    return { type, bytes: Uint8Array.from(content, (char) => char.charCodeAt(0)) };
  }
  return undefined;
}
