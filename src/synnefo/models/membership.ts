import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { IdentityWireOf } from "../contract.js";
import { defineCloudShape } from "./cloud-shape.js";
import { id, time } from "./fields.js";

/** The membership of a user in a project. */
export class Membership extends Model<MembershipWire> {
  /** The id. */
  declare readonly id: string;
  /** The UUID of the user. */
  declare readonly user: string;
  /** The id of the project. */
  declare readonly project: string;
  /** The state; editors offer the known ones. */
  declare readonly state: MembershipState;
  /** What the caller may do now; editors offer the known actions. */
  declare readonly allowedActions: readonly MembershipAction[];
  /** When it was last requested; null if it never was. */
  declare readonly requested: Date | null;
  /** When it was last accepted; null if it never was. */
  declare readonly accepted: Date | null;
  /** When the member last requested to leave; null if that never happened. */
  declare readonly leaveRequested: Date | null;
  /** When it was last suspended; null if it never was. */
  declare readonly suspended: Date | null;
  /** When it was last rejected; null if it never was. */
  declare readonly rejected: Date | null;
  /** When the request was last canceled; null if it never was. */
  declare readonly canceled: Date | null;
  /** When it last ended; null if it never did. */
  declare readonly removed: Date | null;
  readonly #manager: MembershipApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<MembershipWire>, manager: MembershipApi, wire: MembershipWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the membership again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.memberships.leave` does. */
  async leave(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.leave(this.id, reason, options);
  }

  /** As `cloud.memberships.cancel` does. */
  async cancel(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.cancel(this.id, reason, options);
  }

  /** As `cloud.memberships.accept` does. */
  async accept(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.accept(this.id, reason, options);
  }

  /** As `cloud.memberships.reject` does. */
  async reject(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.reject(this.id, reason, options);
  }

  /** As `cloud.memberships.remove` does. */
  async remove(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.remove(this.id, reason, options);
  }
}

/** The part of its manager that a {@link Membership} calls. */
export interface MembershipApi {
  get(id: string, options?: RequestOptions): Promise<Membership>;
  leave(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  cancel(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  accept(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  reject(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  remove(id: string, reason?: string, options?: RequestOptions): Promise<void>;
}

/** The state of a membership; editors offer the known ones. */
export type MembershipState = IdentityWireOf<"MembershipState"> | (string & {});

/** An action on a membership; editors offer the known ones. */
export type MembershipAction = IdentityWireOf<"MembershipActionName"> | (string & {});

/** A membership as the API writes it. */
export interface MembershipWire extends IdentityWireOf<"Membership"> {}

const moment = z.exactOptional(z.string());

export const membershipShape = defineCloudShape<MembershipWire>()({
  noun: "membership",
  key: "id",
  fields: {
    id: z.custom<number>((value) => Number.isSafeInteger(value), "expected a whole number"),
    user: z.string(),
    project: z.string(),
    state: openString<MembershipWire["state"]>(),
    allowed_actions: z.array(openString<IdentityWireOf<"MembershipActionName">>()),
    requested: moment,
    accepted: moment,
    leave_requested: moment,
    suspended: moment,
    rejected: moment,
    cancelled: moment,
    removed: moment,
  },
  names: { cancelled: "canceled" },
  kinds: {
    id,
    requested: time,
    accepted: time,
    leave_requested: time,
    suspended: time,
    rejected: time,
    cancelled: time,
    removed: time,
  },
});
