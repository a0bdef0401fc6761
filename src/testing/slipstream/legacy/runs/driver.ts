import type { Context } from "../context.js";
import { describeRun } from "./embedded-run.js";
import { machineName, orchestratorCloud, type Run } from "./run.js";
import { defaultStatesMs, type PassingState, type RunBehavior, RunScripts } from "./scripts.js";
import { isTerminal } from "./states.js";

/** What real clouds and orchestrators do: runs go on with the server's clock, and their machines appear and vanish. */
export class RunDriver {
  readonly scripts = new RunScripts();
  readonly #context: Context;
  #isOn: boolean;
  readonly #behaviors = new Map<string, RunBehavior>();
  /** The runs that a test moves. */
  readonly #released = new Set<string>();
  /** Functions that cancel the timers, by run. */
  readonly #timers = new Map<string, () => void>();
  #machines = 0;

  constructor(context: Context, isOn: boolean) {
    this.#context = context;
    this.#isOn = isOn;
    context.machine.onEnter((run) => {
      this.#entered(run);
    });
  }

  /** Moves a run to its next state now, with everything that happens at the end of the current one. */
  advance(run: Run): void {
    this.#leave(run);
    this.#context.machine.advance(run);
  }

  /** Leaves a run in its state. */
  release(uuid: string): void {
    this.#released.add(uuid);
    this.#cancel(uuid);
  }

  /** Leaves all runs in their states, and cancels all timers. */
  stop(): void {
    this.#isOn = false;
    for (const uuid of [...this.#timers.keys()]) this.#cancel(uuid);
  }

  #entered(run: Run): void {
    const { uuid, state } = run;
    this.#cancel(uuid);
    if (!this.#isOn) return;
    const { statesMs = {}, staysIn, cleanupMs = 100 } = this.#behaviorOf(run);
    if (isTerminal(state)) {
      this.#after(uuid, cleanupMs, () => {
        this.#context.vms.remove(({ runUuid }) => runUuid === uuid);
      });
      return;
    }
    if (state === "Ready" || state === "Unknown" || state === staysIn || this.#released.has(uuid)) return;
    const passing: PassingState = state;
    this.#after(uuid, statesMs[passing] ?? defaultStatesMs[passing], () => {
      this.advance(run);
    });
  }

  /** What a run does is decided when it starts. */
  #behaviorOf(run: Run): RunBehavior {
    const behavior = this.#behaviors.get(run.uuid) ?? this.scripts.of(describeRun(run));
    this.#behaviors.set(run.uuid, behavior);
    return behavior;
  }

  #leave(run: Run): void {
    const behavior = this.#behaviorOf(run);
    const { abort = "", abortIn = "Executing", abortedBy = run.instances[0] ?? "ss" } = behavior;
    if (run.state === "Provisioning") this.#provision(run);
    if (run.state === "SendingReports") this.#report(run, behavior);
    if (abort === "" || run.state !== abortIn) return;
    this.#context.machine.abort(run, abortedBy, abort);
    this.#behaviors.set(run.uuid, { ...behavior, abort: "" });
  }

  /** Starts the machines of new instances, and stops those of instances that are being removed. */
  #provision(run: Run): void {
    const { parameters } = run;
    for (const instance of run.instances) {
      const scaleState = `${instance}:scale.state`;
      if (parameters.value(scaleState) === "removing") {
        this.#stopMachine(run, instance);
        parameters.set(scaleState, "removed");
      } else if (parameters.value(`${instance}:instanceid`) === "") {
        this.#startMachine(run, instance);
        parameters.set(scaleState, "created");
      }
    }
  }

  #startMachine(run: Run, instance: string): void {
    this.#machines += 1;
    const number = this.#machines;
    const instanceId = `i-${number}`;
    const ip = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
    const { uuid, owner, parameters } = run;
    const [nodeName = "", nodeInstanceId] = instance.split(".");
    const values = { hostname: ip, instanceid: instanceId, vmstate: "Running", "url.ssh": `ssh://root@${ip}` };
    for (const [name, value] of Object.entries(values)) parameters.set(`${instance}:${name}`, value);
    this.#context.vms.add({
      ...{ cloud: run.cloudOf(instance), user: owner, instanceId, state: "Running" },
      ...{ measuredMs: this.#context.host.clock.now(), runUuid: uuid, runOwner: owner, ip },
      ...{ name: `${instance}-${uuid}`, nodeName, nodeInstanceId, isUsable: true },
      ...{ cpu: "2", ram: "2048", disk: "10", instanceType: "Small" },
    });
  }

  #stopMachine({ uuid, parameters }: Run, instance: string): void {
    const id = parameters.value(`${instance}:instanceid`);
    this.#context.vms.remove(({ runUuid, instanceId }) => runUuid === uuid && instanceId === id);
    parameters.set(`${instance}:vmstate`, "Terminated");
  }

  /** Sets what a run has when it is ready. */
  #report(run: Run, { parameters: chosen = {}, imageId }: RunBehavior): void {
    const { parameters, instances, abort } = run;
    for (const instance of instances) {
      const state = parameters.value(`${instance}:scale.state`);
      if (state === "created") parameters.set(`${instance}:scale.state`, "operational");
      if (state === "removed") parameters.set(`${instance}:scale.state`, "gone");
    }
    const first = instances.find((instance) => orchestratorCloud(instance) === undefined);
    if (first !== undefined && parameters.value("ss:url.service") === "") {
      const url = `http://${parameters.value(`${first}:hostname`)}`;
      parameters.set(`${first}:url.service`, url);
      parameters.set("ss:url.service", url);
    }
    for (const [key, value] of Object.entries(chosen)) {
      parameters.define(key);
      parameters.set(key, value);
    }
    if (run.type === "Machine" && abort === "") this.#register(run, imageId);
  }

  /** A build registers the image that it has created. */
  #register(run: Run, imageId = `image-${run.parameters.value(`${machineName}:instanceid`)}`): void {
    this.#context.modules.find(run.moduleResourceUri)?.setImageId(run.clouds[0] ?? "", imageId);
  }

  #after(uuid: string, delayMs: number, work: () => void): void {
    const cancel = this.#context.host.clock.setTimer(() => {
      this.#timers.delete(uuid);
      work();
    }, delayMs);
    this.#timers.set(uuid, cancel);
  }

  #cancel(uuid: string): void {
    this.#timers.get(uuid)?.();
    this.#timers.delete(uuid);
  }
}
