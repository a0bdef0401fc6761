import type {
  LegacySeed,
  ModuleSeed,
  RunSeed,
  UserSeed,
  VmSeed,
} from "../../../src/testing/slipstream/legacy/index.js";

/** The state of the XML part that a recording needs, as recordings write it. */
export interface RecordedState {
  readonly users?: readonly RecordedUser[];
  readonly clouds?: readonly string[];
  readonly modules?: readonly RecordedModule[];
  readonly runs?: readonly RecordedRun[];
  readonly vms?: readonly RecordedVm[];
  readonly quotaEnabled?: boolean;
}

interface RecordedUser {
  readonly name: string;
  readonly password?: string;
  readonly super?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly organization?: string;
  readonly roles?: string;
  readonly state?: "NEW" | "ACTIVE" | "DELETED" | "SUSPENDED";
}

interface RecordedModule {
  readonly path: string;
  readonly version: number;
  readonly category: "Image" | "Deployment" | "Project";
  readonly owner: string;
  readonly public?: boolean;
  readonly deleted?: boolean;
  readonly published?: string;
  readonly description?: string;
  readonly logoLink?: string;
  readonly isBase?: boolean;
  readonly imageIds?: Readonly<Record<string, string>>;
  readonly reference?: string | null;
  readonly recipes?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly nodes?: Readonly<Record<string, { image: string; cloud?: string; multiplicity?: number }>>;
  /** Not in recordings: the document of the module. */
  readonly document?: string;
}

interface RecordedRun {
  readonly uuid: string;
  readonly owner: string;
  readonly state: RunSeed["state"];
  readonly cloudServiceNames: string;
  readonly moduleResourceUri: string;
  readonly type: RunSeed["type"];
  readonly startTime: string;
  readonly abort?: string;
  readonly mutable?: boolean;
  readonly tags?: string;
  readonly nodeNames?: readonly string[];
  readonly parameters?: Readonly<Record<string, string | null>>;
  readonly nextIndex?: Readonly<Record<string, number>>;
}

interface RecordedVm extends Omit<VmSeed, "measurement"> {
  readonly measurement: string;
  readonly minutesOld?: number;
}

/** A date of a recording: `2017-12-01 10:00:00.000 UTC`. */
export function readDate(text: string): Date {
  return new Date(text.replace(" ", "T").replace(" UTC", "Z"));
}

/**
 * The seed of a state.
 *
 * @param now The time if the age of machines counts, as for usage; else their recorded measurements count, as for lists.
 */
export function legacySeed(state: RecordedState, now: number | undefined): LegacySeed {
  const { users, clouds, modules = [], runs = [], vms = [], quotaEnabled = false } = state;
  return {
    ...(users !== undefined && { users: users.map(userSeed) }),
    ...(clouds !== undefined && { clouds }),
    ...{ modules: modules.map(moduleSeed), runs: runs.map(runSeed), quotaEnabled, workers: "off" },
    vms: vms.map(({ measurement, minutesOld = 0, ...vm }) => ({
      ...vm,
      measurement: now === undefined ? readDate(measurement) : new Date(now - minutesOld * 60_000),
    })),
  };
}

function userSeed({ super: privileged = false, password = "pw", roles, ...rest }: RecordedUser): UserSeed {
  return { ...rest, password, privileged, ...(roles !== undefined && { roles: roles.split(",") }) };
}

function moduleSeed({ published, reference, recipes, ...rest }: RecordedModule): ModuleSeed {
  return {
    ...rest,
    ...(published !== undefined && { published: readDate(published) }),
    ...(typeof reference === "string" && { reference }),
    ...(recipes === true && { recipe: "#!/bin/sh\nyum install httpd\n" }),
  };
}

function runSeed(run: RecordedRun): RunSeed {
  const { cloudServiceNames, moduleResourceUri, startTime, nodeNames, state, type, ...rest } = run;
  return {
    ...rest,
    module: moduleResourceUri,
    clouds: cloudServiceNames.split(","),
    startTime: readDate(startTime),
    ...(state !== undefined && { state }),
    ...(type !== undefined && { type }),
    ...(nodeNames !== undefined && { instances: nodeNames }),
  };
}
