import type { Credentials } from "../../core/credentials.js";
import { InvalidInputError } from "../../core/errors/index.js";

/** A permanent token, given out by an administrator. */
export class TokenCredentials implements Credentials {
  readonly #authorization: string;

  constructor(authToken: string) {
    this.#authorization = `Token ${requireSecret("authToken", authToken)}`;
  }

  authorization(): string {
    return this.#authorization;
  }
}

/**
 * Refuses what cannot stand in a header, before `fetch` does: its message would quote it.
 *
 * @param name - What the value is called in the message, which never shows the value.
 */
export function requireSecret(name: string, value: unknown): string {
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new InvalidInputError(`${name} must be a text without white space, and not empty`);
}
