import { checkArray, checkChoice, checkCount, checkDate, checkNames, checkType } from "../../../kit/checks.js";
import type { ModuleCategory, ModuleVersion } from "../modules/module.js";
import type { ModuleStore } from "../modules/module-store.js";
import { defineCommon, defineGlobals } from "./instances.js";
import { machineName, orchestratorCloud, Run } from "./run.js";
import { type RunState, runStates, type RunType, runTypes } from "./states.js";

/** A run of the embedded server that exists from the start. It stays in its state until a request or a test changes it. */
export interface RunSeed {
  /** Its UUID. */
  readonly uuid: string;
  /** The name of the user who started it. */
  readonly owner: string;
  /** The version of the module that it runs: `"module/apps/lamp/20"`. It need not exist. */
  readonly module: string;
  /** Its clouds. */
  readonly clouds: readonly string[];
  /** Default: that of the module, else `"Orchestration"`. */
  readonly type?: RunType;
  /** Default: `"Ready"`. */
  readonly state?: RunState;
  /** The message of its abort flag. Default: the flag is not raised (`""`). */
  readonly abort?: string;
  /** Whether nodes can get more or fewer instances. Default: `false`. */
  readonly mutable?: boolean;
  /** Separated by commas. Default: none (`""`). */
  readonly tags?: string;
  /** When it was started. Default: now. */
  readonly startTime?: Date;
  /** The names of its instances: `["apache.1", "orchestrator-c1"]`. Default: `machine` for a component, none for an application. */
  readonly instances?: readonly string[];
  /** Its runtime parameters by key, with null for one that exists without a value. Those of each run and instance are added. */
  readonly parameters?: Readonly<Record<string, string | null>>;
  /** The index of the next instance of each node. Default: one more than the highest. */
  readonly nextIndex?: Readonly<Record<string, number>>;
}

/** @throws TypeError or RangeError for invalid runs. */
export function checkRuns(runs: readonly RunSeed[]): void {
  checkArray("runs", runs);
  const uuids = new Set<string>();
  for (const run of runs) {
    checkRun(run);
    if (uuids.has(run.uuid)) throw new TypeError(`There are two runs ${run.uuid}.`);
    uuids.add(run.uuid);
  }
}

function checkRun(run: RunSeed): void {
  checkType("A run", run, "object");
  checkType("The UUID of a run", run.uuid, "string");
  const { uuid, owner, module, clouds, type, state, abort = "", mutable = false, tags = "", startTime } = run;
  const { instances = [], parameters = {}, nextIndex = {} } = run;
  const name = `The run ${uuid}`;
  checkNames(name, run, runNames);
  for (const [key, value] of Object.entries({ owner, module, abort, tags }))
    checkType(`${key} of ${uuid}`, value, "string");
  checkArray(`The clouds of ${uuid}`, clouds);
  checkArray(`The instances of ${uuid}`, instances);
  for (const each of [...clouds, ...instances]) checkType(`A name in ${uuid}`, each, "string");
  if (type !== undefined) checkChoice(`The type of ${uuid}`, type, runTypes);
  if (state !== undefined) checkChoice(`The state of ${uuid}`, state, runStates);
  checkType(`mutable of ${uuid}`, mutable, "boolean");
  if (startTime !== undefined) checkDate(`The start of ${uuid}`, startTime);
  checkType(`The parameters of ${uuid}`, parameters, "object");
  for (const [key, value] of Object.entries(parameters))
    if (value !== null) checkType(`${key} of ${uuid}`, value, "string");
  checkType(`nextIndex of ${uuid}`, nextIndex, "object");
  for (const [node, index] of Object.entries(nextIndex)) checkCount(`The next index of ${node}`, index, 1, 2 ** 31 - 1);
}

const runNames = [
  ...["uuid", "owner", "module", "clouds", "type", "state", "abort", "mutable", "tags", "startTime"],
  ...["instances", "parameters", "nextIndex"],
];

/** The run that a seed describes. */
export function restoreRun(modules: ModuleStore, seed: RunSeed, nowMs: number): Run {
  const { uuid, owner, clouds, state = "Ready", abort = "", mutable = false, tags = "", startTime } = seed;
  const module = modules.find(seed.module);
  const category: ModuleCategory =
    module?.category ?? (seed.type === undefined || seed.type === "Orchestration" ? "Deployment" : "Image");
  const type = seed.type ?? (category === "Image" ? "Run" : "Orchestration");
  const startMs = startTime?.getTime() ?? nowMs;
  const start = { uuid, owner, type, category, moduleResourceUri: seed.module, clouds, startMs, isMutable: mutable };
  const run = new Run(start);
  run.settings.set("General.keep-running", "never");
  run.instances.push(...(seed.instances ?? (type === "Orchestration" ? [] : [machineName])));
  for (const [key, value] of Object.entries(seed.parameters ?? {})) run.parameters.define(key, value ?? "");
  defineGlobals(run);
  restoreNodes(run, module, seed.nextIndex ?? {});
  for (const instance of run.instances) {
    defineCommon(run, instance);
    run.parameters.define(`${instance}:cloudservice`, run.cloudOf(instance));
    if (orchestratorCloud(instance) === undefined)
      run.parameters.define(`${instance}:scale.state`, state === "Ready" ? "operational" : "creating");
  }
  run.state = state;
  run.parameters.set("ss:tags", tags);
  run.parameters.set("ss:groups", run.groups);
  if (abort !== "") run.parameters.set("ss:abort", abort);
  return run;
}

/** The nodes of the module, and those that the names of instances mention. */
function restoreNodes(run: Run, module: ModuleVersion | undefined, nextIndex: Readonly<Record<string, number>>): void {
  const { clouds, instances, parameters } = run;
  const sources = new Map(module?.nodes.map((node) => [node.name, node]));
  const mentioned = instances.flatMap((instance) => /^(\w+)\.\d+$/.exec(instance)?.[1] ?? []);
  for (const name of new Set([...sources.keys(), ...mentioned])) {
    const source = sources.get(name);
    const cloud = clouds.find((each) => each === source?.cloud) ?? clouds[0] ?? "";
    const indices = run.instancesOf(name).map((instance) => Number(instance.slice(name.length + 1)));
    const next = Object.hasOwn(nextIndex, name) ? nextIndex[name] : undefined;
    run.nodes.set(name, { cloud, nextIndex: next ?? Math.max(0, ...indices) + 1, source, choices: new Map() });
    parameters.define(`${name}:ids`, indices.join(","));
    parameters.define(`${name}:multiplicity`, String(indices.length));
  }
}
