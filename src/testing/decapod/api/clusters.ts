import type { ClusterData } from "../store/models.js";
import { refusal } from "../web/errors.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { exactly } from "../web/schemas.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";
import { create, deleting, pick, readBody, readingRoutes, updating } from "./resource.js";

const newCluster = exactly({ name: { type: "string", maxLength: 1024, pattern: "^[a-zA-Z0-9]+$" } });

export function clusterRoutes({ database }: Context): Route[] {
  const { clusters } = database;
  const versions = ["view_cluster_versions"];
  const isTaken = ({ name }: ClusterData, ownId?: string): boolean =>
    clusters.alive().some(({ id, data }) => id !== ownId && data.name === name);
  const post: UserHandler = (request, user) => {
    const { name = "" } = readBody(request, newCluster);
    return create(clusters, { name, members: [] }, user, isTaken);
  };
  const put = updating(clusters, { apply: (data, sent) => ({ ...data, ...pick(sent, ["name"]) }), isTaken });
  const remove = deleting(clusters, {
    check: ({ data }) => {
      if (data.members.length > 0) throw refusal("CannotDeleteClusterWithServers", "Cluster still has servers");
    },
  });
  return [
    ...readingRoutes(database, {
      collection: clusters,
      sortBy: [["name", 1]],
      versionPermissions: { list: versions, item: versions },
    }),
    route("cluster", { POST: forUsers(database, ["view_cluster", "create_cluster"], post) }),
    route("cluster/{id}", {
      PUT: forUsers(database, ["view_cluster", "edit_cluster"], put),
      DELETE: forUsers(database, ["view_cluster", "delete_cluster"], remove),
    }),
  ];
}
