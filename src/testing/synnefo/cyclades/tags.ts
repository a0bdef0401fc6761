import { emptyResponse, fault, jsonResponse } from "../faults.js";
import type { Json } from "../json.js";
import { findServer, requireServer } from "./access.js";
import { jsonBody, required } from "./body.js";
import { computeUrl } from "./links.js";
import type { ServerRow, TagRow } from "./rows.js";
import { type CallRoute, item } from "./routing.js";
import type { CycladesState } from "./state.js";

export function tagRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      item("/servers/(\\d+)/tags"),
      {
        GET: ({ user }, id = "") => jsonResponse(200, listOf([...findServer(state, user, Number(id)).tags.values()])),
        PUT: ({ user, request }, id = "") => {
          const body = jsonBody(request);
          const server = requireServer(state, user, Number(id));
          const names = [...new Set(required(body, "tags", "array").map((name) => checkedTag(name, longestTag)))];
          requireTagCount(names.length);
          // A tag that the machine does not have yet stays, as it cannot be removed.
          for (const { name } of activeTags(server)) if (!names.includes(name)) server.tags.delete(name);
          return jsonResponse(200, listOf(names.map((name) => server.tags.get(name) ?? addTag(state, server, name))));
        },
        DELETE: ({ user }, id = "") => {
          const server = requireServer(state, user, Number(id));
          return emptyResponse(removeTags(state, server, activeTags(server)) ? 204 : 404);
        },
      },
    ],
    [
      item("/servers/(\\d+)/tags/(.+?)"),
      {
        GET: ({ user }, id = "", name = "") => {
          const tag = findServer(state, user, Number(id)).tags.get(name);
          return tag === undefined ? emptyResponse(404) : emptyResponse(204, { "tag-status": tag.status });
        },
        PUT: ({ user, request }, id = "", name = "") => {
          const server = requireServer(state, user, Number(id));
          checkedTag(name, longestTag);
          if (server.tags.has(name)) return emptyResponse(204);
          requireTagCount(server.tags.size + 1);
          addTag(state, server, name);
          const location = computeUrl(request, `servers/${server.id}/tags/${encodeURIComponent(name)}`);
          return emptyResponse(201, { location });
        },
        DELETE: ({ user }, id = "", name = "") => {
          const server = requireServer(state, user, Number(id));
          const removed = activeTags(server).filter((tag) => tag.name === name);
          return emptyResponse(removeTags(state, server, removed) ? 204 : 404);
        },
      },
    ],
  ];
}

/** The longest tag, in characters. */
const longestTag = 60;

/** The longest tag of a new server: there, the prefix of the server counts, too. */
export const longestTagOfNewServer = longestTag - "cyclades:user:".length;

/** @throws CloudFault with 400 for an invalid tag. */
export function checkedTag(tag: Json, longest: number): string {
  if (typeof tag !== "string") throw fault("badRequest", "Malformed request. Invalid 'tags' field");
  if (tag.length > longest) throw fault("badRequest", "Tag is too long");
  if (tag === "" || /[/,]/.test(tag)) throw fault("badRequest", `Invalid tag '${tag}'`);
  return tag;
}

/** @throws CloudFault with 400 for more tags than a server may have. */
export function requireTagCount(count: number): void {
  if (count > 50) throw fault("badRequest", "Virtual Machines cannot have more than 50 tags");
}

/** Adds a tag, which the machine of the server has after a while. */
export function addTag(state: CycladesState, server: ServerRow, name: string): TagRow {
  const tag: TagRow = { name, status: "PENDADD" };
  server.tags.set(name, tag);
  server.updatedMs = state.now();
  state.jobs.start(state.durations.tagMs, () => {
    tag.status = "ACTIVE";
  });
  return tag;
}

function activeTags({ tags }: ServerRow): TagRow[] {
  return [...tags.values()].filter(({ status }) => status === "ACTIVE");
}

/** @returns Whether there were any. */
function removeTags(state: CycladesState, server: ServerRow, tags: readonly TagRow[]): boolean {
  if (tags.length === 0) return false;
  for (const { name } of tags) server.tags.delete(name);
  server.updatedMs = state.now();
  return true;
}

function listOf(tags: readonly TagRow[]) {
  return { tags: tags.map(({ name }) => name), statuses: tags.map(({ status }) => status) };
}
