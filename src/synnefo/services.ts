/** The services of a cloud that the catalog names, by their types there, and the version of each that this client speaks. */
export const services = {
  account: { version: "1.0" },
  compute: { version: "2.0" },
  image: { version: "1.0" },
  network: { version: "2.0" },
  volume: { version: "2.0" },
} as const satisfies Readonly<Record<string, { readonly version: string }>>;

/** A service by its type in the catalog. */
export type ServiceType = keyof typeof services;

/**
 * The root of a service's API: some endpoints end with the version, to others it is added.
 *
 * @param url - Without a slash at its end.
 */
export function withVersion(url: string, version: string): string {
  return /\/v\d+(\.\d+)?$/.test(url) ? url : `${url}/v${version}`;
}
