import { eq, SlipStreamClient } from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import * as wrong from "./nonsense.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

const acl = {
  owner: { principal: "joe", type: "USER" },
  rules: [{ principal: "joe", type: "USER", right: "ALL" }],
};
export const server = new EmbeddedServer({ resources: { job: [{ id: "job/1", acl, action: "x", state: "RUNNING" }] } });
const { cimi } = new SlipStreamClient(server.connection("joe"));
const job = await cimi.get("job/1");
const session = await cimi.search("sessions").first();
const timestamp = "2026-01-01T10:00:00.000Z";
const content = { resource: { href: "run/1" }, state: "Ready" };
const added = await cimi.add("events", { type: "state", severity: "low", timestamp, content, acl });
const event = await cimi.get(added.id);
const entryPoint = await cimi.entryPoint();
export const cimiOwners: readonly object[] = [
  ...[cimi, job, event, session ?? {}, entryPoint, added],
  ...[eq("a", 1), cimi.search("events")],
];

const request: Argument = { right: undefined, wrong: wrong.wrongRequestOptions };
const noNames = [...wrong.noTexts, undefined];
const noStrings = wrong.noTexts.filter((each) => !Array.isArray(each));
const noLists = [...noStrings, [5], [null]];
const noIds = [...noNames, "", " ", "event", "event/", "event/..", "../module", "a/b/c", { id: "event/1" }];
const noFilters = [...noLists, "", " ", [""], "\0", "a='\ud800'"];
const criteria = {
  filter: noFilters,
  select: [...noLists, "", "a//b", ["a", "/b"]],
  orderBy: [...noLists, "", "a//b", "a:DESC", ["a", "b:descending"]],
  expand: noLists,
};
const searchOptions: Argument = {
  right: undefined,
  wrong: [...wrong.wrongWholeListOptions, ...wrong.withWrong({ ...criteria, pageSize: [10_001, 1e9] })],
};
const noAggregations = [...noLists, "", "avg", "avg:", "median:a", "avg:a..b", ["avg:a", "b"]];
const collection: Argument = { right: "events", wrong: noNames };
const resource: Argument = { right: "event/1", wrong: noIds };
const attributes: Argument = { right: {}, wrong: [...wrong.noPlainObjects, undefined, ...wrong.noJson] };
const editOptions: Argument = {
  right: undefined,
  wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ select: criteria.select })],
};
const action: readonly Argument[] = [
  { right: "stop", wrong: [...noNames, "add", "edit", "delete"] },
  { right: undefined, wrong: attributes.wrong.filter((each) => each !== undefined) },
  request,
];

const attribute: Argument = { right: "a", wrong: [...noNames, "", "a..b", "a//b", "_a", "a b"] };
const noValues = [undefined, Symbol("x"), () => 1, NaN, {}, [], "'\"", "\\", "\0", new Date(NaN)];
const comparison = () => [attribute, { right: "x", wrong: noValues }];
const order = () => [attribute, { right: "x", wrong: [...noValues, null, true] }];
const noParts = [...noNames, "", "(a=1", "a=1) or (b=2", "a='1"];
const combination = () => [
  { right: "a=1", wrong: noParts },
  { right: "a=1", wrong: noParts },
];

/** The invalid values of all arguments of the CIMI part of SlipStream's client. */
export const cimiTable: ArgumentTable = {
  "CimiManager.entryPoint": () => [request],
  "CimiManager.get": () => [resource, editOptions],
  "CimiManager.search": () => [collection, searchOptions],
  "CimiManager.collection": () => [
    collection,
    {
      right: undefined,
      wrong: [
        ...wrong.wrongRequestOptions,
        ...wrong.withWrong({
          ...criteria,
          first: [...wrong.noCounts, 0, Infinity],
          last: [...wrong.noCounts, Infinity, 10_001],
          aggregation: noAggregations,
          query: [...wrong.noPlainObjects, { a: null }, { a: {} }, { a: [{}] }],
        }),
      ],
    },
  ],
  "CimiManager.aggregate": () => [
    collection,
    {
      right: { aggregation: "avg:a" },
      wrong: [
        ...[undefined, {}, ...wrong.wrongRequestOptions],
        ...wrong.withWrong({ aggregation: [...noAggregations, []] }),
        ...wrong.withWrong({ filter: noFilters }, { aggregation: "avg:a" }),
      ],
    },
  ],
  "CimiManager.add": () => [collection, attributes, request],
  "CimiManager.edit": () => [resource, attributes, editOptions],
  "CimiManager.delete": () => [resource, request],
  "CimiManager.operation": () => [resource, ...action],
  "CimiManager.cloudCredentials": () => [
    { right: undefined, wrong: noParts.slice(0, -1).filter(Boolean) },
    searchOptions,
  ],
  "CimiManager.deploymentEvents": () => [
    { right: "a-uuid", wrong: [...noNames, "", "'\""] },
    { right: undefined, wrong: [...noLists, "States", ["state", "x"]] },
    searchOptions,
  ],
  "CimiManager.fromWire": () => [{ right: undefined, wrong: [...wrong.noPlainObjects, undefined, {}, { id: 5 }] }],
  "CimiResource.attribute": () => [{ right: "a", wrong: noNames }],
  "CimiResource.offers": () => [{ right: "a", wrong: noNames }],
  "CimiResource.sync": () => [request],
  "CimiResource.edit": () => [attributes, editOptions],
  "CimiResource.delete": () => [request],
  "CimiResource.operation": () => action,
  "Event.toJSON": () => [],
  "Session.toJSON": () => [],
  "AddedResource.secrets": () => [],
  "AddedResource.toString": () => [],
  "CimiFilter.toString": () => [],
  "CimiFilter.toJSON": () => [],
  "CimiFilter.toFactor": () => [],
  eq: comparison,
  ne: comparison,
  lt: order,
  le: order,
  gt: order,
  ge: order,
  startsWith: () => [attribute, { right: "x", wrong: [...noNames, "'\""] }],
  isNull: () => [attribute],
  isNotNull: () => [attribute],
  oneOf: () => [attribute, { right: ["x"], wrong: [...wrong.noArrays, [], [NaN], [undefined]] }],
  and: combination,
  or: combination,
};
