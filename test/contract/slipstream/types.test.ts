// The generated types of what the other contracts do not have: forms, XML, and resources with attributes of their own.
import { expectTypeOf, it } from "vitest";
import type { components, operations, paths } from "../../../generated/slipstream/schema.js";

type Schemas = components["schemas"];
type FormOf<Operation extends { requestBody?: { content: object } }> = NonNullable<
  Operation["requestBody"]
>["content"] extends { "application/x-www-form-urlencoded": infer Form }
  ? Form
  : never;

it("a form has its fields, with lists for those that are repeated", () => {
  expectTypeOf<FormOf<operations["searchCollection"]>>().toEqualTypeOf<Schemas["SearchForm"]>();
  expectTypeOf<Schemas["SearchForm"]["$filter"]>().toEqualTypeOf<string[] | undefined>();
  expectTypeOf<Schemas["SearchForm"]["$last"]>().toEqualTypeOf<number | undefined>();
  type Query = NonNullable<operations["listCollection"]["parameters"]["query"]>;
  expectTypeOf<Query["$orderby"]>().toEqualTypeOf<string[] | undefined>();
});

it("the form of a run has its own fields, and any others", () => {
  const form = { refqname: "module/apps/x", "keep-running": "never", "parameter--p": ["a", "b"] } as const;
  expectTypeOf(form["keep-running"]).toExtend<Schemas["RunForm"]["keep-running"]>();
  expectTypeOf<{ refqname: string; "parameter--p": string[] }>().toExtend<Schemas["RunForm"]>();
  expectTypeOf<{ "parameter--p": string }>().not.toExtend<Schemas["RunForm"]>();
});

it("a DELETE has a form, too", () => {
  expectTypeOf<FormOf<operations["removeNodeInstances"]>>().toEqualTypeOf<Schemas["ScaleDownForm"]>();
});

it("the schemas of XML have attributes and elements by their names", () => {
  type Runs = operations["listRuns"]["responses"][200]["content"]["application/xml"];
  expectTypeOf<Runs>().toEqualTypeOf<Schemas["RunList"]>();
  expectTypeOf<Runs["totalCount"]>().toEqualTypeOf<number>();
  expectTypeOf<NonNullable<Runs["item"]>[number]["abort"]>().toEqualTypeOf<string>();
  expectTypeOf<"Ready">().toExtend<Schemas["Run"]["state"]>();
  expectTypeOf<Schemas["RunState"]>().not.toEqualTypeOf<string>();
});

it("a resource has the attributes of its kind, and others of an unknown type", () => {
  expectTypeOf<Schemas["Event"]["severity"]>().toEqualTypeOf<Schemas["EventSeverity"]>();
  expectTypeOf<Schemas["Event"]["id"]>().toEqualTypeOf<string>();
  expectTypeOf<Schemas["ServiceOffer"]["schema-org:vcpu"]>().toEqualTypeOf<unknown>();
});

it("the operations are found by their paths", () => {
  expectTypeOf<paths["/run/{uuid}/{key}"]["delete"]>().toEqualTypeOf<operations["removeNodeInstances"]>();
  expectTypeOf<paths["/api/session"]["post"]>().toEqualTypeOf<operations["createSession"]>();
});
