// What is used of zod. No other module imports it: the build puts it into the published file of this one.
export {
  array,
  boolean,
  custom,
  exactOptional,
  looseObject,
  nullable,
  object,
  pipe,
  refine,
  safeParse,
  string,
  transform,
  unknown,
} from "zod/mini";
export type { core, infer, ZodMiniObject, ZodMiniType } from "zod/mini";
