import type { Json } from "../json.js";
import type { CloudRequest } from "../request.js";

type Origin = Pick<CloudRequest, "origin">;

export function serverLinks(request: Origin, id: number): Json[] {
  return links(computeUrl(request, `servers/${id}`));
}

export function flavorLinks(request: Origin, id: number): Json[] {
  return links(computeUrl(request, `flavors/${id}`));
}

export function imageLinks(request: Origin, id: string): Json[] {
  const alternate = `${request.origin}/cyclades/image/v1.0/images/${id}`;
  return [...links(computeUrl(request, `images/${id}`)), { href: alternate, rel: "alternate" }];
}

export function volumeLinks(request: Origin, id: number): Json[] {
  return links(volumeUrl(request, `volumes/${id}`));
}

export function snapshotLinks(request: Origin, id: string): Json[] {
  return links(volumeUrl(request, `snapshots/${id}`));
}

/** A URL of the compute service. */
export function computeUrl({ origin }: Origin, path: string): string {
  return `${origin}/cyclades/compute/v2.0/${path}`;
}

function volumeUrl({ origin }: Origin, path: string): string {
  return `${origin}/cyclades/volume/v2.0/${path}`;
}

function links(href: string): Json[] {
  return [
    { href, rel: "self" },
    { href, rel: "bookmark" },
  ];
}
