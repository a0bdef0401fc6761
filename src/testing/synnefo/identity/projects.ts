import { randomUuid } from "../../kit/random-uuid.js";
import type { Holdings } from "./holdings.js";
import { type Resource, resources } from "./resources.js";
import type { User } from "./users.js";

export type ProjectState = "uninitialized" | "active" | "suspended" | "terminated" | "deleted";

export const projectStates: readonly string[] = ["uninitialized", "active", "suspended", "terminated", "deleted"];

/** Who may join or leave: each user, those whom the owner accepts, or none. */
export type Policy = "auto" | "moderated" | "closed";

/** What a project may use of a resource, and what each member may use of that. */
export interface Capacity {
  readonly project: number;
  readonly member: number;
}

export type Capacities = ReadonlyMap<string, Capacity>;

/** The settings of a project that an application can change. Times are in milliseconds since 1970. */
export interface ProjectSettings {
  owner: string | null;
  name: string;
  homepage: string;
  description: string;
  endDate: number;
  joinPolicy: Policy;
  leavePolicy: Policy;
  maxMembers: number;
  isPrivate: boolean;
}

export type ApplicationState = "pending" | "approved" | "replaced" | "denied" | "dismissed" | "cancelled";

/** A request for a new project or for other settings of one. */
export interface Application extends Partial<ProjectSettings> {
  readonly id: number;
  readonly project: Project;
  readonly applicant: string;
  readonly startDate: number | undefined;
  readonly comments: string | undefined;
  readonly resources: Capacities;
  state: ApplicationState;
}

export interface Project extends ProjectSettings {
  readonly id: string;
  readonly createdAt: number;
  /** Whether it is the own project of a user, which each user has. */
  readonly isSystem: boolean;
  state: ProjectState;
  resources: Map<string, Capacity>;
  lastApplication: Application | undefined;
  deactivatedAt: number | undefined;
}

export type MembershipState =
  "requested" | "accepted" | "leave_requested" | "suspended" | "rejected" | "cancelled" | "removed";

export interface Membership {
  readonly id: number;
  readonly user: User;
  readonly project: Project;
  state: MembershipState;
  /** Whether it was ever accepted: then the user has holdings in the project. */
  wasAccepted: boolean;
  /** When each state was entered last, in milliseconds since 1970. */
  readonly dates: Map<MembershipState, number>;
}

/** Whether the user belongs to the project. */
export function isAccepted({ state }: Membership): boolean {
  return state === "accepted" || state === "leave_requested" || state === "suspended";
}

/** Whether the user may use the project, if it is active. */
export function isUsable({ state }: Membership): boolean {
  return state === "accepted" || state === "leave_requested";
}

/** All projects, applications and memberships, and the holdings that follow from them. */
export class ProjectTable {
  readonly projects: Project[] = [];
  readonly applications: Application[] = [];
  readonly memberships: Membership[] = [];
  readonly #holdings: Holdings;
  readonly #now: () => number;

  constructor(holdings: Holdings, now: () => number) {
    this.#holdings = holdings;
    this.#now = now;
  }

  find(id: string): Project | undefined {
    return this.projects.find((project) => project.id === id);
  }

  membershipOf(user: User, project: Project): Membership | undefined {
    return this.memberships.find((each) => each.user === user && each.project === project);
  }

  membershipsOf(user: User): readonly Membership[] {
    return this.memberships.filter((each) => each.user === user);
  }

  /** Adds the own project of a user. */
  addSystemProject(user: User, limitOf: (resource: Resource) => number): void {
    const hundredYears = new Date(this.#now());
    hundredYears.setUTCFullYear(hundredYears.getUTCFullYear() + 100);
    const project = this.add({
      id: user.uuid,
      isSystem: true,
      settings: {
        owner: null,
        name: `system:${user.uuid}`,
        homepage: "",
        description: `system project for user ${user.email}`,
        endDate: hundredYears.getTime(),
        joinPolicy: "closed",
        leavePolicy: "closed",
        maxMembers: 1,
        isPrivate: true,
      },
      resources: new Map(
        resources.map((resource) => [resource.name, { project: limitOf(resource), member: limitOf(resource) }]),
      ),
    });
    project.state = "active";
    this.setState(this.addMembership(user, project, "accepted"), "accepted");
    this.sync(project);
  }

  add({ id = randomUuid(), isSystem = false, settings, resources: given }: NewProject): Project {
    const project: Project = {
      ...settings,
      ...{ id, isSystem, createdAt: this.#now(), state: "uninitialized", resources: new Map(given) },
      ...{ lastApplication: undefined, deactivatedAt: undefined },
    };
    this.projects.push(project);
    return project;
  }

  addMembership(user: User, project: Project, state: MembershipState): Membership {
    const id = this.memberships.length + 1;
    const membership: Membership = { id, user, project, state, wasAccepted: false, dates: new Map() };
    this.memberships.push(membership);
    return this.setState(membership, state);
  }

  setState(membership: Membership, state: MembershipState): Membership {
    membership.state = state;
    membership.dates.set(state, this.#now());
    if (state === "accepted") membership.wasAccepted = true;
    return membership;
  }

  /** The number of members. */
  countMembers(project: Project): number {
    return this.memberships.filter((each) => each.project === project && isAccepted(each)).length;
  }

  /** Sets the limits of the project and of all who are or were members. A project that is not active may use nothing. */
  sync(project: Project): void {
    for (const { name } of resources) {
      const capacity = project.state === "active" ? project.resources.get(name) : undefined;
      this.#holdings.setLimit(`project:${project.id}`, null, name, capacity?.project ?? 0);
      for (const membership of this.memberships) {
        if (membership.project !== project || !membership.wasAccepted) continue;
        const limit = isUsable(membership) ? (capacity?.member ?? 0) : 0;
        this.#holdings.setLimit(`user:${membership.user.uuid}`, `project:${project.id}`, name, limit);
      }
    }
  }
}

interface NewProject {
  readonly id?: string;
  readonly isSystem?: boolean;
  readonly settings: ProjectSettings;
  readonly resources: Capacities;
}
