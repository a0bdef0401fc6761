import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import type { LegacyRequest } from "../http/request.js";
import { emptyResponse } from "../http/respond.js";
import { isTruthy, parseInteger } from "../java.js";
import type { ModuleCategory, ModuleNode, ModuleVersion } from "../modules/module.js";
import { validateModule } from "../modules/validate.js";
import type { User } from "../users/user.js";
import { type Choices, readChoices } from "./choices.js";
import { ImageIds } from "./image-ids.js";
import { addInstance, addMachine, addOrchestrator, defineGlobals, mapInstance } from "./instances.js";
import { checkQuota } from "./quota.js";
import { machineName, Run } from "./run.js";
import { type RunType, runTypes } from "./states.js";

/** Starts a run. The checks are in the order of the server's. */
export function createRun(context: Context, request: LegacyRequest): MockResponse {
  const { form, caller } = request;
  const reference = form.get("refqname")?.trim();
  if (reference === undefined) throw new LegacyError(400, "Missing refqname in POST");
  const module = context.modules.find(reference);
  if (module === undefined) throw new LegacyError(404, `Coudn't find reference module: ${reference}`);
  if (!context.modules.allows(module, "Post", caller))
    throw new LegacyError(403, "User does not have the rights to execute this module");
  const wrong = validateModule(context, module);
  if (wrong !== undefined) throw new LegacyError(409, wrong);
  const user = context.users.get(caller.name);
  // The server does not expect a user who does not exist, and fails.
  if (user === undefined) throw new LegacyError(500);

  const type = readType(form.get("type"), module.category);
  if (type !== "Machine" && !isTruthy(form.get("bypass-ssh-check"))) checkPublicKey(user);
  const choices = readChoices(form, module.category);
  checkFits(type, module);
  const keepRunning = form.get("keep-running");
  const isMutable = isTruthy(form.get("mutable"));
  const plan = { module, type, user, choices, isMutable };
  const run = type === "Orchestration" ? planApplication(context, plan) : planComponent(context, plan);
  if (keepRunning !== undefined) {
    if (!keepRunningChoices.includes(keepRunning)) {
      const allowed = `[${keepRunningChoices.join(", ")}]`;
      throw new LegacyError(409, `Value of keep-running should be one of the following: ${allowed}`);
    }
    run.settings.set("General.keep-running", keepRunning);
  }
  run.parameters.set("ss:tags", form.get("tags") ?? "");
  if (context.quotaEnabled) checkQuota(context, run);

  context.runs.add(run);
  context.machine.start(run);
  const target = form.get("redirect_to_dashboard") === undefined ? run.resourceUri : "dashboard";
  return emptyResponse(201, { location: request.link(target) });
}

const keepRunningChoices = ["always", "on-success", "on-error", "never"];

/** What is run, and how. */
interface Plan {
  readonly module: ModuleVersion;
  readonly type: RunType;
  readonly user: User;
  readonly choices: Choices;
  readonly isMutable: boolean;
}

function readType(sent: string | undefined, category: ModuleCategory): RunType {
  const type = sent ?? (category === "Image" ? "Run" : "Orchestration");
  const known = runTypes.find((each) => each === type);
  if (known === undefined) throw new LegacyError(400, `Unknown run type: ${type}`);
  return known;
}

function checkPublicKey(user: User): void {
  if ((user.parameter("General.ssh.public.key") ?? "").trim() === "")
    throw new LegacyError(409, "Missing public key in your user profile.");
}

/** A project counts as an application. */
function checkFits(type: RunType, { category, nodes }: ModuleVersion): void {
  const needed: ModuleCategory = type === "Orchestration" ? "Deployment" : "Image";
  if (category !== needed) {
    const [actual, expected] = [category, needed].map((each) => `com.sixsq.slipstream.persistence.${each}Module`);
    throw new LegacyError(409, `Module validation failed: ${actual ?? ""} cannot be cast to ${expected ?? ""}`);
  }
  if (type === "Orchestration" && nodes.length === 0)
    throw new LegacyError(409, "Deployment module provided for run is missing nodes.");
}

/** A choice, `default` and an empty one stand for the cloud of the profile. */
function resolveCloud(choice: string | undefined, { defaultCloud }: User): string {
  return choice === undefined || choice === "" || choice === "default" ? defaultCloud : choice;
}

