import type * as z from "zod/mini";
import type { Schema } from "./schema.js";

/** A schema as what it is, to build another of it. */
export function zodOf<T>(schema: Schema<T>): z.ZodMiniType<T> {
  // Every schema here was made by zod; the type alone does not say so.
  return schema as z.ZodMiniType<T>;
}
