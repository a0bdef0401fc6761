import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { formatTime } from "../dates.js";
import { LegacyError } from "../errors.js";
import type { LegacyRequest } from "../http/request.js";
import { emptyResponse } from "../http/respond.js";
import { isTruthy, parseBoolean } from "../java.js";
import type { XmlElement } from "../xml/element.js";
import { parseDocument } from "../xml/parse.js";
import { User, userStates } from "./user.js";
import { removeOrchestratorKey } from "./views.js";

/** Creates or replaces a user. What exists is changed without a conflict. */
export function putUser(context: Context, request: LegacyRequest, target: string): MockResponse {
  const { users, host } = context;
  const { caller } = request;
  const document = readUser(request.text);
  const { attributes } = document;
  const existing = users.get(target);
  if (!caller.privileged) {
    if (parseBoolean(attributes.get("issuper")))
      throw new LegacyError(403, "Only super users are authorized to create a privileged user!");
    if (attributes.has("roles")) throw new LegacyError(403, "Only super users are authorized to update roles!");
  }
  if (!caller.privileged && existing !== undefined && caller.name !== target)
    throw new LegacyError(403, "Forbidden to update this resource.");
  if (existing !== undefined && isTruthy(request.query.get("new")))
    throw new LegacyError(403, "Cannot create this resource. It already exists.");
  const name = attributes.get("name") ?? "";
  if (name === "" || name === "new") throw new LegacyError(409, "Invalid name");

  const roles = existing?.attribute("roles");
  if (!attributes.has("roles") && roles !== undefined) attributes.set("roles", roles);
  const password = attributes.get("password") ?? existing?.password ?? "";
  const wrong = findMissing(document, password);
  if (wrong !== undefined) throw new LegacyError(409, wrong);
  if (name !== target && !caller.privileged)
    throw new LegacyError(400, "The uploaded user does not correspond to the target user uri");

  const nowMs = host.clock.now();
  if (existing === undefined && caller.privileged) {
    if (attributes.get("state") === "NEW") attributes.set("state", "ACTIVE");
    if (attributes.get("state") === "ACTIVE") attributes.set("activeSince", formatTime(nowMs));
  }
  attributes.delete("password");
  attributes.set("resourceUri", `user/${name}`);
  attributes.set("issuper", String(parseBoolean(attributes.get("issuper"))));
  removeOrchestratorKey(document);
  users.set(new User(document, password, users.get(name)?.createdMs ?? nowMs));
  return emptyResponse(existing === undefined ? 201 : 202, { location: request.link(`user/${name}`) });
}

function readUser(text: string): XmlElement {
  const sent = parseDocument(text);
  // The server does not expect a document that is not XML, and fails.
  if (sent === undefined) throw new LegacyError(500);
  for (const name of ["name", "resourceUri", "state"])
    if (!sent.attributes.has(name)) throw invalidUser(`Unable to satisfy the attribute ${name}`);
  const state = sent.attributes.get("state");
  if (!userStates.some((each) => each === state)) throw invalidUser(`No enum constant ${state ?? ""}`);
  return { ...sent, name: "user" };
}

function invalidUser(cause: string): LegacyError {
  return new LegacyError(400, `Invalid xml user: cannot deserialize object, with detail: ${cause}`);
}

/** The first thing that is missing or wrong; undefined if nothing is. */
function findMissing({ attributes }: XmlElement, password: string): string | undefined {
  const get = (name: string): string => attributes.get(name) ?? "";
  if (get("state") === "NEW" && !/^\w[\w.]+$/.test(get("name")))
    return "Username must start with a letter and contain only letters and digits.";
  if (get("firstName") === "") return "First name cannot be empty.";
  if (get("lastName") === "") return "Last name cannot be empty.";
  if (password === "") return "Password cannot be empty.";
  if (!attributes.has("email")) return "Email address cannot be empty.";
  const cause = findEmailFault(get("email"));
  return cause === undefined ? undefined : `Invalid email address.\n${cause}`;
}

/** What is wrong with an address, as Java's mail library says it. */
function findEmailFault(email: string): string | undefined {
  if (email === "") return "Illegal address";
  const address = (/<([^<>]*)>\s*$/.exec(email)?.[1] ?? email).trim();
  if (/\s/.test(address)) return "Local address contains control or whitespace";
  const [local = "", domain, ...others] = address.split("@");
  if (domain === undefined) return "Missing final '@domain'";
  if (local === "") return "Missing local name";
  if (domain === "") return "Missing domain";
  if (others.length > 0 || /[^\w.-]/.test(domain)) return "Domain contains illegal character";
  if (/^\.|\.$|\.\./.test(domain)) return "Domain starts with dot";
  return undefined;
}
