import * as z from "../../core/data/zod.js";
import { defineInput } from "../../core/data/input.js";
import type { Wire } from "../contract.js";
import { email, name, nullableString, reference } from "./fields.js";
import { Role } from "./role.js";
import { ChangeableModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** A user of Decapod. */
export class User extends ChangeableModel<UserWire, UserInput> {
  /** The name to log in with, unique among the users that are not deleted. */
  declare readonly login: string;
  /** The e-mail address, unique among the users that are not deleted. */
  declare readonly email: string;
  /** The full name. */
  declare readonly fullName: string;
  /** The id of the role; null if there is none. The role need not exist. */
  declare readonly roleId: string | null;
}

/** A user as the API writes it. */
export interface UserWire extends Wire<"User"> {}

/** What a user is created with, and what can be changed. */
export interface UserInput {
  /** The name to log in with: 1 to 1,024 characters, unique among the users that are not deleted. */
  login: string;
  /** The e-mail address, unique among the users that are not deleted. */
  email: string;
  /** The full name: 1 to 1,024 characters. */
  fullName: string;
  /** The role or its id; null for none, with which a user can do next to nothing. Default null. */
  roleId?: string | Role | null | undefined;
}

export const userShape = defineVersionedShape<UserWire>()({
  noun: "user",
  fields: { login: z.string(), email: z.string(), full_name: z.string(), role_id: nullableString },
});

export const userInput = defineInput<Wire<"UserCreate">>()({
  login: name,
  email,
  full_name: name,
  role_id: z.nullable(reference(Role)),
});

export const userChanges = defineInput<Wire<"UserDataUpdate">>()({
  login: z.exactOptional(name),
  email: z.exactOptional(email),
  full_name: z.exactOptional(name),
  role_id: z.exactOptional(z.nullable(reference(Role))),
});
