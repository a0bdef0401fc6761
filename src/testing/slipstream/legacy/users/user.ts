import { parseTime } from "../dates.js";
import type { XmlElement } from "../xml/element.js";
import { childOf, mapValues, textOf } from "../xml/element.js";

/** The states of a user. Only active and new users can log in. */
export type UserState = "NEW" | "ACTIVE" | "DELETED" | "SUSPENDED";

export const userStates: readonly UserState[] = ["NEW", "ACTIVE", "DELETED", "SUSPENDED"];

/** A user. The document keeps everything that was sent, except for the password. */
export class User {
  readonly document: XmlElement;
  readonly createdMs: number;
  password: string;

  constructor(document: XmlElement, password: string, createdMs: number) {
    this.document = document;
    this.password = password;
    this.createdMs = createdMs;
  }

  get name(): string {
    return this.attribute("name") ?? "";
  }

  get isPrivileged(): boolean {
    return this.attribute("issuper") === "true";
  }

  get state(): string {
    return this.attribute("state") ?? "";
  }

  /** When the user was last online; undefined if that is not known. */
  get lastOnlineMs(): number | undefined {
    return parseTime(this.attribute("lastOnline") ?? "");
  }

  setState(state: UserState): void {
    this.document.attributes.set("state", state);
  }

  get roles(): readonly string[] {
    return (this.attribute("roles") ?? "")
      .split(",")
      .map((role) => role.trim())
      .filter((role) => role !== "");
  }

  attribute(name: string): string | undefined {
    return this.document.attributes.get(name);
  }

  /** The value of a parameter of the profile; undefined if it is missing or empty. */
  parameter(name: string): string | undefined {
    const found = mapValues(this.document, "parameters", "parameter").find(
      ({ attributes }) => attributes.get("name") === name,
    );
    const value = found === undefined ? undefined : childOf(found, "value");
    const text = value === undefined ? "" : textOf(value);
    return text === "" ? undefined : text;
  }

  /** The cloud of runs that name none; empty if there is none. */
  get defaultCloud(): string {
    return this.parameter("General.default.cloud.service") ?? "";
  }
}
