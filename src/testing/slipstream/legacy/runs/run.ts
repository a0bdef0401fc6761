import type { ModuleCategory, ModuleNode } from "../modules/module.js";
import { RuntimeParameters } from "./runtime-parameters.js";
import type { RunState, RunType } from "./states.js";

/** A run: an application or a component that is deployed, or the build of a component. */
export class Run {
  readonly uuid: string;
  readonly owner: string;
  readonly type: RunType;
  readonly category: ModuleCategory;
  /** `module/apps/x/10`. */
  readonly moduleResourceUri: string;
  /** The clouds of its instances. */
  readonly clouds: readonly string[];
  readonly startMs: number;
  readonly isMutable: boolean;
  /** The names of all instances, also of removed ones: `apache.1`, `orchestrator-c1`, `machine`. */
  readonly instances: string[] = [];
  /** The nodes of an application. */
  readonly nodes = new Map<string, RunNode>();
  readonly parameters = new RuntimeParameters();
  /** The parameters with which it was created, which never change. */
  readonly settings = new Map<string, string>();
  lastStateChangeMs: number;
  endMs: number | undefined;
  #state: RunState = "Initializing";

  constructor(start: RunStart) {
    this.uuid = start.uuid;
    this.owner = start.owner;
    this.type = start.type;
    this.category = start.category;
    this.moduleResourceUri = start.moduleResourceUri;
    this.clouds = start.clouds;
    this.startMs = start.startMs;
    this.isMutable = start.isMutable;
    this.lastStateChangeMs = start.startMs;
  }

  get resourceUri(): string {
    return `run/${this.uuid}`;
  }

  get state(): RunState {
    return this.#state;
  }

  set state(state: RunState) {
    this.#state = state;
    this.parameters.set("ss:state", state);
  }

  /** The message of the abort flag; empty if it is not raised. */
  get abort(): string {
    return this.parameters.value("ss:abort");
  }

  /** What happens to the run when it is ready: `always`, `never`, `on-success` or `on-error` keep it running. */
  get keepRunning(): string {
    return this.settings.get("General.keep-running") ?? "never";
  }

  /** The nodes with their clouds: `c1:apache,c2:db`. */
  get groups(): string {
    if (this.type !== "Orchestration") return `${this.clouds[0] ?? ""}:machine`;
    return [...this.nodes].map(([name, { cloud }]) => `${cloud}:${name}`).join(",");
  }

  /** The cloud of an instance. */
  cloudOf(instance: string): string {
    const [node = ""] = instance.split(".");
    return orchestratorCloud(instance) ?? this.nodes.get(node)?.cloud ?? this.clouds[0] ?? "";
  }

  /** The names of the instances of a node, in the order of their creation. */
  instancesOf(node: string): string[] {
    return this.instances.filter((each) => each.startsWith(`${node}.`) && /^\d+$/.test(each.slice(node.length + 1)));
  }
}

/** What a run has from its start. */
export interface RunStart {
  readonly uuid: string;
  readonly owner: string;
  readonly type: RunType;
  readonly category: ModuleCategory;
  readonly moduleResourceUri: string;
  readonly clouds: readonly string[];
  readonly startMs: number;
  readonly isMutable: boolean;
}

/** A node of a run. */
export interface RunNode {
  readonly cloud: string;
  /** The index of the next instance; it only increases. */
  nextIndex: number;
  /** The node of the application; undefined if it is not known. */
  readonly source: ModuleNode | undefined;
  /** Values that the user chose for its parameters. */
  readonly choices: ReadonlyMap<string, string>;
}

const orchestratorPrefix = "orchestrator-";

/** The name of the instance that manages the others in a cloud. */
export function orchestratorName(cloud: string): string {
  return orchestratorPrefix + cloud;
}

/** The cloud of an orchestrator; undefined if the instance is none. */
export function orchestratorCloud(instance: string): string | undefined {
  return instance.startsWith(orchestratorPrefix) ? instance.slice(orchestratorPrefix.length) : undefined;
}

/** The name of the only instance of a component. */
export const machineName = "machine";
