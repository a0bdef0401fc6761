import { notFound } from "../web/errors.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { forUsers } from "./access.js";
import type { Context } from "./context.js";

export function cinderRoutes({ database }: Context): Route[] {
  const get: UserHandler = ({ parts, query }) => {
    const integration = database.cinderIntegrations.get(parts.text ?? "");
    if (integration === undefined) throw notFound();
    const root = query.get("root") ?? "/etc/ceph";
    const pathOf = (name: string): string => (root === "" || root.endsWith("/") ? root + name : `${root}/${name}`);
    const keyrings = Object.entries(integration.keyrings).map(([name, content]) => ({ path: pathOf(name), content }));
    const sections = keyrings.map(({ path, content }) => `\n${content.split("\n", 1)[0] ?? ""}\nkeyring = ${path}\n`);
    return {
      [pathOf("ceph.conf")]: integration.config + sections.join(""),
      ...Object.fromEntries(keyrings.map(({ path, content }) => [path, content])),
    };
  };
  return [route("cinder_integration/{text}", { GET: forUsers(database, ["view_cinder"], get) })];
}
