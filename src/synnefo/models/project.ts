import { Model } from "../../core/data/model.js";
import type { FieldCodec, Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import { fromWireAmount } from "../amounts.js";
import type { IdentityWireOf } from "../contract.js";
import type { ProjectChanges, ProjectLimits, ProjectPolicy } from "../project-input.js";
import { recordOf } from "../record-schema.js";
import { defineCloudShape, nullableString } from "./cloud-shape.js";
import { time, toDate } from "./fields.js";

/** A project: limits for resources, which its members use. */
export class Project extends Model<ProjectWire> {
  /** The id. That of a system project is the UUID of its user. */
  declare readonly id: string;
  /** The state; editors offer the known ones. */
  declare readonly state: ProjectState;
  /** When it was created. */
  declare readonly creationDate: Date;
  /** The name; `system:UUID` for a system project. */
  declare readonly name: string;
  /** The UUID of the owner; null for a system project. */
  declare readonly owner: string | null;
  /** The URL of a page; may be empty. */
  declare readonly homepage: string;
  /** What it is for; may be empty. */
  declare readonly description: string;
  /** When it ends. */
  declare readonly endDate: Date;
  /** How users join; editors offer the known policies. */
  declare readonly joinPolicy: ProjectPolicy;
  /** How members leave; editors offer the known policies. */
  declare readonly leavePolicy: ProjectPolicy;
  /** How many members there may be; `Infinity` for no limit. */
  declare readonly maxMembers: number;
  /** Whether only its members, its owner and administrators see it. */
  declare readonly private: boolean;
  /** Whether it is the system project of a user: each user has one. */
  declare readonly systemProject: boolean;
  /** The limits by the names of the resources, such as `cyclades.vm`. */
  declare readonly resources: Readonly<Record<string, ProjectLimits>>;
  /** The last application; null if there is none, and for callers who are neither the owner nor an administrator. */
  declare readonly lastApplication: ProjectApplication | null;
  /**
   * When it was last suspended or terminated, also if it is active again; null if it never was, and for callers who are neither the owner
   * nor an administrator.
   */
  declare readonly deactivationDate: Date | null;
  readonly #manager: ProjectApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ProjectWire>, manager: ProjectApi, wire: ProjectWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the project again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.projects.modify` does. */
  async modify(changes: ProjectChanges, options?: RequestOptions): Promise<SubmittedApplication> {
    return selfOf(this).#manager.modify(this.id, changes, options);
  }

  /** As `cloud.projects.suspend` does. */
  async suspend(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.suspend(this.id, reason, options);
  }

  /** As `cloud.projects.unsuspend` does. */
  async unsuspend(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.unsuspend(this.id, reason, options);
  }

  /** As `cloud.projects.terminate` does. */
  async terminate(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.terminate(this.id, reason, options);
  }

  /** As `cloud.projects.reinstate` does. */
  async reinstate(reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.reinstate(this.id, reason, options);
  }
}

/** The part of its manager that a {@link Project} calls. */
export interface ProjectApi {
  get(id: string, options?: RequestOptions): Promise<Project>;
  modify(id: string, changes: ProjectChanges, options?: RequestOptions): Promise<SubmittedApplication>;
  suspend(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  unsuspend(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  terminate(id: string, reason?: string, options?: RequestOptions): Promise<void>;
  reinstate(id: string, reason?: string, options?: RequestOptions): Promise<void>;
}

/** An application that was made. */
export interface SubmittedApplication {
  /** The id of the project. */
  readonly projectId: string;
  /** The id of the application. */
  readonly applicationId: string;
}

/** An application for a project or for a change of one. What it does not change is null. */
export interface ProjectApplication {
  /** The id. */
  readonly id: string;
  /** The state; editors offer the known ones. */
  readonly state: ApplicationState;
  /** The UUID of the user who applied. */
  readonly applicant: string;
  /** The name. */
  readonly name: string | null;
  /** The UUID of the owner. */
  readonly owner: string | null;
  /** The URL of a page. */
  readonly homepage: string | null;
  /** What the project is for. */
  readonly description: string | null;
  /** When the project is to begin. */
  readonly startDate: Date | null;
  /** When the project is to end. */
  readonly endDate: Date | null;
  /** Comments for the administrators. */
  readonly comments: string | null;
  /** How users join; editors offer the known policies. */
  readonly joinPolicy: ProjectPolicy | null;
  /** How members leave; editors offer the known policies. */
  readonly leavePolicy: ProjectPolicy | null;
  /** How many members there may be; `Infinity` for no limit. */
  readonly maxMembers: number | null;
  /** Whether only the members, the owner and administrators see the project. */
  readonly private: boolean | null;
  /** The limits that are to change, by the names of the resources. */
  readonly resources: Readonly<Record<string, ProjectLimits>>;
}

/** The state of a project; editors offer the known ones. */
export type ProjectState = IdentityWireOf<"ProjectState"> | (string & {});

/** The state of an application; editors offer the known ones. */
export type ApplicationState = IdentityWireOf<"ApplicationState"> | (string & {});

/** A project as the API writes it. */
export interface ProjectWire extends IdentityWireOf<"Project"> {}

type LimitsWire = IdentityWireOf<"ResourceLimits">;
type ApplicationWire = IdentityWireOf<"ProjectApplication">;

const numberField = z.custom<number>((value) => typeof value === "number", "expected a number");
const limits = recordOf<LimitsWire>(z.looseObject({ member_capacity: numberField, project_capacity: numberField }));

function toLimits(wires: Readonly<Record<string, LimitsWire>>): Record<string, ProjectLimits> {
  return Object.fromEntries(
    Object.entries(wires).map(([name, { member_capacity, project_capacity }]) => [
      name,
      { memberCapacity: fromWireAmount(member_capacity), projectCapacity: fromWireAmount(project_capacity) },
    ]),
  );
}

function toApplication(wire: ApplicationWire): ProjectApplication {
  const { id, state, applicant, name, owner, homepage, description, comments } = wire;
  return {
    ...{ id: String(id), state, applicant, name, owner, homepage, description, comments },
    ...{ startDate: toDate(wire.start_date), endDate: toDate(wire.end_date) },
    ...{ joinPolicy: wire.join_policy, leavePolicy: wire.leave_policy },
    maxMembers: wire.max_members === null ? null : fromWireAmount(wire.max_members),
    ...{ private: wire.private, resources: toLimits(wire.resources) },
  };
}

/** A field whose value the schema has checked, and which only the server sets. */
function readOnly(fromWire: (value: never) => unknown): FieldCodec {
  // The value is what the function takes, as the schema says.
  return { fromWire: fromWire as (value: unknown) => unknown, toWire: (_, before) => before };
}

export const projectShape = defineCloudShape<ProjectWire>()({
  noun: "project",
  key: "id",
  fields: {
    id: z.string(),
    state: openString<ProjectWire["state"]>(),
    creation_date: z.string(),
    name: z.string(),
    owner: nullableString,
    homepage: z.string(),
    description: z.string(),
    end_date: z.string(),
    join_policy: openString<ProjectWire["join_policy"]>(),
    leave_policy: openString<ProjectWire["leave_policy"]>(),
    max_members: numberField,
    private: z.boolean(),
    system_project: z.boolean(),
    resources: limits,
    last_application: z.exactOptional(
      z.pipe(
        z.looseObject({
          ...{ id: numberField, state: openString<ApplicationWire["state"]>(), applicant: z.string() },
          ...{ name: nullableString, owner: nullableString, homepage: nullableString, description: nullableString },
          ...{ start_date: nullableString, end_date: nullableString, comments: nullableString },
          join_policy: z.nullable(openString<ProjectWire["join_policy"]>()),
          leave_policy: z.nullable(openString<ProjectWire["leave_policy"]>()),
          ...{ max_members: z.nullable(numberField), private: z.nullable(z.boolean()), resources: limits },
        }),
        // The type of the contract has no further properties.
        z.transform((application): ApplicationWire => application),
      ),
    ),
    deactivation_date: z.exactOptional(z.string()),
  },
  kinds: {
    creation_date: time,
    end_date: time,
    deactivation_date: time,
    max_members: readOnly(fromWireAmount),
    resources: readOnly(toLimits),
    last_application: readOnly((wire: ApplicationWire | undefined) =>
      wire === undefined ? null : toApplication(wire),
    ),
  },
});
