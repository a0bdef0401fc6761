import { checkSendable } from "../../core/data/json.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { settle } from "../../core/http/settle.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { Membership, type MembershipAction, membershipShape, type MembershipWire } from "../models/membership.js";
import { Project } from "../models/project.js";
import { idOf, type Reference } from "../references.js";
import type { WholeListOptions } from "../whole-list.js";
import { AccountResourceManager, requireAction, requireReason } from "./account-resource-manager.js";
import { checkFilters } from "./filters.js";

/** How a manager finds out who a user is, to settle what came of a request. */
export interface UserFinder {
  /** The UUID of the caller. */
  readonly own: (options: RequestOptions) => Promise<string>;
  /** The UUID of the user with an email address. */
  readonly byName: (email: string, options: RequestOptions) => Promise<string>;
}

/** Memberships in projects: `cloud.memberships`. */
export class MembershipManager extends AccountResourceManager<Membership, MembershipWire> {
  readonly model = Membership;
  readonly #users: UserFinder;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, users: UserFinder) {
    super(transport, membershipShape, "/projects/memberships");
    this.#users = users;
  }

  /**
   * Lists the user's own memberships and those of the projects that the user owns, ended ones too. Nothing is sent until the listing is
   * used: `await` it for an array, or loop over it.
   */
  list(filters: MembershipFilters = {}, options: WholeListOptions = {}): Listing<Membership> {
    const self = selfOf(this);
    checkFilters("memberships", filters, { project: (_, value) => void idOf("project", value, Project) });
    const { project } = filters;
    return self.listAll(project === undefined ? {} : { project: idOf("project", project, Project) }, options);
  }

  /**
   * Requests the user's own membership in a project. It is accepted immediately if the project's join policy is `auto` and there is room.
   * It is not sent twice; if the response is lost, a look at the memberships settles whether it was requested.
   *
   * @returns The id of the membership.
   * @throws A `ConflictError` if the join policy is `closed`, or there is a request or membership; a `NotFoundError` if there is no such
   *   project; an `AmbiguousOutcomeError` if it is not known whether it was requested.
   */
  async join(project: Reference<Project>, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    const id = idOf("project", project, Project);
    return self.#create({ join: { project: id } }, id, ["requested", "accepted"], self.#users.own, options);
  }

  /**
   * Makes another user a member of a project. For the owner of the project and administrators. It is not sent twice; if the response is
   * lost, a look at the memberships settles whether it was done.
   *
   * @param email - The email address of the user.
   * @returns The id of the membership.
   * @throws A `ConflictError` if there is no such user or project, the user is a member, or there is no room; a `PermissionDeniedError` if
   *   the caller may not do it; an `AmbiguousOutcomeError` if it is not known whether it was done.
   */
  async enroll(project: Reference<Project>, email: string, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    const id = idOf("project", project, Project);
    if (typeof email !== "string" || email === "")
      throw new InvalidInputError(`email must be the email address of a user, not ${describeValue(email)}`);
    checkSendable(email, "email");
    const find = (request: RequestOptions) => self.#users.byName(email, request);
    return self.#create({ enroll: { project: id, user: email } }, id, ["accepted"], find, options);
  }

  /**
   * Leaves a project: immediately if its leave policy is `auto`; after the owner agrees if it is `moderated`. For the member.
   *
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if the leave policy is `closed`, and what {@link action} throws.
   */
  async leave(membership: Reference<Membership>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(membership, "leave", reason, options);
  }

  /**
   * Cancels a request to join. For the user who made it.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async cancel(membership: Reference<Membership>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(membership, "cancel", reason, options);
  }

  /**
   * Accepts a request to join. For the owner of the project and administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if there is no room, and what {@link action} throws.
   */
  async accept(membership: Reference<Membership>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(membership, "accept", reason, options);
  }

  /**
   * Rejects a request to join. For the owner of the project and administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async reject(membership: Reference<Membership>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(membership, "reject", reason, options);
  }

  /**
   * Removes a member. If the project was the member's default project, the system project is again. For the owner of the project and
   * administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async remove(membership: Reference<Membership>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(membership, "remove", reason, options);
  }

  /**
   * Runs an action on a membership. It is not sent twice; if the response is lost, a look at the state settles whether it was run.
   *
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if the state of the membership does not allow it; a `PermissionDeniedError` if the user may not do it; a
   *   `NotFoundError` if there is no such membership; a `BadRequestError` for an action that the server does not know; an
   *   `AmbiguousOutcomeError` if it is not known whether it was run.
   */
  async action(
    membership: Reference<Membership>,
    action: MembershipAction,
    reason = "",
    options?: RequestOptions,
  ): Promise<void> {
    const self = selfOf(this);
    const name = requireAction(action);
    const states = statesAfter.get(name) ?? [];
    await self.act(membership, { [name]: requireReason(reason) }, options, ({ state }) => states.includes(state));
  }

  protected override make(wire: MembershipWire): Membership {
    return new Membership(this.shape, this, wire);
  }

  async #create(
    body: object,
    project: string,
    states: readonly string[],
    findUser: (options: RequestOptions) => Promise<string>,
    options: RequestOptions | undefined,
  ): Promise<string> {
    const within = shareDeadline(options, this.transport.settings);
    const spec = { method: "POST", path: "/projects/memberships", body, changes: true } as const;
    try {
      return String((await this.transport.call({ ...spec, options: within() }, created)).id);
    } catch (error) {
      return settle(error, within, async (request) => {
        const user = await findUser(request);
        const all = await this.readAll({ project }, within());
        return all.find((each) => each.user === user && each.project === project && states.includes(each.state))?.id;
      });
    }
  }
}

/** Which memberships to list. */
export interface MembershipFilters {
  /** Only those in this project. */
  readonly project?: Reference<Project> | undefined;
}

const created = z.looseObject({
  id: z.custom<number>((value) => Number.isSafeInteger(value), "expected a whole number"),
});

/** The states in which an action leaves a membership. */
const statesAfter: ReadonlyMap<string, readonly string[]> = new Map([
  ["leave", ["leave_requested", "removed"]],
  ["cancel", ["cancelled"]],
  ["accept", ["accepted"]],
  ["reject", ["rejected"]],
  ["remove", ["removed"]],
]);
