import { adminRole, anonymousRole } from "../caller.js";
import { isArray, type Json, type JsonObject, property } from "../json.js";
import { forbidden } from "./errors.js";
import type { Identity } from "./identity.js";

/** The rights, from the least to the greatest; each includes those before it. */
export type Right = "VIEW" | "MODIFY" | "ALL";

const rights: readonly (Json | undefined)[] = ["VIEW", "MODIFY", "ALL"] satisfies readonly Right[];

/** @throws CimiError if the caller may not see a resource or a collection with this list of rights. */
export function requireView(acl: Json | undefined, identity: Identity): void {
  if (!can(acl, identity, "VIEW")) throw forbidden();
}

/** @throws CimiError if the caller may not change a resource, or add to a collection, with this list of rights. */
export function requireModify(acl: Json | undefined, identity: Identity): void {
  if (!can(acl, identity, "MODIFY")) throw forbidden();
}

/** Whether the caller has a right. */
export function can(acl: Json | undefined, identity: Identity, right: Right): boolean {
  if (identity.roles.includes(adminRole)) return true;
  const least = rights.indexOf(right);
  return grantsOf(acl).some((grant) => appliesTo(grant, identity) && rights.indexOf(grant.right) >= least);
}

/** Whether a search shows a resource: the caller or a role of the caller occurs in its list of rights, with any right. */
export function isListed(acl: Json | undefined, identity: Identity): boolean {
  return grantsOf(acl).some(({ principal, type }) =>
    type === "USER" ? principal === identity.name : identity.roles.some((role) => role === principal),
  );
}

interface Grant {
  readonly principal: Json | undefined;
  readonly type: Json | undefined;
  readonly right: Json | undefined;
}

/** The owner has all rights; the rules give rights to others. */
function grantsOf(acl: Json | undefined): Grant[] {
  const owner = property(acl, "owner");
  const grants = rulesOf(acl).map((rule) => toGrant(rule, property(rule, "right")));
  return owner === undefined ? grants : [toGrant(owner, "ALL"), ...grants];
}

function toGrant(value: Json, right: Json | undefined): Grant {
  return { principal: property(value, "principal"), type: property(value, "type"), right };
}

function rulesOf(acl: Json | undefined): readonly Json[] {
  const rules = property(acl, "rules");
  return isArray(rules) ? rules : [];
}

function appliesTo({ principal, type }: Grant, { name, roles }: Identity): boolean {
  if (type === "USER") return principal === name;
  return type === "ROLE" && (principal === anonymousRole || roles.some((role) => role === principal));
}

/** A rule for a role. */
export function roleRule(principal: string, right: Right): JsonObject {
  return { principal, type: "ROLE", right };
}

/** A list of rights whose owner is the administrator. */
export function adminAcl(...rules: readonly JsonObject[]): JsonObject {
  return { owner: { principal: adminRole, type: "ROLE" }, rules };
}

/** The rights of a new resource whose body has none: its creator owns it. Anonymous callers get none. */
export function creatorAcl({ name, roles }: Identity): JsonObject | undefined {
  if (name === undefined) return undefined;
  const isAdmin = roles.includes(adminRole);
  return { owner: isAdmin ? { principal: adminRole, type: "ROLE" } : { principal: name, type: "USER" } };
}

/** The list of rights with the rule that each stored one has: the administrator may do everything. */
export function withAdminRule(acl: Json | undefined): JsonObject {
  const rules = rulesOf(acl);
  const hasRule = rules.some((rule) => {
    const { principal, type, right } = toGrant(rule, property(rule, "right"));
    return principal === adminRole && type === "ROLE" && right === "ALL";
  });
  const owner = property(acl, "owner");
  return { ...(owner !== undefined && { owner }), rules: hasRule ? rules : [...rules, roleRule(adminRole, "ALL")] };
}
