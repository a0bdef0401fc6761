import type { MockResponse } from "../../kit/response.js";
import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type JsonObject, property } from "../json.js";
import { jsonBody, unexpectedError } from "./body.js";
import { isoTimeWithoutZone } from "./dates.js";
import type { KeypairRow } from "./rows.js";
import { type Call, type CallRoute, collection } from "./routing.js";
import type { CycladesState } from "./state.js";

export function keypairRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      collection("/os-keypairs"),
      {
        GET: ({ user }) => {
          const keypairs = keypairsOf(state, user).sort((one, other) => (one.name < other.name ? -1 : 1));
          return jsonResponse(200, { keypairs: keypairs.map((row) => ({ keypair: summary(row) })) });
        },
        POST: (call) => createKeypair(state, call),
      },
    ],
    [
      collection("/os-keypairs/(.+?)"),
      {
        GET: ({ user }, name = "") => jsonResponse(200, { keypair: details(findKeypair(state, user, name)) }),
        DELETE: ({ user }, name = "") => {
          state.keypairs.remove(findKeypair(state, user, name));
          return emptyResponse(204);
        },
      },
    ],
  ];
}

/** @throws CloudFault with 404. */
export function findKeypair(state: CycladesState, user: CloudUser, name: string): KeypairRow {
  const keypair = keypairsOf(state, user).find((each) => each.name === name);
  if (keypair === undefined) throw fault("itemNotFound", `Keypair ${name} not found.`);
  return keypair;
}

function keypairsOf(state: CycladesState, { uuid }: CloudUser): KeypairRow[] {
  return state.keypairs.all().filter(({ userId }) => userId === uuid);
}

/** How many keypairs a user may have. */
const mostKeypairs = 10;

function createKeypair(state: CycladesState, { user, request }: Call): MockResponse {
  // The text is no fault, although its type says that it is JSON.
  if (keypairsOf(state, user).length >= mostKeypairs) return { ...emptyResponse(500), body: "SSH keys limit exceeded" };
  const keypair = property(jsonBody(request), "keypair");
  const name = property(keypair, "name");
  if (!isObject(keypair) || name === undefined) throw fault("badRequest", "Malformed request.");
  if (typeof name !== "string") throw unexpectedError();
  if (!/\P{Cc}/u.test(name)) throw fault("badRequest", "Invalid name format");
  if (keypairsOf(state, user).some((each) => each.name === name))
    throw fault("conflict", "A keypair with that name already exists");
  const publicKey = property(keypair, "public_key");
  // A stock server lacks the library that makes keys.
  if (publicKey === undefined) throw fault("forbidden", "Application does not support ssh keys generation");
  if (typeof publicKey !== "string") throw unexpectedError();
  const nowMs = state.now();
  const row = state.keypairs.add((id) => ({
    ...{ id, userId: user.uuid, name, publicKey, fingerprint: "unknown fingerprint" },
    ...{ createdMs: nowMs, updatedMs: nowMs },
  }));
  return jsonResponse(201, { keypair: summary(row) });
}

function summary({ name, publicKey, fingerprint }: KeypairRow): JsonObject {
  return { name, public_key: publicKey, fingerprint };
}

function details(keypair: KeypairRow): JsonObject {
  const { id, createdMs, updatedMs } = keypair;
  const times = { created_at: isoTimeWithoutZone(createdMs), updated_at: isoTimeWithoutZone(updatedMs) };
  return { ...summary(keypair), id, deleted: false, ...times, deleted_at: null };
}
