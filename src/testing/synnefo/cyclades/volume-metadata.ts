import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { toText } from "./network-access.js";
import { jsonBody, required } from "./body.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { VolumeRow } from "./rows.js";
import type { CycladesState } from "./state.js";
import { findVolume, requireVolume } from "./volume-rows.js";

export function volumeMetadataRoutes(state: CycladesState): CallRoute[] {
  const change = (call: Call, id: string, isReplaced: boolean) => {
    const given = Object.entries(required(jsonBody(call.request), "metadata", "object"));
    const items = given.map(([key, value]) => checked(key, toText(value)));
    const volume = requireVolume(state, call.user, id);
    requireRoom(new Set([...(isReplaced ? [] : volume.metadata.keys()), ...items.map(([key]) => key)]));
    if (isReplaced) volume.metadata.clear();
    for (const [key, value] of items) volume.metadata.set(key, value);
    volume.updatedMs = state.now();
    return jsonResponse(200, all(volume));
  };
  return [
    [
      collection("/volumes/(\\d+)/metadata"),
      {
        GET: ({ user }, id = "") => jsonResponse(200, all(findVolume(state, user, id))),
        POST: (call, id = "") => change(call, id, false),
        PUT: (call, id = "") => change(call, id, true),
      },
    ],
    [
      item("/volumes/(\\d+)/metadata/(.+?)"),
      {
        DELETE: ({ user }, id = "", key = "") => {
          const volume = requireVolume(state, user, id);
          if (!volume.metadata.delete(key)) throw fault("badRequest", "Metadata key not found");
          volume.updatedMs = state.now();
          return emptyResponse(200);
        },
      },
    ],
  ];
}

/** How many items a volume may have. */
const mostItems = 10;

/** The longest key and value, in characters. */
const longest = { key: 64, value: 255 };

function checked(key: string, value: string): readonly [string, string] {
  if (key.length > longest.key) throw fault("badRequest", "Metadata key is too long.");
  if (value.length > longest.value) throw fault("badRequest", "Metadata value is too long.");
  return [key, value];
}

function requireRoom(keys: ReadonlySet<string>): void {
  if (keys.size > mostItems) throw fault("badRequest", `Volumes cannot have more than ${mostItems} metadata items`);
}

function all({ metadata }: VolumeRow) {
  return { metadata: Object.fromEntries(metadata) };
}
