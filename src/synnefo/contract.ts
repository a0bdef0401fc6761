import type { components as Compute } from "../../generated/synnefo/compute/schema.js";
import type { components as Identity, paths as IdentityDocument } from "../../generated/synnefo/identity/schema.js";
import type { components as Image } from "../../generated/synnefo/image/schema.js";
import type { components as Network } from "../../generated/synnefo/network/schema.js";
import type { components as Volume } from "../../generated/synnefo/volume/schema.js";

/** The schemas of the contracts, by the type of the service and by name. */
export interface Schemas {
  readonly compute: Compute["schemas"];
  readonly identity: Identity["schemas"];
  readonly image: Image["schemas"];
  readonly network: Network["schemas"];
  readonly volume: Volume["schemas"];
}

/** The paths below the root of the identity service. */
export type IdentityPaths = Pick<IdentityDocument, Extract<keyof IdentityDocument, `/tokens${string}`>>;

/** The paths below the root of the account API. */
export type AccountPaths = Omit<IdentityDocument, keyof IdentityPaths | "/get_services" | "/token">;

/** What the network service writes of one thing, for an interface to extend: by its name an editor shows it, and not all of its fields. */
export type NetworkWireOf<Name extends keyof Schemas["network"]> = Schemas["network"][Name];

/** The same for the block storage service. */
export type VolumeWireOf<Name extends keyof Schemas["volume"]> = Schemas["volume"][Name];

/** The same for the compute service. */
export type ComputeWireOf<Name extends keyof Schemas["compute"]> = Schemas["compute"][Name];

/** The same for the image service. */
export type ImageWireOf<Name extends keyof Schemas["image"]> = Schemas["image"][Name];

/** The same for the identity service. */
export type IdentityWireOf<Name extends keyof Schemas["identity"]> = Schemas["identity"][Name];
