import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type Json, property } from "../json.js";
import { findServer, requireServer } from "./access.js";
import { jsonBody, required, unexpectedError } from "./body.js";
import type { ServerRow } from "./rows.js";
import { type CallRoute, item } from "./routing.js";
import type { CycladesState } from "./state.js";

export function serverMetadataRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      item("/servers/(\\d+)/metadata"),
      {
        GET: ({ user }, id = "") => jsonResponse(200, all(findServer(state, user, Number(id)))),
        POST: ({ user, request }, id = "") => {
          const body = jsonBody(request);
          const server = requireServer(state, user, Number(id));
          const added = Object.entries(required(body, "metadata", "object"));
          requireRoom(
            server,
            added.map(([key]) => key),
          );
          const values = added.map(([key, value]) => [key, checked(key, value)] as const);
          for (const [key, value] of values) server.metadata.set(key, value);
          server.updatedMs = state.now();
          return jsonResponse(201, all(server));
        },
      },
    ],
    [
      item("/servers/(\\d+)/metadata/(.+?)"),
      {
        GET: ({ user }, id = "", key = "") => {
          const server = findServer(state, user, Number(id));
          return jsonResponse(200, { meta: { [key]: valueOf(server, key) } });
        },
        PUT: ({ user, request }, id = "", key = "") => {
          const body = jsonBody(request);
          const server = requireServer(state, user, Number(id));
          const meta = property(body, "meta");
          const given = property(meta, key);
          if (!isObject(meta) || given === undefined || Object.keys(meta).length !== 1)
            throw fault("badRequest", "Malformed request");
          const value = checked(key, given);
          requireRoom(server, [key]);
          server.metadata.set(key, value);
          server.updatedMs = state.now();
          return jsonResponse(201, { meta: { [key]: value } });
        },
        DELETE: ({ user }, id = "", key = "") => {
          const server = requireServer(state, user, Number(id));
          valueOf(server, key);
          server.metadata.delete(key);
          server.updatedMs = state.now();
          return emptyResponse(204);
        },
      },
    ],
  ];
}

/** How many items a server may have. */
export const mostMetadata = 10;

/** The longest key and value, in characters. */
export const longestMetadata = { key: 50, value: 500 };

/** The fault for too many items. */
export function tooMuchMetadata() {
  return fault("badRequest", `Virtual Machines cannot have more than ${mostMetadata} metadata items`);
}

function all({ metadata }: ServerRow): { metadata: Record<string, string> } {
  return { metadata: Object.fromEntries(metadata) };
}

/** @throws CloudFault with 404. */
function valueOf({ metadata }: ServerRow, key: string): string {
  const value = metadata.get(key);
  if (value === undefined) throw fault("itemNotFound", "Metadata key not found.");
  return value;
}

function requireRoom({ metadata }: ServerRow, keys: readonly string[]): void {
  if (new Set([...metadata.keys(), ...keys]).size > mostMetadata) throw tooMuchMetadata();
}

/** @throws CloudFault with 400 if the key or the value is too long; 500 if the value has no length. */
function checked(key: string, value: Json): string {
  if (key.length > longestMetadata.key) throw fault("badRequest", "Malformed Request. Metadata key is too long");
  if (typeof value !== "string") {
    if (isObject(value) || Array.isArray(value)) throw fault("badRequest", "Malformed Request. Invalid metadata.");
    throw unexpectedError();
  }
  if (value.length > longestMetadata.value) throw fault("badRequest", "Malformed Request. Metadata value is too long");
  return value;
}
