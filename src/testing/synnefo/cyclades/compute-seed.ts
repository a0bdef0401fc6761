import type { CycladesState } from "./state.js";

/** The volume types and flavors of a new cloud: five flavors for all users, and a larger one for none. */
export function seedFlavors({ volumeTypes, flavors }: CycladesState): void {
  for (const [name, isDetachable] of [
    ["ext_archipelago", true],
    ["drbd", false],
  ] as const) {
    volumeTypes.add((id) => ({ id, name, diskTemplate: name, isDetachable, isDeleted: false }));
  }
  for (const [cpu, ram, disk, volumeTypeId, isPublic] of [
    [1, 512, 5, 1, true],
    [2, 1024, 10, 1, true],
    [1, 512, 5, 2, true],
    [2, 1024, 5, 2, true],
    [2, 1024, 5, 1, true],
    [4, 4096, 20, 1, false],
  ] as const) {
    const name = `C${cpu}R${ram}D${disk}${volumeTypes.get(volumeTypeId)?.name ?? ""}`;
    flavors.add((id) => ({
      ...{ id, name, cpu, ram, disk, volumeTypeId, isPublic },
      ...{ allowsCreation: true, projects: [], isDeleted: false },
    }));
  }
}
