import type { Cloud } from "./cloud.js";
import { Cyclades } from "./cyclades/index.js";
import type { CycladesOptions } from "./cyclades/options.js";
import { createImageService } from "./images/index.js";
import { seedImages } from "./images/seed.js";

/** The parts of the cloud other than the identity service. */
export function createParts(cloud: Cloud, options: CycladesOptions) {
  const images = createImageService(cloud);
  seedImages(cloud, images);
  const cyclades = new Cyclades(cloud, images, options);
  return { cyclades, parts: [...images.parts, ...cyclades.parts] };
}
