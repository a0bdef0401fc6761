import type { SynnefoClient } from "saltant/synnefo";
import { call, filled, given, id, isNone, isTrue, type Table } from "./counterpart.js";
import { type Arguments, isObject } from "./recorded-calls.js";

/** The facade's counterparts of kamaki's `AstakosClient`. `LoggedAstakosClient` has the same methods. */
export const astakosCalls: Table = {
  authenticate: call("tenant_name", ({ identity }, { tenant_name: tenantName }) =>
    identity.authenticate(given({ tenantName })),
  ),
  get_endpoints: call("extra", ({ identity }) => identity.endpoints()),
  validate_token: call("token_id belongs_to", ({ identity }, { token_id: token, belongs_to: belongsTo }) =>
    identity.validateToken(token as string, given({ belongsTo })),
  ),
  get_services: call("", ({ account }) => account.services()),
  get_resources: call("", ({ account }) => account.resources()),
  ...catalogCalls("", ({ account }) => account),
  ...catalogCalls("service_", ({ account }) => account.service),
  send_feedback: call("message data", ({ account }, { message, data }) =>
    account.sendFeedback(message as string, (data ?? undefined) as string | undefined),
  ),
  set_default_project: call("project_id", ({ identity }, args) => identity.setDefaultProject(id(args.project_id))),

  get_quotas: call("", ({ quotas }) => quotas.get()),
  service_get_quotas: call("user project_id project", ({ quotas }, { user, project_id, project }) =>
    quotas.forService(filled({ users: listOf(user), projects: listOf(project_id ?? project) })),
  ),
  service_get_project_quotas: call("project_id project", ({ quotas }, { project_id, project }) =>
    quotas.forProjects(filled({ projects: listOf(project_id ?? project) })),
  ),

  // The facade makes both provisions of each pair.
  mk_provisions: call("holder source resource quantity", () => Promise.resolve()),
  issue_commission_generic: call(
    "user_provisions project_provisions name force auto_accept",
    ({ commissions }, { user_provisions: ofUsers, project_provisions: ofProjects, ...options }) => {
      const provisions = [
        ...pairsOf(ofUsers).map(([[user, project, resource], quantity]) => ({ user, project, resource, quantity })),
        ...pairsOf(ofProjects).map(([[project, resource], quantity]) => ({ project, resource, quantity })),
      ];
      return commissions.issue(provisions as Parameters<typeof commissions.issue>[0], optionsOf(options));
    },
  ),
  issue_one_commission: call(
    "holder provisions name force auto_accept",
    ({ commissions }, { holder, provisions, ...options }) => {
      const all = pairsOf(provisions).map(([[project, resource], quantity]) => ({ project, resource, quantity }));
      return commissions.issueOne(id(holder), all as Parameters<typeof commissions.issueOne>[1], optionsOf(options));
    },
  ),
  issue_resource_reassignment: call(
    "holder provisions name force auto_accept",
    ({ commissions }, { holder, provisions, ...options }) => {
      const all = pairsOf(provisions).map(([[from, to, resource], quantity]) => ({ from, to, resource, quantity }));
      return commissions.reassign(id(holder), all as Parameters<typeof commissions.reassign>[1], optionsOf(options));
    },
  ),
  get_pending_commissions: call("", ({ commissions }) => commissions.pending()),
  get_commission_info: call("serial", ({ commissions }, args) => commissions.get(serialOf(args.serial))),
  commission_action: call("serial action", ({ commissions }, { serial, action }) =>
    commissions.action(serialOf(serial), action as string),
  ),
  accept_commission: call("serial", ({ commissions }, args) => commissions.accept(serialOf(args.serial))),
  reject_commission: call("serial", ({ commissions }, args) => commissions.reject(serialOf(args.serial))),
  resolve_commissions: call(
    "accept_serials reject_serials",
    ({ commissions }, { accept_serials: accept, reject_serials: reject }) =>
      commissions.resolve({ accept: accept as number[], reject: reject as number[] }),
  ),

  get_projects: call("name state owner mode", ({ projects }, filters) => projects.list(filled(filters))),
  get_project: call("project_id", ({ projects }, args) => projects.get(id(args.project_id))),
  create_project: call("specs", ({ projects }, { specs }) =>
    projects.create(specsOf(specs) as Parameters<typeof projects.create>[0]),
  ),
  modify_project: call("project_id specs", ({ projects }, { project_id, specs }) =>
    projects.modify(id(project_id), specsOf(specs) as object),
  ),
  project_action: call("project_id action reason", ({ projects }, { project_id, action, reason }) =>
    projects.action(id(project_id), action as string, (reason ?? "") as string),
  ),
  application_action: call("project_id app_id action reason", ({ projects }, { project_id, app_id, action, reason }) =>
    projects.applications.action(id(project_id), id(app_id), action as string, (reason ?? "") as string),
  ),
  get_memberships: call("project_id project", ({ memberships }, { project_id, project }) =>
    memberships.list(filled({ project: project_id ?? project })),
  ),
  get_membership: call("memb_id", ({ memberships }, args) => memberships.get(id(args.memb_id))),
  membership_action: call("memb_id action reason", ({ memberships }, { memb_id, action, reason }) =>
    memberships.action(id(memb_id), action as string, (reason ?? "") as string),
  ),
  join_project: call("project_id", ({ memberships }, args) => memberships.join(id(args.project_id))),
  enroll_member: call("project_id email", ({ memberships }, { project_id, email }) =>
    memberships.enroll(id(project_id), email as string),
  ),

  get_token: call(
    "grant_type client_id client_secret **",
    ({ identity }, { grant_type: grant, client_id: clientId, client_secret: clientSecret, ...form }) => {
      const { redirect_uri: redirectUri, ...fields } = form;
      // The facade knows one grant.
      const other = grant === "authorization_code" ? {} : { grantType: grant };
      const input = { clientId, clientSecret, redirectUri, ...fields, ...other };
      return identity.oauthToken(input as Parameters<typeof identity.oauthToken>[0]);
    },
  ),
  get_service_endpoints: call("service_type version", endpointUrl),
  get_endpoint_url: call("service_type version", endpointUrl),
  user_info: call("", ({ identity }) => identity.user()),
  user_term: call("term", ({ identity }) => identity.user()),
};

