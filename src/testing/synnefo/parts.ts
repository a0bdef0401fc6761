import type { Cloud } from "./cloud.js";
import { Cyclades } from "./cyclades/index.js";
import type { CycladesOptions } from "./cyclades/options.js";
import { createImageService } from "./images/index.js";
import { seedImages } from "./images/seed.js";
import { createStorageService } from "./storage/index.js";

/** The parts of the cloud other than the identity service. */
export function createParts(cloud: Cloud, options: CycladesOptions) {
  const storage = createStorageService(cloud);
  const { images, parts } = createImageService(cloud, storage.store);
  seedImages(cloud, storage.store, images);
  const cyclades = new Cyclades(cloud, storage.store, images, options);
  return { cyclades, parts: [...storage.parts, ...parts, ...cyclades.parts] };
}
