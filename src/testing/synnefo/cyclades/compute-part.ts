import type { CloudPart } from "../cloud.js";
import { fault, jsonResponse } from "../faults.js";
import { attachmentRoutes } from "./attachments.js";
import { flavorRoutes } from "./flavors.js";
import { computeFloatingIpRoutes } from "./floating-ips.js";
import { keypairRoutes } from "./keypairs.js";
import { type CallRoute, collection, item, respond } from "./routing.js";
import { serverActionRoutes } from "./server-actions.js";
import { serverImageRoutes } from "./server-images.js";
import { serverMetadataRoutes } from "./server-metadata.js";
import type { ServerScripts } from "./server-scripts.js";
import { serverRoutes } from "./servers.js";
import type { CycladesState } from "./state.js";
import { tagRoutes } from "./tags.js";

/** The compute service. */
export function computePart(state: CycladesState, scripts: ServerScripts): CloudPart {
  const routes = [
    ...serverRoutes(state, scripts),
    ...serverActionRoutes(state),
    ...serverMetadataRoutes(state),
    ...tagRoutes(state),
    ...attachmentRoutes(state),
    ...flavorRoutes(state),
    ...serverImageRoutes(state, state.images),
    ...keypairRoutes(state),
    ...computeFloatingIpRoutes(state),
    ...extensionRoutes,
  ];
  return {
    root: "/cyclades/compute/v2.0",
    handle: (request) => respond(routes, state.cloud.users, request),
  };
}

/** The server has no extensions. */
const extensionRoutes: readonly CallRoute[] = [
  [collection("/extensions"), { GET: () => jsonResponse(200, { extensions: [] }) }],
  [
    item("/extensions/([\\w-]+?)"),
    {
      GET: () => {
        throw fault("itemNotFound", "Extension not found.");
      },
    },
  ],
];
