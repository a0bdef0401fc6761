import * as z from "../../core/data/zod.js";
import { linksIn } from "../cimi/links.js";
import { CimiResource } from "./cimi-resource.js";
import { defineCimiShape } from "./cimi-shape.js";

/** The entry point of the CIMI API: which collections the server has. */
export class EntryPoint extends CimiResource {
  /** The address to which links are relative. */
  declare readonly baseURI: string | undefined;

  /** The collections: the type of their resources, by name. `serviceOffers` is `service-offer`. */
  get collections(): Readonly<Record<string, string>> {
    return Object.fromEntries(linksIn(this.attributes));
  }
}

export const entryPointShape = defineCimiShape("entry point", {
  baseURI: z.exactOptional(z.string()),
});
