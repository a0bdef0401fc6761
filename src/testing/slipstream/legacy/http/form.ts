import { LegacyError } from "../errors.js";

/** The values of a form or a query. Of several with one name, the first counts. */
export class Form {
  readonly #pairs: readonly (readonly [string, string])[];

  constructor(encoded: string) {
    this.#pairs = [...new URLSearchParams(encoded)];
  }

  /** The names, each once. */
  get names(): readonly string[] {
    return [...new Set(this.#pairs.map(([name]) => name))];
  }

  get(name: string): string | undefined {
    return this.#pairs.find(([each]) => each === name)?.[1];
  }
}

/** The text of a body. */
export function readBody(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) throw new LegacyError(500);
  return new TextDecoder().decode(bytes);
}

const mostBytes = 16 * 1024 * 1024;
