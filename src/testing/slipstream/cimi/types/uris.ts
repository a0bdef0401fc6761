const slipstream = "http://sixsq.com/slipstream/1/";

const cimi = "http://schemas.dmtf.org/cimi/2/";

/** The URI of a type of SlipStream's own: `service-offer` becomes `…/ServiceOffer`. */
export function slipstreamUri(type: string): string {
  return slipstream + pascalCase(type);
}

/** The URI of a type of the standard. */
export function cimiUri(type: string): string {
  return cimi + pascalCase(type);
}

/** The name of an action of SlipStream's own. */
export function slipstreamAction(name: string): string {
  return `${slipstream}action/${name}`;
}

/** The name of an action of the standard. */
export function cimiAction(name: string): string {
  return `${cimi}action/${name}`;
}

/** The attribute with the template of a new resource: `connector` becomes `connectorTemplate`. */
export function templateAttribute(type: string): string {
  const name = pascalCase(type);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Template`;
}

function pascalCase(type: string): string {
  return type
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
