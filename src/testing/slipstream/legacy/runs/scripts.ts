import { checkChoice, checkNames, checkNumber, checkType } from "../../../kit/checks.js";
import { checkStrings } from "../modules/seed.js";
import type { EmbeddedRun } from "./embedded-run.js";

/** The states that a run leaves by itself. */
export type PassingState = "Initializing" | "Provisioning" | "Executing" | "SendingReports" | "Finalizing";

const passingStates: readonly PassingState[] = [
  ...(["Initializing", "Provisioning", "Executing", "SendingReports", "Finalizing"] as const),
];

/** How a run goes on. */
export interface RunBehavior {
  /**
   * How long it is in each state, in milliseconds. Default: 100 while initializing, 500 while provisioning, 300 while executing, 100
   * while sending reports, and 100 while finalizing.
   */
  readonly statesMs?: Readonly<Partial<Record<PassingState, number>>>;
  /** A state that it does not leave by itself. Default: none. */
  readonly staysIn?: PassingState;
  /** The message with which it is aborted, once. It goes on nevertheless, as in a real server. Default: it is not aborted. */
  readonly abort?: string;
  /** The state at whose end it is aborted. Default: `"Executing"`. */
  readonly abortIn?: PassingState;
  /** The instance that aborts it: `"apache.1"`. Default: the first instance. */
  readonly abortedBy?: string;
  /** Runtime parameters that are set when it becomes ready: `{ "ss:url.service": "https://…" }`. Default: some addresses. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The id of the image that a build creates. Default: a new one. */
  readonly imageId?: string;
  /** How long its machines exist after it has ended, in milliseconds. Default: 100. */
  readonly cleanupMs?: number;
}

/** The default durations of the states, in milliseconds. */
export const defaultStatesMs: Readonly<Record<PassingState, number>> = {
  ...{ Initializing: 100, Provisioning: 500, Executing: 300, SendingReports: 100, Finalizing: 100 },
};

/** How runs go on: always the same, or a function of the run. */
export type RunScript = RunBehavior | ((run: EmbeddedRun) => RunBehavior);

/** The runs that a script applies to: the path of a module, the UUID of a run, or a predicate. */
export type RunTarget = string | ((run: EmbeddedRun) => boolean);

/** The scripts of runs. Of several that match, the latest applies. */
export class RunScripts {
  readonly #scripts: { readonly target: RunTarget; readonly script: RunScript }[] = [];

  /** @returns A function that removes the script. */
  add(target: RunTarget, script: RunScript): () => void {
    checkType("A script's target", target, "string", "function");
    if (typeof script !== "function") checkBehavior(script);
    const added = { target, script };
    this.#scripts.push(added);
    return () => {
      const index = this.#scripts.indexOf(added);
      if (index >= 0) this.#scripts.splice(index, 1);
    };
  }

  /** How a run goes on; empty without a script. */
  of(run: EmbeddedRun): RunBehavior {
    const found = this.#scripts.findLast(({ target }) =>
      typeof target === "string" ? isNamed(run, target) : target(run),
    );
    if (found === undefined) return {};
    const { script } = found;
    if (typeof script !== "function") return script;
    const behavior = script(run);
    checkBehavior(behavior);
    return behavior;
  }
}

function isNamed({ uuid, module }: EmbeddedRun, target: string): boolean {
  const path = module.replace(/^module\//, "");
  return [uuid, module, path, path.replace(/\/\d+$/, "")].includes(target.replace(/^module\/(?!.*\/\d+$)/, ""));
}

/** @throws TypeError or RangeError for an invalid behavior. */
function checkBehavior(behavior: RunBehavior): void {
  checkType("What a run does", behavior, "object");
  checkNames("What a run does", behavior, behaviorNames);
  const { statesMs = {}, staysIn, abort = "", abortIn, abortedBy = "", parameters = {}, imageId = "" } = behavior;
  checkType("statesMs", statesMs, "object");
  checkNames("statesMs", statesMs, passingStates);
  for (const [state, ms] of Object.entries(statesMs)) checkNumber(`statesMs.${state}`, ms, 0);
  for (const [name, state] of Object.entries({ staysIn, abortIn }))
    if (state !== undefined) checkChoice(name, state, passingStates);
  for (const [name, text] of Object.entries({ abort, abortedBy, imageId })) checkType(name, text, "string");
  checkStrings("parameters", parameters);
  if (Object.hasOwn(parameters, "ss:state")) throw new RangeError("parameters cannot set the state of a run.");
  checkNumber("cleanupMs", behavior.cleanupMs ?? 0, 0);
}

const behaviorNames = [
  ...["statesMs", "staysIn", "abort", "abortIn", "abortedBy", "parameters", "imageId", "cleanupMs"],
];
