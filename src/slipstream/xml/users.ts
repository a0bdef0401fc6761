import { childOf, childrenOf, type XmlElement } from "../../core/data/xml.js";
import { attribute, booleanAttribute, childText, documentFormat, filledAttribute, mapValues } from "./elements.js";

/** The names of the parameters of a profile that have a property of their own. */
export const general = {
  defaultCloud: "General.default.cloud.service",
  keepRunning: "General.keep-running",
  logVerbosity: "General.Verbosity Level",
  executionTimeout: "General.Timeout",
  usageEmail: "General.mail-usage",
  sshPublicKeys: "General.ssh.public.key",
} as const;

/** A user, with the document as `xml`. */
export const userDocument = documentFormat(["user"], (root, xml) => ({ user: readUser(root), xml }));

/** All users. */
export const userList = documentFormat(["list"], (root) => ({
  users: childrenOf(root, "item").map((item) => ({
    ...readIdentity(item),
    online: booleanAttribute(item, "online"),
  })),
}));

/** The record of a user's document, with the names of the model's properties. It has no secrets. */
export function readUser(root: XmlElement): object {
  const parameters = profileParameters(root);
  const values = new Map(parameters.map((each) => [attribute(each, "name") ?? "", childText(each, "value") ?? ""]));
  const value = (name: string): string | null => values.get(name) ?? null;
  return {
    ...readIdentity(root),
    created: attribute(root, "creation"),
    cycloneLogin: filledAttribute(root, "cycloneLogin"),
    githubLogin: filledAttribute(root, "githubLogin"),
    configuredClouds: configuredClouds(parameters),
    defaultCloud: value(general.defaultCloud),
    sshPublicKeys: (value(general.sshPublicKeys) ?? "").split(/\r?\n/).filter((line) => line.trim() !== ""),
    keepRunning: value(general.keepRunning),
    executionTimeout: numberOrNull(value(general.executionTimeout)),
    logVerbosity: numberOrNull(value(general.logVerbosity)),
    usageEmail: value(general.usageEmail),
    parameters: Object.fromEntries(
      parameters
        .filter((each) => !isSecretParameter(each))
        .map((each) => [attribute(each, "name") ?? "", childText(each, "value") ?? ""]),
    ),
  };
}

/** The parameters of a profile. */
export function profileParameters(root: XmlElement): XmlElement[] {
  return mapValues(childOf(root, "parameters"), "parameter");
}

/** The values in a user's document that must not be shown. */
export function secretsOfUser(root: XmlElement): string[] {
  return profileParameters(root)
    .filter(isSecretParameter)
    .map((each) => childText(each, "value") ?? "")
    .filter((value) => value !== "");
}

/** Whether a parameter with this name holds a secret: `c1.password`, `c1.secret.key`. */
export function isSecretName(name: string): boolean {
  return /passw|secret|private|token/i.test(name);
}

function isSecretParameter(parameter: XmlElement): boolean {
  return isSecretName(attribute(parameter, "name") ?? "") || attribute(parameter, "type") === "Password";
}

function readIdentity(element: XmlElement): object {
  return {
    username: attribute(element, "name"),
    email: attribute(element, "email"),
    firstName: attribute(element, "firstName"),
    lastName: attribute(element, "lastName"),
    organization: attribute(element, "organization"),
    roles: (attribute(element, "roles") ?? "").split(",").flatMap((role) => role.trim() || []),
    privileged: booleanAttribute(element, "issuper") ?? false,
    state: attribute(element, "state"),
    activeSince: attribute(element, "activeSince"),
    lastOnline: attribute(element, "lastOnline"),
  };
}

/** The clouds that have both a name and a secret to log in with. */
function configuredClouds(parameters: readonly XmlElement[]): string[] {
  const withValue = (pattern: RegExp): string[] =>
    parameters
      .filter((each) => pattern.test(attribute(each, "name") ?? "") && (childText(each, "value") ?? "") !== "")
      .flatMap((each) => attribute(each, "category") ?? []);
  const withSecret = new Set(withValue(/\.(password|secret\.key)$/));
  return [...new Set(withValue(/\.(username|access\.id)$/))].filter((cloud) => withSecret.has(cloud));
}

function numberOrNull(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
