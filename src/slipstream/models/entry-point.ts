import * as z from "../../core/data/zod.js";
import { isLink } from "../cimi/links.js";
import { CimiResource } from "./cimi-resource.js";
import { defineCimiShape } from "./cimi-shape.js";

/** The entry point of the CIMI API: which collections the server has. */
export class EntryPoint extends CimiResource {
  /** The address to which links are relative. */
  declare readonly baseURI: string | undefined;

  /** The collections: the type of their resources, by name. `serviceOffers` is `service-offer`. */
  get collections(): Readonly<Record<string, string>> {
    const links = Object.entries(this.attributes).flatMap(([name, value]) => {
      const href: unknown = typeof value === "object" && value !== null && "href" in value ? value.href : undefined;
      return isLink(href) ? [[name, href] as const] : [];
    });
    return Object.fromEntries(links);
  }
}

export const entryPointShape = defineCimiShape("entry point", {
  baseURI: z.exactOptional(z.string()),
});
