import { requireObject, requirePlainObject } from "../core/data/checks.js";
import { defineInput, encodeInput } from "../core/data/input.js";
import type { IdentityWireOf } from "./contract.js";
import { openString } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";
import { InvalidInputError } from "../core/errors/index.js";
import { isDate } from "../core/platform.js";
import { requireAmount, toWireAmount } from "./amounts.js";

/** Limits of a resource, in its unit. */
export interface ProjectLimits {
  /** What each member may use, at most `projectCapacity`; `Infinity` for no limit. */
  readonly memberCapacity: number;
  /** What all members together may use; `Infinity` for no limit. */
  readonly projectCapacity: number;
}

/** What can be changed of a project. What is left out stays. */
export interface ProjectChanges {
  /** The name, in the form of a domain such as `lab.example.org`, of at most 80 characters. */
  readonly name?: string | undefined;
  /** When the project ends: a time in the future. */
  readonly endDate?: Date | undefined;
  /** When the project begins. */
  readonly startDate?: Date | undefined;
  /** The UUID of the owner. Default for a new project: the user. */
  readonly owner?: string | undefined;
  /** The URL of a page, of at most 255 characters. */
  readonly homepage?: string | undefined;
  /** What the project is for, in at most 4,096 characters. */
  readonly description?: string | undefined;
  /** Comments for the administrators, of at most 4,096 characters. */
  readonly comments?: string | undefined;
  /** How users join. Default for a new project: `moderated`. */
  readonly joinPolicy?: ProjectPolicy | undefined;
  /** How members leave. Default for a new project: `auto`. */
  readonly leavePolicy?: ProjectPolicy | undefined;
  /** How many members there may be. Default for a new project: `Infinity`. */
  readonly maxMembers?: number | undefined;
  /** Whether only the members, the owner and administrators see the project. Default for a new project: false. */
  readonly private?: boolean | undefined;
  /** Limits by the names of the resources, such as `cyclades.vm`. Those that are left out get the defaults of the cloud, or stay. */
  readonly resources?: Readonly<Record<string, ProjectLimits>> | undefined;
}

/** What a project is created with. */
export interface ProjectInput extends ProjectChanges {
  readonly name: string;
  readonly endDate: Date;
}

/** What a project is written with, in the names of the API. */
interface Body {
  name?: string;
  end_date?: string;
  start_date?: string;
  owner?: string;
  homepage?: string;
  description?: string;
  comments?: string;
  join_policy?: string;
  leave_policy?: string;
  max_members?: number | bigint;
  private?: boolean;
  resources?: Record<string, LimitsBody>;
}

interface LimitsBody {
  readonly member_capacity: number | bigint;
  readonly project_capacity: number | bigint;
}

const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,6}$/i;

const name = z.custom<string>(
  (value) => typeof value === "string" && value.length <= 80 && domain.test(value),
  "expected the form of a domain, such as lab.example.org, of at most 80 characters",
);
// The server refuses a time without a zone.
const date = z.pipe(
  z.custom<Date>((value) => isDate(value) && !Number.isNaN(value.getTime()), "expected a valid Date"),
  z.transform((value) => value.toISOString()),
);
const amount = z.pipe(
  z.custom<number>(
    (value) => value === Infinity || (typeof value === "number" && Number.isSafeInteger(value) && value >= 0),
    "expected a whole number from 0, or Infinity for no limit",
  ),
  z.transform(toWireAmount),
);

function text(most: number) {
  return z.exactOptional(
    z.custom<string>(
      // The server counts characters, and not units of UTF-16.
      (value) => typeof value === "string" && Array.from(value).length <= most,
      `expected a string of at most ${most} characters`,
    ),
  );
}

const fields = {
  owner: z.exactOptional(z.string()),
  start_date: z.exactOptional(date),
  homepage: text(255),
  description: text(4096),
  comments: text(4096),
  join_policy: z.exactOptional(openString<string>()),
  leave_policy: z.exactOptional(openString<string>()),
  max_members: z.exactOptional(amount),
  private: z.exactOptional(z.boolean()),
  // See toLimits.
  resources: z.exactOptional(z.custom<Record<string, LimitsBody>>(() => true)),
};
const input = defineInput<Body & { name: string; end_date: string }>()({ name, end_date: date, ...fields });
const changes = defineInput<Body>()({ name: z.exactOptional(name), end_date: z.exactOptional(date), ...fields });

/**
 * Makes the body that creates a project.
 *
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function encodeProject(given: ProjectInput): Body & { name: string } {
  return encodeInput(input, withLimits(given), "project");
}

/**
 * Makes the body that changes a project.
 *
 * @throws An `InvalidInputError` that names what is invalid, or if there is nothing to change.
 */
export function encodeChanges(given: ProjectChanges): Body {
  const body = encodeInput(changes, withLimits(given), "project");
  if (Object.keys(body).length === 0) throw new InvalidInputError("project: the changes must not be empty");
  return body;
}

function withLimits(given: ProjectChanges): object {
  requireObject("project: the input", given);
  const { resources, ...rest } = given;
  return resources === undefined ? rest : { ...rest, resources: toLimits(resources) };
}

function toLimits(resources: unknown): Record<string, LimitsBody> {
  requirePlainObject("project: resources", resources);
  return Object.fromEntries(
    Object.entries(resources).map(([resource, value]): [string, LimitsBody] => {
      const where = `project: resources[${JSON.stringify(resource)}]`;
      requirePlainObject(where, value);
      const { memberCapacity, projectCapacity, ...others } = value;
      const [unknown] = Object.keys(others);
      if (unknown !== undefined) {
        const known = "memberCapacity, projectCapacity";
        throw new InvalidInputError(`${where}: unknown property ${unknown}; the properties are ${known}`);
      }
      requireAmount(`${where}.memberCapacity`, memberCapacity);
      requireAmount(`${where}.projectCapacity`, projectCapacity);
      if (memberCapacity > projectCapacity)
        throw new InvalidInputError(`${where}: memberCapacity must not be greater than projectCapacity`);
      const body = {
        member_capacity: toWireAmount(memberCapacity),
        project_capacity: toWireAmount(projectCapacity),
      };
      return [resource, body];
    }),
  );
}

/** How users join or leave a project; editors offer the known policies. */
export type ProjectPolicy = IdentityWireOf<"ProjectPolicy"> | (string & {});
