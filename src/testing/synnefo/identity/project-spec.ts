import { fault } from "../faults.js";
import { isArray, isObject, type Json, type JsonObject, unlimited } from "../json.js";
import type { Context } from "./context.js";
import type { Capacities, Capacity, Policy, ProjectSettings } from "./projects.js";
import { resources } from "./resources.js";
import type { User } from "./users.js";

/** The settings that an application requests. */
export interface ProjectSpec extends Partial<ProjectSettings> {
  readonly startDate: number | undefined;
  readonly comments: string | undefined;
  readonly resources: Capacities;
}

/** What a body says, before the server looks at the project. */
export interface RawSpec {
  readonly body: JsonObject;
  readonly owner: string | undefined;
  readonly joinPolicy: Policy | undefined;
  readonly leavePolicy: Policy | undefined;
  readonly maxMembers: number | undefined;
  readonly isPrivate: boolean | undefined;
  readonly homepage: string | undefined;
  readonly description: string | undefined;
  readonly comments: string | undefined;
}

/** Reads the body for a new project. @throws CloudFault with 400. */
export function readNewSpec(context: Context, { uuid }: User, body: JsonObject): RawSpec {
  const owner = readOwner(context, body) ?? uuid;
  if (!Object.hasOwn(body, "name")) throw fault("badRequest", "Name missing.");
  const policies = readPolicies({ join_policy: "moderated", leave_policy: "auto", ...body });
  if ((body.end_date ?? null) === null) throw fault("badRequest", "Missing end date");
  const maxMembers = Object.hasOwn(body, "max_members") ? readMaxMembers(body.max_members ?? null) : unlimited;
  const { isPrivate = false, homepage = "", description = "", comments = "" } = readTexts(body);
  return { body, owner, ...policies, maxMembers, isPrivate, homepage, description, comments };
}

/** Reads the body that changes a project. @throws CloudFault with 400. */
export function readChanges(context: Context, body: JsonObject): RawSpec {
  const owner = readOwner(context, body);
  const policies = readPolicies(body);
  const given = body.max_members ?? null;
  const maxMembers = given === null ? undefined : readMaxMembers(given);
  return { body, owner, ...policies, maxMembers, ...readTexts(body) };
}

function readOwner({ users }: Context, body: JsonObject): string | undefined {
  const owner = body.owner ?? null;
  if (owner === null) return undefined;
  if (typeof owner !== "string" || users.active(owner) === undefined) throw fault("badRequest", "User does not exist.");
  return owner;
}

function readPolicies(body: JsonObject): Pick<RawSpec, "joinPolicy" | "leavePolicy"> {
  const [joinPolicy, leavePolicy] = (["join", "leave"] as const).map((kind) => {
    const given = body[`${kind}_policy`] ?? null;
    const policy = policies.find((each) => each === given);
    if (given !== null && policy === undefined) throw fault("badRequest", `Invalid ${kind} policy`);
    return policy;
  });
  return { joinPolicy, leavePolicy };
}

const policies = ["auto", "moderated", "closed"] as const;

function readTexts(body: JsonObject): Pick<RawSpec, "isPrivate" | "homepage" | "description" | "comments"> {
  const isPrivate = body.private ?? undefined;
  if (isPrivate !== undefined && typeof isPrivate !== "boolean") throw fault("badRequest", "private must be boolean");
  const [homepage, description, comments] = ["homepage", "description", "comments"].map((name) => {
    const value = body[name] ?? undefined;
    if (value !== undefined && typeof value !== "string") throw fault("badRequest", `${name} must be string`);
    return value;
  });
  return { isPrivate, homepage, description, comments };
}

/** A number, or a string with a unit: `"10K"`, or `"inf"`. */
function readMaxMembers(value: Json): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  if (value === "inf") return unlimited;
  const [, digits, unit] = (typeof value === "string" ? /^(\d+) *([a-z]*)$/i.exec(value) : null) ?? [];
  const power = units.indexOf((unit ?? "").toUpperCase().replace(/I?B$/, ""));
  if (digits === undefined || power === -1) throw fault("badRequest", "Invalid max_members");
  return Number(digits) * 1024 ** power;
}

const units = ["", "K", "M", "G", "T", "P"];

/** Checks the rest, in the order of the server. @throws CloudFault with 400. */
export function completeSpec({ now }: Context, raw: RawSpec): ProjectSpec {
  const { body, owner, joinPolicy, leavePolicy, maxMembers, isPrivate, homepage, description, comments } = raw;
  const capacities = readResources(body.resources ?? (Object.hasOwn(body, "resources") ? null : {}));
  const name = readName(body.name ?? null);
  requireLength("homepage", homepage, 255);
  requireLength("description", description, 4096);
  requireLength("comments", comments, 4096);
  if (maxMembers !== undefined && (maxMembers < 0 || maxMembers > unlimited))
    throw fault("badRequest", "max_members out of range");
  const startDate = readDate("start_date", body.start_date ?? null);
  const endDate = readDate("end_date", body.end_date ?? null);
  if (endDate !== undefined && endDate < now()) throw fault("badRequest", "'end_date' must be in the future");
  const settings = { owner, name, homepage, description, endDate, joinPolicy, leavePolicy, maxMembers, isPrivate };
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return { ...given, startDate, comments, resources: capacities };
}

function readName(name: Json): string | undefined {
  if (name === null) return undefined;
  const text = typeof name === "string" ? name : JSON.stringify(name);
  requireLength("name", text, 80);
  if (!domain.test(text)) throw fault("badRequest", "Project name should be in domain format");
  return text;
}

const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,6}$/i;

function requireLength(name: string, text: string | undefined, most: number): void {
  if (text === undefined || Array.from(text).length <= most) return;
  throw fault("badRequest", `'${name}' value exceeds max length ${most}`);
}

/** A date must have a zone. */
function readDate(name: string, value: Json): number | undefined {
  if (value === null) return undefined;
  const isComplete = typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(value);
  const ms = isComplete ? Date.parse(value.replace(" ", "T")) : NaN;
  if (Number.isNaN(ms)) throw fault("badRequest", `Invalid ${name}`);
  return ms;
}

function readResources(value: Json): Capacities {
  const malformed = "Malformed resource policies";
  if (!isObject(value)) throw fault("badRequest", malformed);
  const known = resources.filter(({ isVisible }) => isVisible).map(({ name }) => name);
  if (Object.keys(value).some((name) => !known.includes(name))) throw fault("badRequest", malformed);
  return new Map(Object.entries(value).map(([name, specs]) => [name, readCapacity(name, specs)]));
}

function readCapacity(name: string, specs: Json): Capacity {
  if (!isObject(specs) || isArray(specs)) throw fault("internalServerError", "Unexpected error");
  const { project_capacity: project = null, member_capacity: member = null } = specs;
  if (!isWhole(project) || !isWhole(member)) throw fault("badRequest", "Malformed resource policies");
  if (project > unlimited || member > unlimited)
    throw fault("badRequest", "Quota limit exceeds max value 9223372036854775807");
  if (project < 0 || member < 0) throw fault("badRequest", "Negative quota limit is not allowed");
  if (project < member)
    throw fault("badRequest", `Project quota limit is less than member limit for resource '${name}'`);
  return { project, member };
}

function isWhole(value: Json): value is number {
  return typeof value === "number" && Number.isInteger(value);
}
