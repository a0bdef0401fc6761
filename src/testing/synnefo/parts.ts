import type { Cloud } from "./cloud.js";
import { Cyclades } from "./cyclades/index.js";
import { createImageService } from "./images/index.js";
import { seedImages } from "./images/seed.js";
import type { EmbeddedServerOptions } from "./options.js";
import { createStorageService } from "./storage/index.js";

/** The parts of the cloud other than the identity service. */
export function createParts(cloud: Cloud, options: EmbeddedServerOptions) {
  const storage = createStorageService(cloud, options.storage);
  const { images, parts } = createImageService(cloud, storage.store);
  seedImages(cloud, storage.store, images);
  const cyclades = new Cyclades(cloud, storage.store, images, options);
  return { cyclades, storage, parts: [...storage.parts, ...parts, ...cyclades.parts] };
}
