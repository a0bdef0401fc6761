import * as z from "../../core/data/zod.js";
import type { Wire } from "../contract.js";
import { isoDate } from "./cimi-fields.js";
import { CimiResource } from "./cimi-resource.js";
import { defineCimiShape, link } from "./cimi-shape.js";

/** Something that happened to a resource, such as a change of the state of a run. It cannot be edited. */
export class Event extends CimiResource {
  /** The kind of event. */
  declare readonly type: EventType;
  /** How serious it is. */
  declare readonly severity: EventSeverity;
  /** When it happened; null if that is not known. */
  declare readonly timestamp: Date | null;
  /** What happened, and to which resource: `content.resource.href` is `run/UUID` for a run. */
  declare readonly content: EventContent;

  /** See {@link Model.toJSON}. */
  override toJSON(): EventWire {
    // The shape has checked it.
    return super.toJSON() as EventWire;
  }
}

/** An event as the API writes it. */
export interface EventWire extends Wire<"Event"> {}

/** What happened, and to which resource. */
export interface EventContent extends Wire<"EventContent"> {}

/** The kind of an event. */
export type EventType = Wire<"EventType">;

/** How serious an event is. */
export type EventSeverity = Wire<"EventSeverity">;

/** The kinds of events. */
export const eventTypes = ["state", "alarm", "action", "system"] as const satisfies readonly EventType[];

const optionalString = z.exactOptional(z.string());

export const eventShape = defineCimiShape(
  "event",
  {
    type: optionalString,
    severity: optionalString,
    timestamp: optionalString,
    content: z.exactOptional(z.looseObject({ resource: z.exactOptional(link), state: optionalString })),
  },
  { timestamp: isoDate },
);
