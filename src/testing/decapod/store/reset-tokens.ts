/** A request to reset a user's password. */
export interface ResetToken {
  readonly token: string;
  readonly userId: string;
}

/** The lifetime of a token, in seconds. */
const lifetime = 86_400;

/** The tokens that reset passwords. */
export class ResetTokens {
  readonly #now: () => number;
  readonly #tokens = new Map<string, ResetToken & { readonly expiresAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  create(userId: string): ResetToken {
    const token = randomCharacters(64).replace(/(.{13})(?=.)/g, "$1-");
    const entry = { token, userId, expiresAt: this.#now() + lifetime };
    this.#tokens.set(token, entry);
    return entry;
  }

  get(token: string): ResetToken | undefined {
    const entry = this.#tokens.get(token);
    return entry === undefined || entry.expiresAt < this.#now() ? undefined : entry;
  }

  /** A token can be used once. */
  delete({ token }: ResetToken): void {
    this.#tokens.delete(token);
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random letters and digits, for tokens and passwords. */
export function randomCharacters(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}
