import type { Credentials } from "../../core/http/credentials.js";
import { requireSecret } from "../../core/data/checks.js";

/** A permanent token of Django REST framework, issued by an administrator. */
export class TokenCredentials implements Credentials {
  readonly #authorization: string;

  constructor(authToken: string) {
    this.#authorization = `Token ${requireSecret("authToken", authToken)}`;
  }

  authorization(): string {
    return this.#authorization;
  }
}
