import { isObject, type Json, repr } from "../json.js";
import { recordServerVersion } from "../store/memberships.js";
import { isServerTaken } from "../store/discovery.js";
import type { ServerData } from "../store/models.js";
import { plainText } from "../web/errors.js";
import type { ApiRequest } from "../web/request.js";
import { type Handler, type Route, route } from "../web/route.js";
import type { Schema } from "../web/schema.js";
import { hardwareId, hostnameOrIp, nonEmptyString } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { deleting, readBody, readingRoutes, updating } from "./resource.js";

/** No field is marked as required. */
const newDiscovery: Schema = {
  type: "object",
  properties: { host: hostnameOrIp, username: nonEmptyString, id: hardwareId },
  additionalProperties: false,
};

export function serverRoutes({ database, jobs, settings }: Context): Route[] {
  const { servers } = database;
  const versions = ["view_server_versions"];
  const discover = (request: ApiRequest): Json => {
    const body = readBody(request, newDiscovery);
    const [id, host, username] = ["id", "host", "username"].map((name) => {
      const value = body[name];
      if (typeof value !== "string") throw plainText(repr(name));
      return value;
    });
    jobs.discover({ id: id ?? "", host: host ?? "", username: username ?? "" });
    return {};
  };
  const discoverAsUser = forUsers(database, ["create_server"], discover);
  const post: Handler = (request, session) => {
    const isDiscovery = request.headers.get("authorization") === settings.discoveryToken;
    return isDiscovery ? discover(request) : discoverAsUser(request, session);
  };
  const put = updating(servers, {
    id: hardwareId,
    apply: rename,
    isTaken: (data, id) => isServerTaken(database, data, id),
    afterwards: (version) => {
      recordServerVersion(database, version);
    },
  });
  const remove = deleting(servers, {
    check: ({ id, data: { cluster_id, lock } }) => {
      if (cluster_id !== null) throw plainText(`Server ${id} still belongs to cluster ${cluster_id}`);
      if (lock !== null) throw plainText(`Server ${id} still locked by ongoing operation`);
    },
  });
  return [
    ...readingRoutes(database, {
      collection: servers,
      sortBy: [["name", 1]],
      versionPermissions: { list: versions, item: versions },
    }),
    route("server", { POST: post }),
    route("server/{id}", {
      PUT: forUsers(database, ["view_server", "edit_server"], put),
      DELETE: forUsers(database, ["view_server", "delete_server"], remove),
    }),
  ];
}

/** Only the name of a server can change, and it is required. */
function rename(data: ServerData, sent: Json): ServerData {
  if (!isObject(sent)) throw plainText("indices must be integers");
  const name = Object.hasOwn(sent, "name") ? sent.name : undefined;
  if (name === undefined) throw plainText(repr("name"));
  return { ...data, name };
}
