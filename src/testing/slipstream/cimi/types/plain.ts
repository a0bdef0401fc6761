import { isObject, type JsonObject, property } from "../../json.js";
import { adminAcl, roleRule } from "../acl.js";
import { CimiError } from "../errors.js";
import type { Identity } from "../identity.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isNonBlank, textOf } from "../schema.js";
import { ownDescription, resolveReferences } from "./template.js";
import { slipstreamUri, templateAttribute } from "./uris.js";

const adminModify = adminAcl(roleRule("ADMIN", "MODIFY"));
const adminModifyUserView = adminAcl(roleRule("ADMIN", "MODIFY"), roleRule("USER", "VIEW"));
const anonymousAll = adminAcl(roleRule("ANON", "ALL"));

/** Types without rules of their own. */
export const plainTypes: readonly ResourceType[] = [
  {
    ...plain("user", "users", adminAcl(...["ADMIN", "USER", "ANON"].map((role) => roleRule(role, "MODIFY")))),
    newName: (body) => textOf(body, "username"),
    prepare: fromTemplate("user"),
  },
  {
    ...plain("connector", "connectors", adminModify),
    newName: (body) => textOf(body, "instanceName"),
    prepare: fromTemplate("connector"),
  },
  {
    ...plain("configuration", "configurations", adminModify),
    newName: (body) => joinNames(textOf(body, "service"), textOf(body, "instance")),
    prepare: fromTemplate("configuration"),
  },
  { ...plain("virtual-machine", "virtualMachines", adminModifyUserView), defaultAcl: viewedByCreator },
  plain("virtual-machine-mapping", "virtualMachineMappings", adminModify),
  { ...plain("metering", "meterings", adminModifyUserView), defaultAcl: viewedByCreator },
  plain("usage", "usages", adminAcl(roleRule("ANON", "VIEW"))),
  plain("usage-record", "usage-records", anonymousAll),
  plain("usage-event", "usage-events", anonymousAll),
];

function plain(type: string, key: string, collectionAcl: JsonObject): ResourceType {
  return { type, key, uri: slipstreamUri(type), collectionAcl };
}

function viewedByCreator({ name }: Identity): JsonObject | undefined {
  return name === undefined ? undefined : adminAcl({ principal: name, type: "USER", right: "VIEW" });
}

function joinNames(...names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join("-");
}

/** Takes the attributes of a new resource from its template. */
function fromTemplate(type: string): (body: JsonObject, context: Context) => JsonObject {
  const attribute = templateAttribute(type);
  return (body, context) => {
    const template = property(resolveReferences(body, context), attribute);
    if (!isObject(template) || !isNonBlank(property(template, "href")))
      throw new CimiError(
        400,
        `missing or invalid ${attribute.charAt(0).toUpperCase()}${attribute.slice(1)} reference`,
      );
    return { ...ownDescription(body), ...template };
  };
}
