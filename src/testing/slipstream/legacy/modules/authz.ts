import type { Caller } from "../../caller.js";
import { childOf, childrenOf, element, textOf, type XmlElement } from "../xml/element.js";

/** What a user may do with a module. `Post` is to run it. */
export type Right = "Get" | "Put" | "Post" | "Delete" | "CreateChildren";

const rights: readonly Right[] = ["Get", "Put", "Post", "Delete", "CreateChildren"];

const scopes = ["owner", "group", "public"] as const;

/** The `authz` of a new module: its owner may do everything, and other users nothing. */
export function newAuthz(owner: string, publicRights: readonly Right[] = []): XmlElement {
  const flags = scopes.flatMap((scope) =>
    rights.map((right): [string, boolean] => [
      scope + right,
      scope === "owner" || (scope === "public" && publicRights.includes(right)),
    ]),
  );
  return element("authz", { owner, ...Object.fromEntries(flags), inheritedGroupMembers: true }, [
    element("groupMembers"),
  ]);
}

/** The `authz` of a module that was sent: it belongs to the sender, and missing rights are the usual ones. */
export function adoptAuthz(sent: XmlElement | undefined, owner: string): XmlElement {
  const adopted = newAuthz(owner);
  for (const [name, value] of sent?.attributes ?? []) if (name !== "owner") adopted.attributes.set(name, value);
  if (sent !== undefined && sent.children.length > 0)
    adopted.children.splice(0, adopted.children.length, ...sent.children);
  return adopted;
}

/** The `authz` of a copy: it belongs to the caller; only the rights to create children stay. */
export function clearAuthz(authz: XmlElement, owner: string): XmlElement {
  const cleared = adoptAuthz(authz, owner);
  for (const scope of scopes)
    for (const right of rights)
      if (right !== "CreateChildren") cleared.attributes.set(scope + right, String(scope === "owner"));
  return cleared;
}

/** Whether a user has a right. What is public is so for all; an owner has the owner's rights, and administrators the others. */
export function allows(authz: XmlElement, right: Right, caller: Caller, inheritedMembers: readonly string[]): boolean {
  const is = (name: string): boolean => authz.attributes.get(name) === "true";
  if (is(`public${right}`)) return true;
  if (authz.attributes.get("owner") === caller.name) return is(`owner${right}`);
  if (caller.privileged) return true;
  const members = is("inheritedGroupMembers") ? inheritedMembers : membersOf(authz);
  return is(`group${right}`) && members.includes(caller.name);
}

/** The members of the group of a module, unless it inherits those of its project. */
export function membersOf(authz: XmlElement): readonly string[] {
  const members = childOf(authz, "groupMembers");
  return members === undefined ? [] : childrenOf(members, "string").map((each) => textOf(each).trim());
}
