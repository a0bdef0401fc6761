import type { Vm } from "./vm.js";

/** The machines of all clouds. */
export class VmStore {
  readonly #vms: Vm[] = [];

  add(vm: Vm): void {
    this.#vms.push(vm);
  }

  /** All machines, the latest measurement first. */
  all(): Vm[] {
    return [...this.#vms].reverse().sort((one, other) => other.measuredMs - one.measuredMs);
  }

  ofRun(uuid: string): Vm[] {
    return this.#vms.filter(({ runUuid }) => runUuid === uuid);
  }

  /** Removes the machines to which the condition applies. */
  remove(isRemoved: (vm: Vm) => boolean): void {
    const kept = this.#vms.filter((vm) => !isRemoved(vm));
    this.#vms.splice(0, this.#vms.length, ...kept);
  }
}