function planComponent(context: Context, plan: Plan): Run {
  const { modules } = context;
  const { module, type, user } = plan;
  const choices = plan.choices.get(machineName) ?? new Map<string, string>();
  const cloud = resolveCloud(choices.get("cloudservice"), user);
  const ids = new ImageIds(modules);
  if (type === "Machine") ids.checkBuild(module, cloud);
  else ids.checkRun(module, cloud);
  const known = ids.chainOf(module).flatMap(({ parameters }) => parameters.map(({ name }) => name));
  for (const name of choices.keys())
    if (![...known, "multiplicity", "cloudservice"].includes(name))
      throw new LegacyError(409, `Unknown parameter: ${name} in node: ${machineName}`);
  checkCloud(cloud);
  const run = newRun(context, plan, [cloud]);
  run.settings.set(`${machineName}:cloudservice`, cloud);
  for (const [name, value] of choices) run.settings.set(`${machineName}:${name}`, value);
  addMachine(modules, run, module, cloud, choices);
  if (type === "Machine") addOrchestrator(run, cloud);
  finish(run);
  return run;
}

function planApplication(context: Context, plan: Plan): Run {
  const { modules } = context;
  const { module, user, choices } = plan;
  const { nodes } = module;
  const choicesOf = (node: string): ReadonlyMap<string, string> => choices.get(node) ?? new Map<string, string>();
  const clouds = new Map(
    nodes.map(({ name, cloud }) => [name, resolveCloud(choicesOf(name).get("cloudservice") ?? cloud, user)]),
  );
  checkChoices(context, nodes, choices);
  const counts = new Map(
    nodes.map(({ name, multiplicity }) => [name, readCount(choicesOf(name).get("multiplicity") ?? multiplicity)]),
  );
  const ids = new ImageIds(modules);
  for (const { name, imageUri } of nodes) {
    const image = modules.find(imageUri);
    if (image !== undefined) ids.checkNode(name, image, clouds.get(name) ?? "");
  }
  const distinct = [...new Set(clouds.values())];
  for (const cloud of distinct) checkCloud(cloud);

  const run = newRun(context, plan, distinct);
  for (const source of nodes) {
    const { name } = source;
    const node = { cloud: clouds.get(name) ?? "", nextIndex: 1, source, choices: choicesOf(name) };
    const count = counts.get(name) ?? 0;
    const failures = node.choices.get("max-provisioning-failures") ?? source.maxProvisioningFailures;
    run.nodes.set(name, node);
    for (let index = 1; index <= count; index += 1) addInstance(modules, run, name, node);
    const settings = { cloudservice: node.cloud, multiplicity: String(count), "max-provisioning-failures": failures };
    for (const [key, value] of [...node.choices, ...Object.entries(settings)])
      run.settings.set(`${name}:${key}`, value);
    run.parameters.define(`${name}:ids`, run.instancesOf(name).map(indexOf).join(","), "Indices of the instances");
    run.parameters.define(`${name}:multiplicity`, String(count), "Number of instances");
    run.parameters.define(`${name}:max-provisioning-failures`, failures, "How many instances may fail");
  }
  for (const [name, node] of run.nodes) for (const each of run.instancesOf(name)) mapInstance(run, each, node);
  for (const cloud of distinct) addOrchestrator(run, cloud);
  finish(run);
  return run;
}

function checkChoices({ modules }: Context, nodes: readonly ModuleNode[], choices: Choices): void {
  for (const [name, ofNode] of choices) {
    const node = nodes.find((each) => each.name === name);
    if (node === undefined) throw new LegacyError(409, `Unknown node: ${name}`);
    const image = modules.find(node.imageUri);
    const known = [...node.parameters, ...(image?.parameters ?? [])].map((parameter) => parameter.name);
    for (const parameter of ofNode.keys())
      if (![...known, "multiplicity", "cloudservice", "max-provisioning-failures"].includes(parameter))
        throw new LegacyError(409, `Unknown parameter: ${parameter} in node: ${name}`);
  }
}

/** The server fails if a multiplicity is no number. A negative one counts as none. */
function readCount(text: string): number {
  const count = parseInteger(text);
  if (count === undefined || count > mostInstances) throw new LegacyError(500);
  return Math.max(0, count);
}

/** More instances than any server has handled. */
export const mostInstances = 10_000;

/** An instance cannot run in no cloud. */
function checkCloud(cloud: string): void {
  if (cloud === "")
    throw new LegacyError(409, "Failed to intialise orchestrator parameters: empty cloud service name.");
}

function newRun({ host }: Context, { module, type, user, isMutable }: Plan, clouds: readonly string[]): Run {
  const { category, resourceUri } = module;
  const start = { uuid: host.newUuid(), owner: user.name, type, category, moduleResourceUri: resourceUri };
  const run = new Run({ ...start, clouds, startMs: host.clock.now(), isMutable });
  run.settings.set("General.keep-running", user.parameter("General.keep-running") ?? "never");
  run.settings.set("garbage_collected", "false");
  defineGlobals(run);
  return run;
}

function finish(run: Run): void {
  run.parameters.set("ss:groups", run.groups);
}

/** The index in the name of an instance. */
export function indexOf(instance: string): string {
  return instance.slice(instance.lastIndexOf(".") + 1);
}
