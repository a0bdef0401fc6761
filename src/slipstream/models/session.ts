import * as z from "../../core/data/zod.js";
import type { Wire } from "../contract.js";
import { isoDate, words } from "./cimi-fields.js";
import { CimiResource } from "./cimi-resource.js";
import { defineCimiShape, link } from "./cimi-shape.js";

/** A login of a user. A user sees only the own one. To delete it is to log out. */
export class Session extends CimiResource {
  /** How the user logged in, such as `internal` or `api-key`. */
  declare readonly method: string;
  /** The name of the user. */
  declare readonly username: string;
  /** The roles of the user, and the id of the session. */
  declare readonly roles: readonly string[];
  /** When the session ends; null if that is not known. */
  declare readonly expiry: Date | null;
  /** The session template, by its id in `href`. */
  declare readonly sessionTemplate: CimiLink;
  /** The host name with which the client logged in; undefined if that is not known. */
  declare readonly server: string | undefined;
  /** The address from which the client logged in; undefined if that is not known. */
  declare readonly clientIP: string | undefined;

  /** See {@link Model.toJSON}. */
  override toJSON(): SessionWire {
    // The shape has checked it.
    return super.toJSON() as SessionWire;
  }
}

/** A session as the API writes it. */
export interface SessionWire extends Wire<"Session"> {}

/** A link to a resource, by its id in `href`. */
export interface CimiLink extends Wire<"CimiLink"> {}

const optionalString = z.exactOptional(z.string());

export const sessionShape = defineCimiShape(
  "session",
  {
    method: optionalString,
    username: optionalString,
    roles: optionalString,
    expiry: optionalString,
    sessionTemplate: z.exactOptional(link),
    server: optionalString,
    clientIP: optionalString,
  },
  { expiry: isoDate, roles: words },
);
