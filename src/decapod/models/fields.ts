import { InvalidInputError } from "../../core/errors/index.js";
import { Model } from "../../core/data/model.js";
import { describeValue } from "../../core/text.js";
import * as z from "../../core/data/zod.js";
import type { Wire } from "../contract.js";

// Schemas of fields that several resources have. Those for reading are strict about types only. Those for writing also check the
// server's rules for new resources, as it does not check updates.

/** For reading: an object of any contents. */
export const anyObject = z.custom<Record<string, unknown>>(isObject, "expected an object");

/** A value that a schema accepts, of the contract's type, which says more than the schema does. */
export function checkedAs<Type>(schema: z.ZodMiniType, error: string) {
  return z.custom<Type>((value) => z.safeParse(schema, value).success, error);
}

/** For reading: an object whose contents are not checked. */
export function anyObjectAs<Type extends object>() {
  return z.custom<Type>(isObject, "expected an object");
}

/** Permissions by class. */
export const permissionList = checkedAs<Wire<"PermissionClass">[]>(
  z.array(z.looseObject({ name: z.string(), permissions: z.array(z.string()) })),
  "expected objects with name and permissions",
);

export const nullableString = z.nullable(z.string());

/** For writing: a string of 1 to 1,024 characters. */
export const name = z
  .string()
  .check(
    z.refine((text) => text !== "" && Array.from(text).length <= 1024, { error: "expected 1 to 1024 characters" }),
  );

/** For writing: the name of a cluster. */
export const clusterName = z.string().check(
  z.refine((text) => /^[a-zA-Z0-9]{1,1024}$/.test(text), {
    error: "expected letters and digits of ASCII only, as Ceph requires for the name of a cluster",
  }),
);

/** For writing: an e-mail address. */
export const email = z.string().check(
  z.refine((text) => /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/.test(text), {
    error: "expected an e-mail address",
  }),
);

/** For writing: an id, or a model of this class that has one. */
export function reference(model: abstract new (...args: never) => { readonly id: string }) {
  const idOfValue = (value: unknown): unknown => (value instanceof model ? value.id : value);
  return z.pipe(
    z.transform(idOfValue),
    z.custom<string>((value) => typeof value === "string" && value !== "", "expected an id or a model that has one"),
  );
}

/**
 * The id of a resource that a caller passed as an id or as a model.
 *
 * @param noun - What it is, for messages.
 * @throws {@link InvalidInputError} for anything else.
 */
export function idOf(
  value: unknown,
  model: abstract new (...args: never) => { readonly id: string },
  noun: string,
): string {
  const id: unknown = value instanceof model ? value.id : value;
  // A dot or two would lead to another path.
  if (typeof id === "string" && !/^\s*\.{0,2}$/.test(id)) return id;
  if (value instanceof Model) throw new InvalidInputError(`${value.toString()} is not a ${noun}`);
  throw new InvalidInputError(`${noun}: id must be a string, not ${describeValue(value)}`);
}

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
