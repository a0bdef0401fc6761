import { type RoleFilters, roleFilters, type RoleSortBy, roleSortFields } from "../../../generated/decapod/filters.js";
import { encodeInput } from "../../core/data/input.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import type { Change } from "../models/versioned-model.js";
import {
  type PermissionClass,
  Role,
  roleChanges,
  roleInput,
  type RoleInput,
  roleShape,
  type RoleWire,
} from "../models/role.js";
import { ChangeableManager } from "./versioned-manager.js";

/** The roles: `decapod.roles`. */
export class RoleManager extends ChangeableManager<Role, RoleWire, RoleInput, RoleFilters, RoleSortBy> {
  readonly model = Role;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: roleShape,
      changes: roleChanges,
      path: "/v1/role/",
      list: "roles",
      filters: roleFilters,
      sortFields: roleSortFields,
    });
  }

  /**
   * Creates a role. The server drops permissions that it does not know: `droppedPermissions` of the returned role has them, and the
   * client's logger gets a warning.
   *
   * @throws A `ConflictError` if the name is taken; an `InvalidInputError` or `BadRequestError` for an invalid input, such as an unknown
   *   class of permissions; an `AmbiguousOutcomeError` if it is not known whether the role was created.
   */
  async create(input: RoleInput, options?: RequestOptions): Promise<Role> {
    const self = selfOf(this);
    const role = await self.createOne(encodeInput(roleInput, input, "role"), options);
    return self.#withDropped(role, input.permissions);
  }

  /**
   * Changes a role, as `update` of each resource does. The server drops permissions that it does not know: `droppedPermissions` of the
   * returned role has them, and the client's logger gets a warning.
   */
  override async update(role: string | Role, change: Change<RoleInput>, options?: RequestOptions): Promise<Role> {
    return super.update(role, change, options);
  }

  /** Writes properties as the next version of a role, as `put` of each resource does; and reports dropped permissions as `update` does. */
  override async put(role: Role, changes: Partial<RoleInput>, options?: RequestOptions): Promise<Role> {
    return selfOf(this).#withDropped(await super.put(role, changes, options), changes.permissions ?? []);
  }

  /** Gets the role of the user who is logged in. A user without a role gets a `NotFoundError`. */
  async self(options?: RequestOptions): Promise<Role> {
    return selfOf(this).requestOne({ method: "GET", path: "/v1/role/self/", options });
  }

  protected override isWritten(
    { permissions, ...written }: Readonly<Record<string, unknown>>,
    found: Readonly<Record<string, unknown>>,
  ): boolean {
    if (!super.isWritten(written, found)) return false;
    if (permissions === undefined) return true;
    // The server sorts permissions and drops unknown ones: what it has must be among what was written, and not be empty instead of it.
    const [wanted, stored] = [
      namesOf(permissions as PermissionClass[]),
      namesOf(found.permissions as PermissionClass[]),
    ];
    return [...stored].every((each) => wanted.has(each)) && (stored.size > 0 || wanted.size === 0);
  }

  /** Tells which permissions were written that a role does not have. */
  #withDropped(role: Role, written: readonly PermissionClass[]): Role {
    const kept = namesOf(role.permissions);
    const dropped = written
      .map(({ name, permissions }) => ({
        name,
        permissions: permissions.filter((each) => !kept.has(`${name} ${each}`)),
      }))
      .filter(({ permissions }) => permissions.length > 0);
    if (dropped.length === 0) return role;
    const words = dropped.map(({ name, permissions }) => `${name}: ${permissions.join(", ")}`).join("; ");
    this.transport.settings.hooks.logger?.warn(`${role.toString()}: the server dropped unknown permissions (${words})`);
    return new Role(this.shape, this, role.toJSON(), dropped);
  }

  protected override make(wire: RoleWire): Role {
    return new Role(this.shape, this, wire);
  }
}

function namesOf(classes: readonly PermissionClass[]): Set<string> {
  return new Set(classes.flatMap(({ name, permissions }) => permissions.map((each) => `${name} ${each}`)));
}
