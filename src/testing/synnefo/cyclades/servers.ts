import type { MockResponse } from "../../kit/response.js";
import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import type { Json } from "../json.js";
import { findServer, mayAccess, requireServer } from "./access.js";
import { jsonBody, required } from "./body.js";
import { changedRows } from "./changes-since.js";
import { findNetwork } from "./network-access.js";
import { readServerBody } from "./new-server.js";
import { randomPassword } from "./passwords.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { ServerRow } from "./rows.js";
import { checkServerName, createServer } from "./server-creation.js";
import { build, destroy } from "./server-lifecycle.js";
import type { ServerScripts } from "./server-scripts.js";
import { addressesOf, attachmentsOf, diagnosticJson, serverDetails, serverSummary } from "./server-view.js";
import type { CycladesState } from "./state.js";
import { statsOf } from "./stats.js";

export function serverRoutes(state: CycladesState, scripts: ServerScripts): CallRoute[] {
  const list = ({ user, request }: Call, view: (server: ServerRow) => Json) => {
    const own = state.servers.all().filter((server) => mayAccess(state, user, server));
    return jsonResponse(200, { servers: changedRows(state, request, own).map(view) });
  };
  const find = (user: CloudUser, id: string) => findServer(state, user, Number(id));
  return [
    [
      collection("/servers"),
      {
        GET: (call) => list(call, (server) => serverSummary(call.request, server)),
        POST: (call) => create(state, scripts, call),
      },
    ],
    [item("/servers/detail"), { GET: (call) => list(call, (server) => serverDetails(state, call.request, server)) }],
    [
      item("/servers/(\\d+)"),
      {
        GET: ({ user, request }, id = "") =>
          jsonResponse(200, { server: serverDetails(state, request, find(user, id)) }),
        PUT: (call, id = "") => rename(state, call, Number(id)),
        DELETE: ({ user }, id = "") => {
          destroy(state, requireServer(state, user, Number(id)));
          return emptyResponse(204);
        },
      },
    ],
    [
      /^\/servers\/(\d+)(?:.json|.xml)?\/password$/,
      {
        GET: ({ user }, id = "") => {
          const { password } = find(user, id);
          if (password === null) throw fault("itemNotFound", "");
          return jsonResponse(200, { password });
        },
        DELETE: ({ user }, id = "") => {
          find(user, id).password = null;
          return emptyResponse(204);
        },
      },
    ],
    [
      item("/servers/(\\d+)/ips"),
      {
        GET: ({ user }, id = "") => {
          const attachments = attachmentsOf(state, find(user, id));
          return jsonResponse(200, { addresses: addressesOf(attachments), attachments });
        },
      },
    ],
    [
      item("/servers/(\\d+)/ips/(.+?)"),
      {
        GET: ({ user }, id = "", networkId = "") => {
          const server = find(user, id);
          const network = String(findNetwork(state, user, networkId).id);
          const attachments = attachmentsOf(state, server).filter((each) => each.network_id === network);
          return jsonResponse(200, { network: addressesOf(attachments) });
        },
      },
    ],
    [
      item("/servers/(\\d+)/stats"),
      { GET: ({ user }, id = "") => jsonResponse(200, { stats: statsOf(find(user, id)) }) },
    ],
    [
      item("/servers/(\\d+)/diagnostics"),
      {
        // The latest first.
        GET: ({ user }, id = "") => jsonResponse(200, find(user, id).diagnostics.map(diagnosticJson).reverse()),
      },
    ],
  ];
}

function create(state: CycladesState, scripts: ServerScripts, { user, request }: Call): MockResponse {
  const body = readServerBody(user, request);
  const adminPass = body.password ?? randomPassword();
  const server = createServer(state, user, body, adminPass);
  build(state, server, scripts.of(server));
  return jsonResponse(202, { server: { ...serverDetails(state, request, server), status: "BUILD", adminPass } });
}

function rename(state: CycladesState, { user, request }: Call, id: number): MockResponse {
  const name = required(required(jsonBody(request), "server", "object"), "name", "string");
  const server = requireServer(state, user, id);
  checkServerName(name);
  server.name = name;
  server.updatedMs = state.now();
  return emptyResponse(204);
}
