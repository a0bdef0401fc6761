import { expect } from "vitest";
import type { EmbeddedServerOptions } from "../../../../src/testing/synnefo/index.js";
import { type CloudResponse, type Send, startCloud, uuids } from "../cloud-api.js";

export { faultOf, uuids } from "../cloud-api.js";
export type { Send } from "../cloud-api.js";

/** The root of the object store. */
export const root = "/pithos/object-store/v1";

/** The path of alice's account, or of a container or an object in it: `path("box", "a/b.txt")`. */
export function path(container?: string, name?: string): string {
  const parts = [container, name].flatMap((part) => (part === undefined ? [] : [part]));
  return [root, uuids.alice, ...parts.map(encodeURI)].join("/");
}

/** A new cloud in which alice has the container `box` besides her images. */
export async function startStorage(options: EmbeddedServerOptions = {}) {
  const cloud = startCloud(options);
  await accept(cloud.alice("PUT", path("box")));
  return cloud;
}

/** Uploads an object of alice's. */
export async function put(
  send: Send,
  name: string,
  body: string | Uint8Array<ArrayBuffer> = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<CloudResponse> {
  return accept(send("PUT", path("box", name), { headers: { "Content-Type": "text/plain", ...headers }, body }));
}

/** The response, which must be a success. */
export async function accept(sent: Promise<CloudResponse>): Promise<CloudResponse> {
  const response = await sent;
  expect(response.status, response.text).toBeLessThan(300);
  return response;
}

/** The headers of a response whose names begin with a prefix. */
export function headersOf({ headers }: CloudResponse, prefix: string): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith(prefix)));
}

/** The names in a list of JSON; of a directory that is no object, its path. */
export function namesIn({ json }: CloudResponse): string[] {
  const items = json as readonly { readonly name?: string; readonly subdir?: string }[];
  return items.map(({ name, subdir }) => name ?? subdir ?? "");
}
