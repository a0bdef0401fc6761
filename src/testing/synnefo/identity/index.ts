import type { Clock } from "../../../core/async/clock.js";
import type { MockResponse } from "../../kit/response.js";
import type { CloudPart, CloudUser, QuotaChange, Quotas, Users } from "../cloud.js";
import type { QuotaExcess } from "../quota-excess.js";
import { CloudFault, relayedFault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { type Route, route } from "../router.js";
import {
  listResources,
  quotas,
  sendFeedback,
  serviceProjectQuotas,
  serviceQuotas,
  setDefaultProject,
  userCatalogs,
} from "./account.js";
import { getServices } from "./catalog.js";
import {
  actOnCommission,
  getCommission,
  issueCommission,
  listCommissions,
  refuse,
  resolveCommissions,
} from "./commissions.js";
import type { Context } from "./context.js";
import { Holdings } from "./holdings.js";
import { createMembership, getMembership, listMemberships, membershipAction } from "./memberships.js";
import { OAuth } from "./oauth.js";
import { createProject, getProject, listProjects, modifyProject, projectAction } from "./project-endpoints.js";
import { isUsable, ProjectTable } from "./projects.js";
import type { Resource } from "./resources.js";
import { defaultUsers, type IdentitySeed } from "./seed.js";
import { authenticate, validateToken } from "./tokens.js";
import { requireToken, type User, UserTable } from "./users.js";

/** The identity service: tokens, users, projects and quotas. */
export class Identity {
  readonly parts: readonly CloudPart[];
  readonly users: Users;
  readonly quotas: Quotas;
  readonly oauth: OAuth;
  readonly #context: Context;

  constructor({ users = defaultUsers, limits = {} }: IdentitySeed, clock: Clock) {
    const now = () => clock.now();
    const holdings = new Holdings();
    const table = new UserTable(users, now);
    const context = { users: table, projects: new ProjectTable(holdings, now), holdings, now };
    this.#context = context;
    const limitOf = ({ name, limit }: Resource) => (Object.hasOwn(limits, name) ? (limits[name] ?? limit) : limit);
    for (const user of table.all) if (user.isActive) context.projects.addSystemProject(user, limitOf);
    this.users = {
      userOf: (request) => this.#userOf(request),
      find: (uuid) => table.active(uuid),
      mayUse: (user, project) => this.#mayUse(user, project),
    };
    this.quotas = {
      charge: (changes) => this.#change(changes, 1),
      release: (changes) => {
        this.#change(changes, -1);
      },
      of: (user, resource) =>
        holdings.all.flatMap((holding) =>
          holding.holder === `user:${user}` && holding.source !== null && holding.resource === resource
            ? [{ project: holding.source.replace(/^project:/, ""), limit: holding.limit, usage: holding.least }]
            : [],
        ),
    };
    this.oauth = new OAuth(now);
    this.parts = partsOf(context, this.oauth);
  }

  /** The user with that name. */
  find(name: string): User | undefined {
    return this.#context.users.all.find((user) => user.name === name);
  }

  #userOf(request: CloudRequest): CloudUser {
    try {
      return this.#context.users.byToken(requireToken(request), "Invalid token");
    } catch (error) {
      // The service has no token to show to the identity service.
      if (request.token === "" || !(error instanceof CloudFault)) throw error;
      throw relayedFault(401, "UNAUTHORIZED", String(error.response.body));
    }
  }

  #mayUse({ uuid }: CloudUser, id: string): boolean {
    const { projects } = this.#context;
    return projects.memberships.some(
      (each) => each.user.uuid === uuid && each.project.id === id && isUsable(each) && each.project.state === "active",
    );
  }

  #change(changes: readonly QuotaChange[], sign: 1 | -1): QuotaExcess | undefined {
    const { holdings, now } = this.#context;
    const provisions = changes.flatMap(({ user, project, resource, amount }) => [
      { holder: `user:${user}`, source: `project:${project}`, resource, quantity: sign * amount },
      { holder: `project:${project}`, source: null, resource, quantity: sign * amount },
    ]);
    const refusal = holdings.change({ client: "", name: "", provisions, force: sign === -1, now: now() });
    if (refusal === undefined) return undefined;
    const { provision, limit = 0, usage = 0, name } = refusal;
    const available = name === "NoHoldingError" ? 0 : limit - usage;
    return { resource: provision.resource, available, requested: provision.quantity, refusal: refuse(refusal) };
  }
}

type Endpoint = (context: Context, request: CloudRequest, part?: string) => MockResponse;

/** The four roots of the service. */
function partsOf(context: Context, oauth: OAuth): CloudPart[] {
  const bind =
    (endpoint: Endpoint) =>
    (request: CloudRequest, part?: string): MockResponse =>
      endpoint(context, request, part);
  const identity: readonly Route[] = [
    [/tokens/, { POST: bind(authenticate) }],
    [/tokens\/(.+)/, { GET: (request, code = "") => validateToken(oauth, request, code) }],
  ];
  const account: readonly Route[] = [
    [/user_catalogs/, { POST: (request) => userCatalogs(context, request, false) }],
    [/service\/user_catalogs/, { POST: (request) => userCatalogs(context, request, true) }],
    [/resources/, { GET: listResources }],
    [/quotas/, { GET: bind(quotas) }],
    [/service_quotas/, { GET: bind(serviceQuotas) }],
    [/service_project_quotas/, { GET: bind(serviceProjectQuotas) }],
    [/commissions/, { GET: bind(listCommissions), POST: bind(issueCommission) }],
    [/commissions\/action/, { POST: bind(resolveCommissions) }],
    [/commissions\/(\d+)/, { GET: bind(getCommission) }],
    [/commissions\/(\d+)\/action/, { POST: bind(actOnCommission) }],
    [/feedback/, { POST: bind(sendFeedback) }],
    [/myaccount\/default_project/, { POST: bind(setDefaultProject) }],
    [/projects/, { GET: bind(listProjects), POST: bind(createProject) }],
    [/projects\/memberships/, { GET: bind(listMemberships), POST: bind(createMembership) }],
    [/projects\/memberships\/(\d+)/, { GET: bind(getMembership) }],
    [/projects\/memberships\/(\d+)\/action/, { POST: bind(membershipAction) }],
    [/projects\/([^/]+)/, { GET: bind(getProject), PUT: bind(modifyProject) }],
    [/projects\/([^/]+)\/action/, { POST: bind(projectAction) }],
  ];
  return [
    { root: "/astakos/identity/v2.0", handle: (request) => route(identity, request) },
    { root: "/astakos/account/v1.0", handle: (request) => route(account, request) },
    {
      root: "/astakos/ui",
      isForPages: true,
      handle: (request) => route([[/get_services/, { GET: getServices }]], request),
    },
    {
      root: "/astakos/oauth2",
      isForPages: true,
      handle: (request) => route([[/token/, { POST: (each) => oauth.issue(each) }]], request),
    },
  ];
}
