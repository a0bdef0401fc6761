/** Metadata by normalized names: `Foo-Bar`. */
export type Metadata = ReadonlyMap<string, string>;

/** The metadata of an account or a container, now and at earlier times. */
export class MetadataHistory {
  readonly #states: { readonly ms: number; readonly metadata: Metadata }[] = [];

  /** The metadata now. */
  get latest(): Metadata {
    return this.#states.at(-1)?.metadata ?? new Map();
  }

  /** The metadata before a time, in milliseconds since 1970. */
  before(ms: number): Metadata {
    return this.#states.findLast((state) => state.ms < ms)?.metadata ?? new Map();
  }

  set(ms: number, metadata: Metadata): void {
    this.#states.push({ ms, metadata });
  }
}
