import { randomUuid } from "../../kit/random-uuid.js";

/** A token of a user who has logged in. */
export interface Token {
  readonly id: string;
  readonly userId: string;
  /** In seconds since 1970. */
  readonly createdAt: number;
  /** In seconds since 1970. */
  readonly expiresAt: number;
}

/** How long an unused token is valid, in seconds. */
const lifetime = 1800;

/** The tokens of all users. Each use of a token prolongs it. */
export class Tokens {
  readonly #now: () => number;
  readonly #tokens = new Map<string, Token>();

  constructor(now: () => number) {
    this.#now = now;
  }

  create(userId: string): Token {
    const now = this.#now();
    return this.#store({ id: randomUuid(), userId, createdAt: now, expiresAt: now + lifetime });
  }

  /** The token, prolonged; undefined if it is unknown or has expired. */
  use(id: string): Token | undefined {
    const token = this.#tokens.get(id);
    const now = this.#now();
    if (token === undefined) return undefined;
    if (token.expiresAt >= now) return this.#store({ ...token, expiresAt: now + lifetime });
    this.#tokens.delete(id);
    return undefined;
  }

  revoke({ id }: Token): void {
    this.#tokens.delete(id);
  }

  revokeAll(userId: string): void {
    for (const token of this.#tokens.values()) if (token.userId === userId) this.#tokens.delete(token.id);
  }

  #store(token: Token): Token {
    this.#tokens.set(token.id, token);
    return token;
  }
}
