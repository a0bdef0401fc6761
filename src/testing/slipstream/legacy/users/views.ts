import { formatTime } from "../dates.js";
import { childOf, childrenOf, copyElement, element, setChild, textElement, type XmlElement } from "../xml/element.js";
import { userParameter } from "./seed.js";
import type { User } from "./user.js";

/** An item of the list of users. Unlike the document, it says whether the user is online. */
export function userItem(user: User, nowMs: number): XmlElement {
  const { lastOnlineMs } = user;
  const [firstName, lastName, email] = ["firstName", "lastName", "email"].map((name) => user.attribute(name));
  const identity = { resourceUri: `user/${user.name}`, name: user.name, firstName, lastName, email };
  return element("item", {
    ...{ ...identity, state: user.state },
    lastOnline: user.attribute("lastOnline"),
    lastExecute: user.attribute("lastExecute"),
    online: lastOnlineMs !== undefined && nowMs - lastOnlineMs < onlineMs,
    issuper: user.isPrivileged,
    organization: user.attribute("organization"),
    roles: user.attribute("roles"),
    activeSince: user.attribute("activeSince"),
  });
}

/** How long a user counts as online. */
const onlineMs = 60_000;

/** The document of a user: what was sent, without the password, and what the server knows. */
export function userDocument(user: User): XmlElement {
  const document = copyElement(user.document);
  const { attributes } = document;
  attributes.set("deleted", "false");
  attributes.set("issuper", String(user.isPrivileged));
  attributes.set("creation", attributes.get("creation") ?? formatTime(user.createdMs));
  const parameters = childOf(document, "parameters") ?? element("parameters");
  setChild(document, parameters);
  parameters.children.push(
    element("entry", {}, [textElement("string", orchestratorKey), userParameter(orchestratorKey, publicKey)]),
  );
  return document;
}

/** Removes the parameter that the server adds to each document. */
export function removeOrchestratorKey(document: XmlElement): void {
  const parameters = childOf(document, "parameters");
  if (parameters === undefined) return;
  const kept = parameters.children.filter((node) => {
    const [parameter] = "name" in node ? childrenOf(node, "parameter") : [];
    return parameter?.attributes.get("name") !== orchestratorKey;
  });
  parameters.children.splice(0, parameters.children.length, ...kept);
}

const orchestratorKey = "General.orchestrator.publicsshkey";
const publicKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ slipstream@orchestrator";
