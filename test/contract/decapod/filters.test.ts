// The generated filters against the requests that a Decapod server was sent.
import { describe, expect, it } from "vitest";
import * as generated from "../../../generated/decapod/filters.js";
import type { Filter, FilterField, FilterTable, SortDirection, SortTable } from "../../../src/decapod/filter-types.js";
import { readExchanges } from "./recordings.js";
import { readValidation } from "./validation.js";

const validation = readValidation("openapi/decapod.yaml");

const tables: Readonly<Record<string, Readonly<Record<string, FilterField>>>> = {
  listUsers: generated.userFilters,
  listRoles: generated.roleFilters,
  listServers: generated.serverFilters,
  listClusters: generated.clusterFilters,
  listPlaybookConfigurations: generated.playbookConfigurationFilters,
  listExecutions: generated.executionFilters,
  listExecutionSteps: generated.executionStepFilters,
};

/** The filters of requests that the contract allows, each with the table of its list. */
const sent = readExchanges().flatMap(({ id, method, path, query }) => {
  const operation = validation.find(method, path);
  const table = tables[operation?.id ?? ""];
  const filter = query.find(([name]) => name === "filter")?.[1];
  if (operation === undefined || table === undefined || filter === undefined) return [];
  if (operation.checkUrl(path, query).length > 0) return [];
  return [[id, JSON.parse(filter) as Readonly<Record<string, unknown>>, table] as const];
});

describe("the table of a list", () => {
  it.each(sent)("has the fields and the operators of %s", (_, filter, table) => {
    for (const [name, value] of Object.entries(filter)) {
      const field = Object.values(table).find((each) => {
        return each.field.endsWith(".*") ? name.startsWith(each.field.slice(0, -1)) : each.field === name;
      });
      expect(field, name).toBeDefined();
      const operators = typeof value === "object" && value !== null ? Object.keys(value) : [];
      expect(field?.operators).toEqual(expect.arrayContaining(operators));
    }
  });

  it("and these are many", () => {
    expect(sent.length).toBeGreaterThan(15);
  });
});

it("tables have all names that callers use, and no others", () => {
  type Name = Filter<string, "eq" | "regexp">;
  const field = { field: "name", kind: "text", operators: ["eq", "regexp"] } as const;
  const filters: readonly FilterTable<{ name?: Name }>[] = [
    { name: field },
    // @ts-expect-error -- It lacks the name.
    {},
    // @ts-expect-error -- Another name.
    { name: field, state: field },
  ];
  const orders: readonly SortTable<{ name?: SortDirection }>[] = [
    { name: "name" },
    // @ts-expect-error -- It lacks the name.
    {},
  ];
  expect([filters.length, orders.length]).toEqual([3, 2]);
});

it("a filter is a value, comparisons or a regular expression", () => {
  const filters: readonly generated.ServerFilters[] = [
    { state: "operational", name: { regexp: "^osd" } },
    { name: { gte: "osd1", lt: "osd5" }, timeUpdated: { gt: new Date(0) }, isLatest: true },
    { "facts.ansible_processor_vcpus": { gte: 8 }, "facts.ansible_nodename": "node1" },
    // @ts-expect-error -- No such state.
    { state: "on" },
    // @ts-expect-error -- No such field: the server would find nothing.
    { hostname: "node1" },
    // @ts-expect-error -- The server ignores the whole filter.
    { clusterId: null },
    // @ts-expect-error -- The server ignores other operators beside it.
    { name: { regexp: "^osd", ne: "osd1" } },
    // @ts-expect-error -- Only text can be matched.
    { version: { regexp: "1" } },
    // @ts-expect-error -- No such operator: the server would fail.
    { name: { startswith: "osd" } },
  ];
  const orders: readonly generated.ServerSortBy[] = [
    { name: "asc", "facts.ansible_nodename": "desc" },
    // @ts-expect-error -- The server stores 1 and -1, callers say it in words.
    { name: 1 },
    // @ts-expect-error -- No such field.
    { hostname: "asc" },
  ];
  expect([filters.length, orders.length]).toEqual([9, 3]);
});

it("the known names are those that the server has", () => {
  const permissions = readExchanges().find(({ id }) => id === "d034")?.content;
  expect(permissions).toEqual({
    items: [
      { name: "api", permissions: generated.apiPermissions },
      { name: "playbook", permissions: generated.playbookIds },
    ],
  });
});
