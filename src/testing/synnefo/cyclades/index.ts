import type { Cloud, CloudPart } from "../cloud.js";
import type { Images } from "../images/images.js";
import type { ObjectStore } from "../storage/store.js";
import { computePart } from "./compute-part.js";
import { seedFlavors } from "./compute-seed.js";
import { networkPart } from "./network-part.js";
import { seedNetworks } from "./network-seed.js";
import type { CycladesOptions } from "./options.js";
import { ServerScripts } from "./server-scripts.js";
import { CycladesState } from "./state.js";
import { volumeParts } from "./volume-part.js";
import { CycladesControl } from "./control.js";

/** Cyclades: the compute, network and block storage services. */
export class Cyclades {
  /** How a test acts as the machines and the administrators of the cloud. */
  readonly control: CycladesControl;
  readonly parts: readonly CloudPart[];

  constructor(cloud: Cloud, objects: ObjectStore, images: Images, options: CycladesOptions) {
    const state = new CycladesState(cloud, objects, images, options);
    const scripts = new ServerScripts();
    seedFlavors(state);
    seedNetworks(state);
    this.control = new CycladesControl(state, scripts);
    const compute: CloudPart = {
      ...computePart(state, scripts),
      tick: () => {
        state.tick();
      },
      stop: () => {
        state.stop();
      },
    };
    this.parts = [compute, networkPart(state), ...volumeParts(state)];
  }
}
