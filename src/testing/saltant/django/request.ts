import type { MockRequest } from "../../kit/request.js";
import { compareText } from "./python/text.js";

/** A Django request, with its parsed query. */
export interface DjangoRequest extends MockRequest {
  readonly query: QueryDict;
}

export function toDjangoRequest(request: MockRequest): DjangoRequest {
  return { ...request, query: QueryDict.parse(request.search) };
}

/** A parsed query string or form: names with all their values, in their original order (Django's `QueryDict`). */
export class QueryDict {
  readonly #values = new Map<string, string[]>();

  constructor(pairs: Iterable<readonly [string, string]>) {
    for (const [name, value] of pairs) {
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, [value]);
      else values.push(value);
    }
  }

  /** Parses `a=1&b=2`: `+` is a space, a name without `=` has an empty value, bytes that are not UTF-8 are replaced. */
  static parse(text: string): QueryDict {
    return new QueryDict(new URLSearchParams(text));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The last value of `name`, if it occurs several times. */
  get(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  getAll(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  /** `urlencode(sorted(...))` with `name` set to `value`, or omitted for `undefined`: the query of a page link in DRF. */
  encodeWith(name: string, value: string | undefined): string {
    const values = new Map<string, readonly string[]>(this.#values);
    if (value === undefined) values.delete(name);
    else values.set(name, [value]);
    return [...values]
      .sort(([left], [right]) => compareText(left, right))
      .flatMap(([key, all]) => all.map((one) => `${quotePlus(key)}=${quotePlus(one)}`))
      .join("&");
  }
}

/** `quote_plus`: everything but letters, digits and `_.-~` is percent-encoded, a space is `+`. */
function quotePlus(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
