import { type Checks, requireString } from "../../core/data/checks.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import {
  Project,
  projectShape,
  type ProjectState,
  type ProjectWire,
  type SubmittedApplication,
} from "../models/project.js";
import { encodeChanges, encodeProject, type ProjectChanges, type ProjectInput } from "../project-input.js";
import type { Reference } from "../references.js";
import { Creations, type DatedItems, datedJson } from "../settle-creation.js";
import type { WholeListOptions } from "../whole-list.js";
import { AccountResourceManager, requireAction, requireReason } from "./account-resource-manager.js";
import { checkFilters } from "./filters.js";

/** Projects and applications for them: `cloud.projects`. */
export class ProjectManager extends AccountResourceManager<Project, ProjectWire> {
  readonly model = Project;
  /** Applications for projects and for changes of them. */
  readonly applications: ApplicationActions;
  readonly #creations: Creations<SubmittedApplication>;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, projectShape, "/projects");
    this.#creations = new Creations(transport.settings.clock, ({ projectId }) => projectId);
    this.applications = new ApplicationActions((...call) => this.#actOnApplication(...call));
  }

  /**
   * Lists the projects that the user is a member of or owns; an administrator sees all. Public active projects of others are in the list
   * of the mode `active` only. Nothing is sent until the listing is used: `await` it for an array, or loop over it.
   */
  list(filters: ProjectFilters = {}, options: WholeListOptions = {}): Listing<Project> {
    const self = selfOf(this);
    checkFilters("projects", filters, filterChecks);
    const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return self.listAll(Object.fromEntries(given), options);
  }

  /**
   * Applies for a new project. It has the state `uninitialized` until an administrator approves the application; only then it becomes
   * known whether the name is taken. It is never sent twice; if the response is lost, a look for the name settles whether it was created.
   *
   * @throws A `ConflictError` if the user has too many pending applications; an `AmbiguousOutcomeError` if it is not known whether the
   *   project was created.
   */
  async create(input: ProjectInput, options?: RequestOptions): Promise<SubmittedApplication> {
    const self = selfOf(this);
    const body = encodeProject(input);
    const spec = { method: "POST", path: "/projects", body, changes: true } as const;
    return self.#creations.run<SubmittedApplication>(
      body.name,
      shareDeadline(options, self.transport.settings),
      async (request) => toSubmitted(await self.transport.call({ ...spec, options: request }, submitted)),
      (request) => self.#find(body.name, request),
    );
  }

  /**
   * Applies for a change of a project. A pending application of the project is replaced; the project changes when an administrator
   * approves the new one. It is not sent twice.
   *
   * @throws A `ConflictError` for a project that was never approved, for the name, owner, homepage or description of a system project, and
   *   if the user has too many pending applications; an `AmbiguousOutcomeError` if it is not known whether the application was made: see
   *   `lastApplication`.
   */
  async modify(
    project: Reference<Project>,
    changes: ProjectChanges,
    options?: RequestOptions,
  ): Promise<SubmittedApplication> {
    const self = selfOf(this);
    const body = encodeChanges(changes);
    const spec = { ...self.item(project), method: "PUT", body, changes: true, options } as const;
    return toSubmitted(await self.transport.call(spec, submitted));
  }

  /**
   * Suspends an active project. For administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async suspend(project: Reference<Project>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(project, "suspend", reason, options);
  }

  /**
   * Makes a suspended project active. For administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async unsuspend(project: Reference<Project>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(project, "unsuspend", reason, options);
  }

  /**
   * Terminates a project that is not a system project. For administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async terminate(project: Reference<Project>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(project, "terminate", reason, options);
  }

  /**
   * Makes a terminated project active. For administrators.
   *
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async reinstate(project: Reference<Project>, reason?: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(project, "reinstate", reason, options);
  }

  /**
   * Runs an action on a project. It is not sent twice; if the response is lost, a look at the state settles whether it was run.
   *
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if the state of the project does not allow it; a `PermissionDeniedError` if the user may not do it; a
   *   `BadRequestError` for an action that the server does not know; an `AmbiguousOutcomeError` if it is not known whether it was run.
   */
  async action(
    project: Reference<Project>,
    action: ProjectAction,
    reason = "",
    options?: RequestOptions,
  ): Promise<void> {
    const self = selfOf(this);
    const name = requireAction(action);
    const state = stateAfter.get(name);
    await self.act(project, { [name]: { reason: requireReason(reason) } }, options, (now) => now.state === state);
  }

  async #find(name: string, options: RequestOptions): Promise<DatedItems<SubmittedApplication>> {
    const spec = { method: "GET", path: "/projects", query: { name }, accepts: datedJson, options } as const;
    const { value, sentMs } = await this.transport.call(spec, datedProjects);
    return { items: value.flatMap((wire) => toFound(this.make(wire))), sentMs };
  }

  protected override make(wire: ProjectWire): Project {
    return new Project(this.shape, this, wire);
  }

  async #actOnApplication(
    project: Reference<Project>,
    applicationId: string,
    action: ApplicationAction,
    reason: string,
    options: RequestOptions | undefined,
  ): Promise<void> {
    const name = requireAction(action);
    const app_id = wireApplicationId(applicationId);
    const body = { [name]: { reason: requireReason(reason), app_id } };
    const state = applicationStateAfter.get(name);
    await this.act(
      project,
      body,
      options,
      ({ lastApplication: last }) => last?.id === applicationId && last.state === state,
    );
  }
}

