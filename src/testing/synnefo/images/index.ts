import type { MockResponse } from "../../kit/response.js";
import type { Cloud, CloudPart } from "../cloud.js";
import { Images } from "./images.js";
import { imageRoutes } from "./routes.js";
import { route } from "../router.js";
import type { ObjectStore } from "../storage/store.js";

/** The image service. */
export interface ImageService {
  readonly images: Images;
  readonly parts: readonly CloudPart[];
}

export function createImageService(cloud: Cloud, store: ObjectStore): ImageService {
  const images = new Images(store);
  const routes = imageRoutes(images, cloud.users);
  const parts = ["v1.0", "v1"].map((version): CloudPart => ({
    root: `/cyclades/image/${version}`,
    handle(request) {
      // The list has a closing slash, and nothing else has.
      const isKnown = request.path === "/images/" || !/\/images$|\/$/.test(request.path);
      return isKnown ? route(routes, request, wrongMethod) : undefined;
    },
  }));
  return { images, parts };
}

/** The image service leaves the refusal of a method to its framework, which sends no fault. */
function wrongMethod(allowed: readonly string[]): MockResponse {
  return { status: 405, headers: { "content-type": "text/html; charset=utf-8", allow: allowed.join(", ") }, body: "" };
}
