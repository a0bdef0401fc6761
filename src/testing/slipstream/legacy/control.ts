import { checkChoice, checkType } from "../../kit/checks.js";
import type { Context } from "./context.js";
import { addModule, checkModule, type ModuleSeed } from "./modules/seed.js";
import type { RunDriver } from "./runs/driver.js";
import { describeRun, type EmbeddedRun } from "./runs/embedded-run.js";
import type { Run } from "./runs/run.js";
import { longestValue } from "./runs/runtime-parameters.js";
import type { RunScript, RunTarget } from "./runs/scripts.js";
import { isTerminal, type RunState, runStates } from "./runs/states.js";
import { checkUser, createUser, type UserSeed } from "./users/seed.js";
import { checkVm, createVm, type VmSeed } from "./vms/seed.js";

/** What a test can do with runs, modules, users and machines beside sending requests. */
export class LegacyControl {
  readonly #context: Context;
  readonly #driver: RunDriver;

  constructor(context: Context, driver: RunDriver) {
    this.#context = context;
    this.#driver = driver;
  }

  /** Sets how runs go on. See `EmbeddedServer.script`. */
  script(target: RunTarget, script: RunScript): () => void {
    return this.#driver.scripts.add(target, script);
  }

  /** The run with that UUID; undefined if it does not exist. */
  run(uuid: string): EmbeddedRun | undefined {
    const run = this.#context.runs.get(uuid);
    return run === undefined ? undefined : describeRun(run);
  }

  /** All runs, the oldest first. */
  runs(): EmbeddedRun[] {
    return this.#context.runs.all().reverse().map(describeRun);
  }

  /** Moves a run to its next state now. */
  advance(uuid: string): void {
    this.#driver.advance(this.#require(uuid));
  }

  /** Raises the abort flag of a run. */
  abort(uuid: string, message: string, instance?: string): void {
    checkType("The message of an abort", message, "string");
    if (message === "") throw new RangeError("The message of an abort is not empty.");
    const run = this.#require(uuid);
    this.#context.machine.abort(run, instance ?? run.instances[0] ?? "ss", message);
  }

  /** Sets a runtime parameter, which need not exist. */
  setParameter(uuid: string, key: string, value: string): void {
    checkType("The key of a parameter", key, "string");
    checkType("The value of a parameter", value, "string");
    if (!/^[^:/]+:[^/]+$/.test(key))
      throw new RangeError(`A key is like ss:url.service or apache.1:hostname, not ${key}.`);
    if (key === "ss:state") throw new RangeError("The state of a run is set by setState.");
    if (value.length > longestValue) throw new RangeError(`A value has at most ${longestValue} characters.`);
    const { parameters } = this.#require(uuid);
    parameters.define(key);
    parameters.set(key, value);
  }

  /** Sets the state of a run, which then stays in it. Its machines do not change. */
  setState(uuid: string, state: RunState): void {
    checkChoice("A state", state, runStates);
    const run = this.#require(uuid);
    this.#driver.release(uuid);
    if (run.state === state) return;
    run.state = state;
    run.lastStateChangeMs = this.#context.host.clock.now();
    if (isTerminal(state)) run.endMs ??= run.lastStateChangeMs;
    this.#context.machine.recordState(run, state);
  }

  /** Adds a version of a module. */
  addModule(module: ModuleSeed): void {
    checkModule(module);
    const { modules, users, host } = this.#context;
    addModule(modules, module, users.all()[0]?.name ?? "", host.clock.now());
  }

  /** Adds a user, or replaces the one of that name. */
  addUser(user: UserSeed): void {
    checkUser(user);
    const { users, clouds, host } = this.#context;
    users.set(createUser(user, clouds[0] ?? "", host.clock.now()));
  }

  /** Adds a machine to a cloud. */
  addVm(vm: VmSeed): void {
    checkVm(vm);
    this.#context.vms.add(createVm(vm, this.#context.host.clock.now()));
  }

  /** Stops all runs, which keep their states. */
  stop(): void {
    this.#driver.stop();
  }

  #require(uuid: string): Run {
    const run = this.#context.runs.get(uuid);
    if (run === undefined) throw new TypeError(`The server has no run ${uuid}.`);
    return run;
  }
}