/** Actions on applications: `cloud.projects.applications`. */
export class ApplicationActions {
  readonly #act: ActOnApplication;

  /** @internal It is made by the client. */
  constructor(act: ActOnApplication) {
    keepSelf(this);
    this.#act = act;
  }

  /**
   * Approves the pending application of a project, which is then active or changed. For administrators.
   *
   * @param applicationId - The id of the project's last application.
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if the name is taken, and what {@link action} throws.
   */
  async approve(
    project: Reference<Project>,
    applicationId: string,
    reason?: string,
    options?: RequestOptions,
  ): Promise<void> {
    await selfOf(this).action(project, applicationId, "approve", reason, options);
  }

  /**
   * Denies the pending application of a project. For administrators.
   *
   * @param applicationId - The id of the project's last application.
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async deny(
    project: Reference<Project>,
    applicationId: string,
    reason?: string,
    options?: RequestOptions,
  ): Promise<void> {
    await selfOf(this).action(project, applicationId, "deny", reason, options);
  }

  /**
   * Dismisses the denied application of a project. A project that was never active is then deleted. For the applicant.
   *
   * @param applicationId - The id of the project's last application.
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async dismiss(
    project: Reference<Project>,
    applicationId: string,
    reason?: string,
    options?: RequestOptions,
  ): Promise<void> {
    await selfOf(this).action(project, applicationId, "dismiss", reason, options);
  }

  /**
   * Cancels the pending application of a project. A project that was never active is then deleted. For the applicant.
   *
   * @param applicationId - The id of the project's last application.
   * @param reason - Why. Default: empty.
   * @throws What {@link action} throws.
   */
  async cancel(
    project: Reference<Project>,
    applicationId: string,
    reason?: string,
    options?: RequestOptions,
  ): Promise<void> {
    await selfOf(this).action(project, applicationId, "cancel", reason, options);
  }

  /**
   * Runs an action on the last application of a project. It is not sent twice; if the response is lost, a look at the project settles
   * whether it was run.
   *
   * @param applicationId - The id of the project's last application.
   * @param reason - Why. Default: empty.
   * @throws A `ConflictError` if the application is not the last one, or its state does not allow it; a `PermissionDeniedError` if the user
   *   may not do it; a `BadRequestError` for an action that the server does not know; an `AmbiguousOutcomeError` if it is not known whether
   *   it was run.
   */
  async action(
    project: Reference<Project>,
    applicationId: string,
    action: ApplicationAction,
    reason = "",
    options?: RequestOptions,
  ): Promise<void> {
    await selfOf(this).#act(project, applicationId, action, reason, options);
  }
}

/** Runs an action on an application. */
type ActOnApplication = (
  project: Reference<Project>,
  applicationId: string,
  action: ApplicationAction,
  reason: string,
  options: RequestOptions | undefined,
) => Promise<void>;

/** Which projects to list. */
export interface ProjectFilters {
  /** Only projects with exactly this name. */
  readonly name?: string | undefined;
  /** Only projects in this state. */
  readonly state?: ProjectState | undefined;
  /** Only projects that the user with this UUID owns. */
  readonly owner?: string | undefined;
  /**
   * `default` and `related`: those that the user is a member of or owns. `member`: active ones in which the membership is accepted.
   * `active`: active ones that are not private. Default `default`.
   */
  readonly mode?: ProjectListMode | undefined;
}

/** Which projects a list has; editors offer the known modes. */
export type ProjectListMode = "default" | "related" | "member" | "active" | (string & {});

/** An action on a project; editors offer the known ones. */
export type ProjectAction = "suspend" | "unsuspend" | "terminate" | "reinstate" | (string & {});

/** An action on an application; editors offer the known ones. */
export type ApplicationAction = "approve" | "deny" | "dismiss" | "cancel" | (string & {});

const filterChecks: Checks<ProjectFilters> = {
  name: requireString,
  state: requireString,
  owner: requireString,
  mode: requireString,
};

/** The state in which an action leaves a project. */
const stateAfter: ReadonlyMap<string, ProjectState> = new Map([
  ["suspend", "suspended"],
  ["unsuspend", "active"],
  ["terminate", "terminated"],
  ["reinstate", "active"],
]);

/** The state in which an action leaves an application. */
const applicationStateAfter: ReadonlyMap<string, string> = new Map([
  ["approve", "approved"],
  ["deny", "denied"],
  ["dismiss", "dismissed"],
  ["cancel", "cancelled"],
]);

const submitted = z.looseObject({
  id: z.string(),
  application: z.custom<number>((value) => Number.isSafeInteger(value), "expected a whole number"),
});
const datedProjects = z.object({ value: arrayOf(projectShape.schema), sentMs: z.custom<number | null>() });

function toSubmitted({ id, application }: z.infer<typeof submitted>): SubmittedApplication {
  return { projectId: id, applicationId: String(application) };
}

/** Only its owner and administrators see the application of a project. */
function toFound({ id, name, creationDate, lastApplication }: Project) {
  if (lastApplication === null) return [];
  const item = { projectId: id, applicationId: lastApplication.id };
  return [{ item, name, createdMs: creationDate.getTime() }];
}

function wireApplicationId(id: unknown): number {
  const number = typeof id === "string" && /^\d{1,15}$/.test(id) ? Number(id) : null;
  if (number !== null) return number;
  const hint = typeof id === "number" ? `: pass "${id}"` : "";
  throw new InvalidInputError(`applicationId must be a string of digits, not ${describeValue(id)}${hint}`);
}
