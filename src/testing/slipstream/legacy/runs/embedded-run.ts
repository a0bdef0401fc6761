import type { Run } from "./run.js";
import type { RunState, RunType } from "./states.js";

/** A snapshot of a run, for tests. */
export interface EmbeddedRun {
  /** Its UUID. */
  readonly uuid: string;
  /** The version of the module that it runs: `module/apps/lamp/20`. */
  readonly module: string;
  /** Whether it is a run of an application or of a component, or the build of a component. */
  readonly type: RunType;
  /** The name of the user who started it. */
  readonly owner: string;
  /** Its current state. */
  readonly state: RunState;
  /** The message of its abort flag; empty if the flag is not raised. */
  readonly abort: string;
  /** Whether nodes can get more or fewer instances. */
  readonly isMutable: boolean;
  /** The clouds of its instances. */
  readonly clouds: readonly string[];
  /** The names of its instances, also of removed ones. */
  readonly instances: readonly string[];
  /** Its runtime parameters by key; undefined for one without a value. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** A run as it is now. */
export function describeRun(run: Run): EmbeddedRun {
  const { uuid, moduleResourceUri, type, owner, state, abort, isMutable, clouds, instances } = run;
  const parameters = run.parameters.all().map(({ key, value, isSet }) => [key, isSet ? value : undefined] as const);
  return {
    ...{ uuid, module: moduleResourceUri, type, owner, state, abort, isMutable },
    ...{ clouds: [...clouds], instances: [...instances], parameters: Object.fromEntries(parameters) },
  };
}
