import type { JsonObject } from "../../json.js";
import type { RunEvent } from "../../run-event.js";
import { adminAcl, roleRule } from "../acl.js";
import type { ResourceType } from "../resource-type.js";
import { isHref, isText, isTimestamp, oneOf, requireShape, resourceShape, shaped } from "../schema.js";
import { toTimestamp } from "../store/dates.js";
import { cimiUri } from "./uris.js";

const eventShape = resourceShape({
  required: {
    timestamp: isTimestamp,
    type: oneOf("state", "alarm", "action", "system"),
    severity: oneOf("critical", "high", "medium", "low"),
    content: shaped({ required: { resource: shaped({ required: { href: isHref }, isOpen: true }), state: isText } }),
  },
});

/**
 * Events. Each caller may add some, also an anonymous one, but no caller may change one. They get no
 * list of rights by default. A search lists the newest first, regardless of the requested order.
 */
export const events: ResourceType = {
  type: "event",
  key: "events",
  uri: cimiUri("event"),
  collectionAcl: adminAcl(roleRule("ANON", "ALL")),
  methods: ["add", "delete"],
  defaultAcl: () => undefined,
  narrow: (parameters) => ({ ...parameters, orderBy: [{ path: "timestamp", isDescending: true }] }),
  validate: (document) => {
    requireShape(document, eventShape);
  },
};

/** The event that is stored for what happened to a run. */
export function toEvent({ runUuid, owner, type, severity, state }: RunEvent, id: string, now: number): JsonObject {
  const timestamp = toTimestamp(now);
  return {
    id,
    resourceURI: events.uri,
    created: timestamp,
    updated: timestamp,
    timestamp,
    type,
    severity,
    content: { resource: { href: `run/${runUuid}` }, state },
    acl: { owner: { principal: owner, type: "USER" }, rules: [{ principal: owner, type: "USER", right: "ALL" }] },
  };
}