/** The facade's counterparts of kamaki's `CachedAstakosClient`, which has the users of several tokens. The facade has a client for each. */
export const cachedAstakosCalls: Table = {
  authenticate: call("token", ({ identity }) => identity.authenticate()),
  get_client: call("token", ({ identity }) => identity.user()),
  get_services: call("token", ({ identity }) => identity.services()),
  get_service_details: call("service_type token", ({ identity }, { service_type: type }) =>
    identity.serviceDetails(type as string),
  ),
  get_service_endpoints: call("service_type version token", endpointUrl),
  get_endpoint_url: call("service_type version token", endpointUrl),
  list_users: call("", ({ identity }) => identity.user()),
  // The caller has the token.
  get_token: call("uuid", () => Promise.resolve()),
  remove_user: call("uuid", ({ identity }) => {
    identity.forget();
    return Promise.resolve();
  }),
  user_info: call("token", ({ identity }) => identity.user()),
  user_term: call("key token", ({ identity }) => identity.user()),
  term: call("key token", ({ identity }) => identity.user()),
  user_set_default_project: call("project_id token", ({ identity }, args) =>
    identity.setDefaultProject(id(args.project_id)),
  ),
  uuids2usernames: call("uuids token", ({ account }, { uuids }) => account.usernames(uuids as string[])),
  usernames2uuids: call("usernames token", ({ account }, { usernames }) => account.uuids(usernames as string[])),
  post_user_catalogs: call("uuids displaynames token", ({ account }, { uuids, displaynames: names }) =>
    isTrue(uuids) ? account.usernames(uuids as string[]) : account.uuids((names ?? []) as string[]),
  ),
};

interface Catalog {
  username(uuid: string): Promise<string>;
  usernames(uuids: readonly string[]): Promise<unknown>;
  uuid(name: string): Promise<string>;
  uuids(names: readonly string[]): Promise<unknown>;
}

function catalogCalls(prefix: string, catalogOf: (cloud: SynnefoClient) => Catalog): Table {
  return {
    [`${prefix}get_username`]: call("uuid", (cloud, { uuid }) => catalogOf(cloud).username(uuid as string)),
    [`${prefix}get_usernames`]: call("uuids", (cloud, { uuids }) => catalogOf(cloud).usernames(uuids as string[])),
    [`${prefix}get_uuid`]: call("display_name", (cloud, args) => catalogOf(cloud).uuid(args.display_name as string)),
    [`${prefix}get_uuids`]: call("display_names", (cloud, args) =>
      catalogOf(cloud).uuids(args.display_names as string[]),
    ),
  };
}

function endpointUrl({ identity }: SynnefoClient, { service_type: type, version }: Arguments): Promise<string> {
  return identity.endpointUrl(type as string, (version ?? undefined) as string | undefined);
}

/** A dictionary whose keys are tuples. */
function pairsOf(value: unknown): readonly (readonly [readonly unknown[], unknown])[] {
  const pairs = isObject(value) ? value.$pairs : [];
  return (Array.isArray(pairs) ? pairs : []) as readonly (readonly [readonly unknown[], unknown])[];
}

function optionsOf({ name, force, auto_accept: autoAccept }: Arguments): object {
  return given({ name, force, autoAccept });
}

/** One or several; undefined for none. */
function listOf(value: unknown): unknown {
  if (isNone(value)) return undefined;
  return Array.isArray(value) ? value : [value];
}

/** A serial, which may be a string in Python. */
function serialOf(value: unknown): number {
  return (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value) as number;
}

const specNames: Readonly<Record<string, string>> = {
  ...{ join_policy: "joinPolicy", leave_policy: "leavePolicy", max_members: "maxMembers" },
  ...{ start_date: "startDate", end_date: "endDate" },
};

/** What a project is described by, in the names of the facade. */
function specsOf(specs: unknown): unknown {
  if (!isObject(specs)) return specs;
  const converted = Object.entries(specs).map(([name, value]) => {
    if (name.endsWith("_date") && typeof value === "string") return [specNames[name] ?? name, new Date(value)] as const;
    if (name === "resources" && isObject(value)) return [name, limitsOf(value)] as const;
    return [specNames[name] ?? name, name === "max_members" ? amountOf(value) : value] as const;
  });
  return Object.fromEntries(converted);
}

function limitsOf(resources: Arguments): object {
  return Object.fromEntries(
    Object.entries(resources).map(([name, limits]) => {
      if (!isObject(limits)) return [name, limits];
      const { member_capacity: member, project_capacity: project, ...others } = limits;
      return [name, { memberCapacity: amountOf(member), projectCapacity: amountOf(project), ...others }];
    }),
  );
}

/** The largest amount means no limit. */
function amountOf(value: unknown): unknown {
  return typeof value === "number" && value >= 2 ** 63 - 1 ? Infinity : value;
}
