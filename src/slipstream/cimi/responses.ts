import type { Schema } from "../../core/data/schema.js";
import { arrayOf, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { CimiResourceWire } from "../models/cimi-resource.js";
import { isObject, object } from "../models/cimi-shape.js";

// Schemas of responses. No published module imports the types of this one.

const operations = z.exactOptional(z.array(z.looseObject({ rel: z.string(), href: z.nullable(z.string()) })));

/** What a search returned. */
export interface FoundCollection<Wire> {
  /** Null if the store refused the search. */
  readonly count: number | null;
  readonly resources: readonly Wire[];
  readonly operations: readonly { readonly rel: string; readonly href: string | null }[] | undefined;
  readonly aggregations: Readonly<Record<string, unknown>>;
}

/**
 * Reads what a search returned.
 *
 * @param key - The name of the collection, which is that of the resources in the response.
 */
export function collectionSchema<Wire>(key: string, resource: Schema<Wire>): Schema<FoundCollection<Wire>> {
  const fields = {
    count: z.nullable(wholeNumber(0)),
    operations,
    aggregations: z.exactOptional(object()),
  };
  const items = arrayOf(resource);
  return z.pipe(
    z.looseObject({ ...fields, [key]: items }),
    z.transform((found) => ({
      count: found.count,
      // The schema of the object has read it.
      resources: (found as Readonly<Record<string, unknown>>)[key] as readonly Wire[],
      operations: found.operations,
      aggregations: found.aggregations ?? {},
    })),
  );
}

/** The response to an add. */
export const addedSchema = z.looseObject({ "resource-id": z.string(), message: z.exactOptional(z.string()) });

/** The response to an edit of a resource: the resource, or, from other servers, only what became of the request. */
export function editedSchema(resource: Schema<CimiResourceWire>) {
  return z.custom<Readonly<Record<string, unknown>>>(
    (value) => (isObject(value) && typeof value["resource-id"] === "string") || resource.safeParse(value).success,
    "expected a resource, or a status with resource-id",
  );
}

/** The response to an action: an object of any kind. */
export const operationSchema = object();
