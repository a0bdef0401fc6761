import type { Client } from "openapi-fetch";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe } from "../core/http/request.js";
import { keepSelf, selfOf } from "../core/self.js";
import { Cloud, type SynnefoClientOptions } from "./client-options.js";
import type { AccountPaths, IdentityPaths } from "./contract.js";
import { AccountManager } from "./managers/account-manager.js";
import { CommissionManager } from "./managers/commission-manager.js";
import { IdentityManager } from "./managers/identity-manager.js";
import { MembershipManager } from "./managers/membership-manager.js";
import { ProjectManager } from "./managers/project-manager.js";
import { QuotaManager } from "./managers/quota-manager.js";

/**
 * A client of the identity service alone. A program that needs no other service contains no other.
 *
 * @example
 * ```ts
 * const { quotas } = new SynnefoIdentity({ authUrl, token });
 * const all = await quotas.get();
 * ```
 */
export class SynnefoIdentity {
  /** Who the token belongs to, and where the services are. */
  readonly identity: IdentityManager;
  /** User catalogs, services and resources of the cloud, feedback. */
  readonly account: AccountManager;
  /** Quotas of the user and, for services, of all users. */
  readonly quotas: QuotaManager;
  /** Commissions, by which services charge what users take. */
  readonly commissions: CommissionManager;
  /** Projects and applications for them. */
  readonly projects: ProjectManager;
  /** Memberships in projects. */
  readonly memberships: MembershipManager;
  readonly #cloud: Cloud;
  #api: IdentityApi | undefined;

  /**
   * Makes a client. Sends nothing.
   *
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: SynnefoClientOptions) {
    keepSelf(this);
    const cloud = new Cloud(options);
    this.#cloud = cloud;
    ({
      identity: this.identity,
      account: this.account,
      quotas: this.quotas,
      commissions: this.commissions,
      projects: this.projects,
      memberships: this.memberships,
    } = identityManagers(cloud));
  }

  /** Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only reads are retried. */
  get api(): IdentityApi {
    const self = selfOf(this);
    return (self.#api ??= identityApi(self.#cloud));
  }
}

/** Raw calls of the identity service. */
export interface IdentityApi {
  /** Tokens. */
  readonly identity: Client<IdentityPaths>;
  /** The account, quotas, commissions, projects and memberships. */
  readonly account: Client<AccountPaths>;
}

/** Makes the managers of the identity service. */
export function identityManagers(
  cloud: Cloud,
): Pick<SynnefoIdentity, "identity" | "account" | "quotas" | "commissions" | "projects" | "memberships"> {
  const { identity, catalog } = cloud;
  const account = cloud.transport("account");
  const pages = cloud.locatedBy((signal) => catalog.pagesRoot(signal));
  const oauth = cloud.locatedBy((signal) => catalog.oauthRoot(signal));
  const identityManager = new IdentityManager(identity, catalog, account, oauth);
  const accountManager = new AccountManager(account, pages);
  return {
    identity: identityManager,
    account: accountManager,
    quotas: new QuotaManager(account),
    commissions: new CommissionManager(account),
    projects: new ProjectManager(account),
    memberships: new MembershipManager(account, {
      own: async (request) => (await identityManager.user(request)).id,
      byName: (email, request) => accountManager.uuid(email, request),
    }),
  };
}

/** Makes the raw clients of the identity service. */
export function identityApi(cloud: Cloud): IdentityApi {
  return {
    identity: createRawClient<IdentityPaths>(cloud.identity, {}, isSafe, true),
    account: createRawClient<AccountPaths>(cloud.transport("account"), {}, isSafe, true),
  };
}
