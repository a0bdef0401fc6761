import type { components, paths } from "../../generated/saltant/schema.js";

/** The contract's schemas, by name. */
export type Schemas = components["schemas"];

/** What the API writes of one thing, for an interface to extend: by its name an editor shows it, and not all of its fields. */
export type Wire<Name extends keyof Schemas> = Schemas[Name];

/** A path whose GET returns a page of such things. */
export type ListPath<Wire> = PathWhere<{ get: RespondsWith<200, { results: Wire[] }> }>;

/** A path whose GET returns one such thing. */
export type DetailPath<Wire> = PathWhere<{ get: RespondsWith<200, Wire> }>;

/** A path whose POST returns one such thing with this status. */
export type ActionPath<Status extends number, Wire> = PathWhere<{ post: RespondsWith<Status, Wire> }>;

/** A path whose PATCH takes and returns the state of an instance. */
export type StatePath = PathWhere<{ patch: RespondsWith<200, Schemas["TaskInstanceStateReport"]> }>;

/** The query parameters of a list of instances, by their names on the wire. */
export type InstanceQuery = NonNullable<
  (paths["/containertaskinstances/"] & paths["/executabletaskinstances/"])["get"]["parameters"]["query"]
>;

interface RespondsWith<Status extends number, Body> {
  responses: Record<Status, { content: { "application/json": Body } }>;
}

type PathWhere<Operations> = { [Path in keyof paths]: paths[Path] extends Operations ? Path : never }[keyof paths];
