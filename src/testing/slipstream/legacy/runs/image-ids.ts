import { LegacyError } from "../errors.js";
import type { ModuleVersion } from "../modules/module.js";
import type { ModuleStore } from "../modules/module-store.js";

/** Finds the images of components in clouds. A component that is not native has the image of the one on which it is based. */
export class ImageIds {
  readonly #modules: ModuleStore;

  constructor(modules: ModuleStore) {
    this.#modules = modules;
  }

  /** The component on which another is based; undefined if there is none. */
  referenceOf(image: ModuleVersion): ModuleVersion | undefined {
    const uri = image.attribute("moduleReferenceUri");
    const reference = uri === undefined ? undefined : this.#modules.find(uri);
    return reference?.category === "Image" ? reference : undefined;
  }

  /** The component and those on which it is based, the nearest first. */
  chainOf(image: ModuleVersion): ModuleVersion[] {
    const chain: ModuleVersion[] = [];
    for (let each: ModuleVersion | undefined = image; each !== undefined; each = this.referenceOf(each)) {
      const { resourceUri } = each;
      if (chain.includes(each)) throw conflict(`Circular dependency detected in module ${resourceUri}`);
      chain.push(each);
    }
    return chain;
  }

  /** The image with which an instance of a component starts. */
  find(image: ModuleVersion, cloud: string): string {
    const own = image.imageId(cloud) ?? "";
    if (own !== "") return own;
    if (image.isBase) throw conflict(`Missing image id for base image: ${image.path} on cloud service: ${cloud}`);
    const reference = this.referenceOf(image);
    if (reference === undefined) throw conflict("Missing reference module");
    return this.find(reference, cloud);
  }

  /** Checks a component that is run on its own. */
  checkRun(image: ModuleVersion, cloud: string): void {
    this.chainOf(image);
    if (image.isBase) {
      if ((image.imageId(cloud) ?? "") === "")
        throw conflict(`Base image must have an image id for cloud service: ${cloud}`);
    } else if (!image.hasRecipes) this.find(image, cloud);
  }

  /** Checks a component that is built. */
  checkBuild(image: ModuleVersion, cloud: string): void {
    if (image.isBase) throw conflict("A base image cannot be built");
    this.chainOf(image);
    if (!image.hasRecipes)
      throw conflict(
        "This image doesn't need to be built since it doesn't contain a package list nor a pre-recipe or a recipe.",
      );
    if (image.imageId(cloud) !== undefined) throw conflict(`This image was already built for cloud: ${cloud}`);
    this.find(image, cloud);
  }

  /** Checks the component of a node. */
  checkNode(node: string, image: ModuleVersion, cloud: string): void {
    this.chainOf(image);
    const wrong = this.#findFault(image, cloud);
    if (wrong !== undefined) throw conflict(`Node ${node} refers to image ${wrong}`);
  }

  #findFault(image: ModuleVersion, cloud: string): string | undefined {
    if ((image.imageId(cloud) ?? "") !== "") return undefined;
    if (image.isBase) return `${image.path} missing an image id for cloud: ${cloud}`;
    const uri = image.attribute("moduleReferenceUri");
    if (uri === undefined) return `${image.path} missing a machine image reference`;
    const reference = this.referenceOf(image);
    return reference === undefined
      ? `${image.path} referring to an unknown image ${uri}`
      : this.#findFault(reference, cloud);
  }
}

function conflict(sentence: string): LegacyError {
  return new LegacyError(409, sentence);
}
