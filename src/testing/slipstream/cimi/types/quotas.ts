import { adminRole } from "../../caller.js";
import { type Json, type JsonObject, property } from "../../json.js";
import { adminAcl, isListed, requireView, roleRule } from "../acl.js";
import { unexpected } from "../errors.js";
import { FilterSyntaxError, parseFilter } from "../filter/parser.js";
import type { Expression } from "../filter/syntax.js";
import { identityOf, type Identity } from "../identity.js";
import type { SearchParameters } from "../parameters.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isNonBlank, requireShape, resourceShape, textOf } from "../schema.js";
import { slipstreamAction, slipstreamUri } from "./uris.js";

const quotaShape = resourceShape({
  required: {
    resource: isNonBlank,
    selection: isFilter,
    aggregation: isNonBlank,
    limit: (value) => typeof value === "number" && Number.isInteger(value) && value > 0,
  },
});

/** Quotas. `collect` counts what is used: as the administrator counts, and as the caller does. */
export const quotas: ResourceType = {
  type: "quota",
  key: "quotas",
  uri: slipstreamUri("quota"),
  collectionAcl: adminAcl(roleRule("USER", "VIEW")),
  validate: (document) => {
    requireShape(document, quotaShape);
  },
  actions: { collect: { rel: slipstreamAction("collect"), run: collect } },
};

function isFilter(value: Json | undefined): boolean {
  try {
    if (typeof value !== "string") return false;
    parseFilter(value);
    return true;
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    return false;
  }
}

function collect(id: string, context: Context): JsonObject {
  const quota = context.store.get(id);
  requireView(quota.acl, context.identity);
  const admin: Identity = { ...identityOf(undefined), roles: [adminRole] };
  return {
    ...quota,
    currentAll: measure(quota, admin, context),
    currentUser: measure(quota, context.identity, context),
  };
}

function measure(quota: JsonObject, identity: Identity, { store }: Context): Json {
  const aggregation = textOf(quota, "aggregation") ?? "";
  const [, algorithm = "", attribute = ""] = /^([a-z]+):(.+)$/s.exec(aggregation) ?? [];
  const parameters: SearchParameters = {
    first: 1,
    last: 0,
    filter: selectionOf(quota),
    select: undefined,
    orderBy: [],
    aggregations: [{ algorithm, attribute }],
  };
  const type = toType(textOf(quota, "resource") ?? "");
  const { aggregations } = store.search(type, parameters, ({ acl }) => isListed(acl, identity));
  return property(property(aggregations, aggregation), "value") ?? null;
}

/** @throws CimiError with the status 500 if a quota of a test has a selection that is no filter. */
function selectionOf(quota: JsonObject): Expression {
  try {
    return parseFilter(textOf(quota, "selection") ?? "");
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw unexpected(error.message);
  }
}

/** The type of a resource by its name in a quota: `VirtualMachine`. */
function toType(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
