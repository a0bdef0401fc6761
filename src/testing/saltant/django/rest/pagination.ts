import { detailError } from "../errors.js";
import { parseInteger } from "../python/numbers.js";
import type { DjangoRequest, QueryDict } from "../request.js";

/** Finds the page for a request. */
export class Paginator {
  readonly #request: DjangoRequest;
  readonly #size: number;
  readonly #number: number | "last";

  /** @throws ApiException 404 for an invalid page number, before any row is counted. */
  constructor(request: DjangoRequest, defaultSize: number) {
    this.#request = request;
    this.#size = pageSize(request.query, defaultSize);
    const number = request.query.get("page") ?? "1";
    this.#number = number === "last" ? number : Number(parseInteger(number) ?? 0);
    if (this.#number !== "last" && this.#number < 1) throw invalidPage();
  }

  /**
   * The page out of `count` rows.
   *
   * @throws ApiException 404 if it does not exist. The first page always exists, but may be empty.
   */
  page(count: number): Page {
    const last = Math.max(1, Math.ceil(count / this.#size));
    const number = this.#number === "last" ? last : this.#number;
    if (number > last) throw invalidPage();
    return {
      start: (number - 1) * this.#size,
      end: Math.min(number * this.#size, count),
      next: number < last ? linkTo(this.#request, number + 1) : null,
      previous: number > 1 ? linkTo(this.#request, number - 1) : null,
    };
  }
}

/** The rows of a page, and the links to the previous and the next page. */
export interface Page {
  readonly start: number;
  readonly end: number;
  readonly next: string | null;
  readonly previous: string | null;
}

function invalidPage(): Error {
  return detailError(404, "Invalid page.");
}

/** The page size, without an upper limit. A value that is not a positive integer is ignored. */
function pageSize(query: QueryDict, defaultSize: number): number {
  const size = Number(parseInteger(query.get("page_size") ?? "") ?? 0);
  return size > 0 ? Math.min(size, Number.MAX_SAFE_INTEGER) : defaultSize;
}

/** The URL of the request with another page number, which is omitted for the first page. */
function linkTo(request: DjangoRequest, page: number): string {
  const query = request.query.encodeWith("page", page === 1 ? undefined : String(page));
  return request.address + (query === "" ? "" : `?${query}`);
}
