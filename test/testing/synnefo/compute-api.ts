import { expect } from "vitest";
import type { JsonValue, Send } from "./cloud-api.js";

export const compute = "/cyclades/compute/v2.0";
export const volumeRoot = "/cyclades/volume/v2.0";

/** A JSON object. */
export type Members = Readonly<Record<string, JsonValue>>;

/** The members of an object; none if it is another value. */
export function members(value: JsonValue | undefined): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** An id as a part of a path. */
export function idText(id: JsonValue | undefined): string {
  return typeof id === "string" ? id : JSON.stringify(id ?? null);
}

/** The id of the only image of a new cloud. */
export async function imageId(send: Send): Promise<JsonValue> {
  const { images } = members((await send("GET", `${compute}/images`)).json);
  return members(Array.isArray(images) ? (images[0] as JsonValue) : null).id ?? null;
}

/** Requests a server: by default the smallest without networks. */
export async function postServer(send: Send, more: Members = {}) {
  const server = { name: "box", flavorRef: 1, imageRef: await imageId(send), networks: [], ...more };
  return send("POST", `${compute}/servers`, { json: { server } });
}

/** Creates a server, which is then being built. @returns Its path. */
export async function createServer(send: Send, more: Members = {}): Promise<string> {
  const { status, json } = await postServer(send, more);
  expect(status).toBe(202);
  return `${compute}/servers/${idText(members(members(json).server).id)}`;
}

export async function getServer(send: Send, path: string): Promise<Members> {
  return members(members((await send("GET", path)).json).server);
}

export function act(send: Send, path: string, action: string, args: JsonValue = {}) {
  return send("POST", `${path}/action`, { json: { [action]: args } });
}

export async function quotaOf(send: Send, resource: string): Promise<JsonValue | undefined> {
  const project = Object.values(members((await send("GET", "/astakos/account/v1.0/quotas")).json))[0];
  return members(members(project)[resource]).usage;
}
