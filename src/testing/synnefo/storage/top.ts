import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { emptyResponse, fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { sharedWith } from "./access.js";
import { listResponse } from "./formats.js";
import { comparePoints, page } from "./order.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";

/** Responds to a request without a token, as test systems without an identity service did. */
export function authenticate({ headers, origin }: CloudRequest): MockResponse {
  const [user, key] = [headers.get("x-auth-user") ?? "", headers.get("x-auth-key") ?? ""];
  if (user === "" || key === "") throw fault("badRequest", "Missing X-Auth-User or X-Auth-Key header");
  const url = `${origin}/pithos/object-store/v1/${user}`;
  return emptyResponse(204, { "x-auth-token": key, "x-storage-url": url });
}

/** The accounts that share something with the user. As text, the list has the user, too, who may be among the readers. */
export function respondToTop({ store }: Storage, { user, format, query, limit }: StorageRequest): MockResponse {
  const accounts = [...new Set(sharedWith(store, user.uuid).map(({ account }) => account))].sort(comparePoints);
  const listed = page(accounts, query.get("marker"), limit);
  return listResponse(
    format,
    {},
    { root: "accounts", item: "account" },
    {
      names: () => listed,
      items: () =>
        listed
          .filter((uuid) => uuid !== user.uuid)
          .map((uuid) => ({ name: uuid, last_modified: toIso(store.account(uuid).modifiedMs) })),
    },
  );
}
