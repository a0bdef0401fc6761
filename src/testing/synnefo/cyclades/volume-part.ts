import type { CloudPart } from "../cloud.js";
import { methodNotAllowed } from "../faults.js";
import { respond } from "./routing.js";
import { snapshotRoutes } from "./snapshots.js";
import type { CycladesState } from "./state.js";
import { volumeMetadataRoutes } from "./volume-metadata.js";
import { volumeActionRoutes, volumeRoutes, volumeTypeRoutes } from "./volumes.js";

/** The block storage service, which has two versions with the same behavior. */
export function volumeParts(state: CycladesState): CloudPart[] {
  const routes = [
    ...volumeRoutes(state),
    ...volumeActionRoutes(state),
    ...volumeMetadataRoutes(state),
    ...volumeTypeRoutes(state),
    ...snapshotRoutes(state),
  ];
  return ["/cyclades/volume/v2.0", "/cyclades/volume/v2"].map((root) => ({
    root,
    handle: (request) => respond(routes, state.cloud.users, request, wrongMethod),
  }));
}

/** Paths with one method check it as the other services do. The framework refuses methods of the rest, without a fault. */
function wrongMethod(allowed: readonly string[], path: string) {
  if (/^\/types|\/detail|\/action/.test(path)) throw methodNotAllowed(allowed);
  return {
    status: 405,
    headers: { "content-type": "text/html; charset=utf-8", allow: allowed.join(", ") },
    body: "",
  };
}
