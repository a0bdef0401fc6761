import * as z from "../../core/data/zod.js";
import { defineInput } from "../../core/data/input.js";
import type { Shape } from "../../core/data/shape.js";
import type { Wire } from "../contract.js";
import { name, permissionList } from "./fields.js";
import { type ChangeableApi, ChangeableModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** A role: what its users may do. */
export class Role extends ChangeableModel<RoleWire, RoleInput> {
  /** The name, unique among the roles that are not deleted. */
  declare readonly name: string;
  /** The permissions by class, each sorted. The order of the classes is not fixed, and a class may be missing. */
  declare readonly permissions: readonly PermissionClass[];
  /**
   * Permissions that were written and that the server dropped silently, as it does not know them; empty if there are none. Only the
   * response to a create or update knows them: the next read has none.
   */
  readonly droppedPermissions: readonly PermissionClass[];

  /** @internal Models are made by their managers. */
  constructor(
    shape: Shape<RoleWire>,
    manager: ChangeableApi<RoleInput>,
    wire: RoleWire,
    dropped: readonly PermissionClass[] = [],
  ) {
    super(shape, manager, wire);
    this.droppedPermissions = dropped;
  }
}

/** A role as the API writes it. */
export interface RoleWire extends Wire<"Role"> {}

/** Permissions of one class. */
export interface PermissionClass extends Wire<"PermissionClass"> {}

/** What a role is created with, and what can be changed. */
export interface RoleInput {
  /** The name: 1 to 1,024 characters, unique among the roles that are not deleted. */
  name: string;
  /** The permissions by class. An update replaces all of them. The server refuses an unknown class and drops an unknown permission. */
  permissions: readonly PermissionClass[];
}

export const roleShape = defineVersionedShape<RoleWire>()({
  noun: "role",
  fields: { name: z.string(), permissions: permissionList },
});

export const roleInput = defineInput<Wire<"RoleCreate">>()({
  name,
  permissions: permissionList,
});

export const roleChanges = defineInput<Wire<"RoleDataUpdate">>()({
  name: z.exactOptional(name),
  permissions: z.exactOptional(permissionList),
});
