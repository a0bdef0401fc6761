import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { Model, type ModelClass } from "../../../src/core/data/model.js";
import { ResourceManager } from "../../../src/core/data/resource-manager.js";
import type { Shape } from "../../../src/core/data/shape.js";
import { InvalidInputError, NotFoundError, ResponseValidationError } from "../../../src/core/errors/index.js";
import { retryPolicy } from "../../../src/core/http/retry.js";
import { Transport } from "../../../src/core/http/transport.js";
import type { Listing, ListOptions } from "../../../src/core/lists/listing.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { arrayOf, wholeNumber } from "../../../src/core/data/zod-schemas.js";
import { defineShape } from "../../../src/core/data/define-shape.js";

// A made-up service with its own ids, filters and pages.
interface BookWire {
  isbn: string;
  title: string;
}

interface BookApi {
  get(isbn: string): Promise<Book>;
}

const shape = defineShape<BookWire>()({
  noun: "book",
  key: "isbn",
  fields: { isbn: z.string(), title: z.string() },
});

class Book extends Model<BookWire> {
  declare readonly isbn: string;
  declare readonly title: string;
  readonly #manager: BookApi;

  constructor(bookShape: Shape<BookWire>, manager: BookApi, wire: BookWire) {
    super(bookShape, wire);
    this.#manager = manager;
  }

  async sync(): Promise<this> {
    return this.assignFrom(await this.#manager.get(this.isbn));
  }
}

class BookManager extends ResourceManager<Book, BookWire> {
  readonly model: ModelClass<Book, BookWire, BookApi> = Book;
  readonly #page = z.looseObject({ items: arrayOf(shape.schema), total: wholeNumber(0) });

  constructor(transport: Transport) {
    super(transport, shape);
  }

  async get(isbn: string): Promise<Book> {
    return this.requestOne({ method: "GET", path: "/books/{isbn}", pathParams: { isbn } });
  }

  list(query: Readonly<Record<string, string>> = {}, options: ListOptions = {}): Listing<Book> {
    return this.listing(async ({ number, size }, request) => {
      const paged = { ...query, first: String((number - 1) * size), count: String(size) };
      const spec = { method: "GET", path: "/books", query: paged, options: request } as const;
      const { items, total } = await this.transport.call(spec, this.#page);
      return { items, count: total };
    }, options);
  }

  async find(title: string): Promise<Book> {
    const found = await this.list({ title }, { limit: 1 }).first();
    if (found === undefined) throw this.notFound(`/books?title=${title}`, { title });
    return found;
  }

  protected override make(wire: BookWire): Book {
    return new this.model(this.shape, this, wire);
  }
}

/** A manager whose requests get these response bodies, and the requests that it sent. */
function createBookManager(...bodies: readonly unknown[]) {
  const sent: string[] = [];
  const left = [...bodies];
  const transport = new Transport({
    baseUrl: "http://host/api",
    baseUrlOption: "baseUrl",
    service: "library",
    credentials: { authorization: () => "Token x" },
    fetch: (url) => {
      sent.push(String(url instanceof Request ? url.url : url).replace("http://host/api", ""));
      return Promise.resolve(Response.json(left.shift()));
    },
    clock: new VirtualClock(),
    random: () => 0.5,
    headers: {},
    timeoutMs: 1_000,
    totalTimeoutMs: 5_000,
    maxResponseBytes: Infinity,
    retry: retryPolicy(),
    hooks: {},
    toError: (response) => new NotFoundError("not found", response),
  });
  return { books: new BookManager(transport), sent };
}

const moby = { isbn: "1", title: "Moby" };
const emma = { isbn: "2", title: "Emma" };

describe("a resource manager", () => {
  it("turns a response into a model, whose methods call the manager", async () => {
    const { books, sent } = createBookManager(moby, { ...moby, title: "Moby Dick" });
    const book = await books.get("1");
    expect(book).toBeInstanceOf(Book);
    expect(await book.sync()).toBe(book);
    expect(book.title).toBe("Moby Dick");
    expect(sent).toEqual(["/books/1", "/books/1"]);
  });

  it("checks the response against the shape", async () => {
    const { books } = createBookManager({ isbn: 1, title: "Moby" });
    await expect(books.get("1")).rejects.toThrow(ResponseValidationError);
  });

  it("lists with the service's own parameters and pages", async () => {
    const { books, sent } = createBookManager({ items: [moby], total: 2 }, { items: [emma], total: 2 });
    const all = await books.list({ sort: "isbn" }, { pageSize: 1 });
    expect(all.map(String)).toEqual(["book 1", "book 2"]);
    expect(sent).toEqual(["/books?sort=isbn&first=0&count=1", "/books?sort=isbn&first=1&count=1"]);
  });

  it("identifies items by the shape's key: an item that was pushed onto the next page is not listed twice", async () => {
    const { books } = createBookManager(
      { items: [moby], total: 2 },
      { items: [moby], total: 3 },
      { items: [emma], total: 3 },
    );
    expect((await books.list({}, { pageSize: 1, concurrency: 1 })).map(({ isbn }) => isbn)).toEqual(["1", "2"]);
  });

  it("checks the options of a list before anything is sent", () => {
    const { books, sent } = createBookManager();
    expect(() => books.list({}, { timeoutMs: -1 })).toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });

  it("throws if a search finds nothing", async () => {
    const { books } = createBookManager({ items: [], total: 0 });
    const error: unknown = await books.find("Ulysses").catch((each: unknown) => each);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      message: 'GET /books?title=Ulysses: there is no book with the title "Ulysses"',
      url: "http://host/api/books?title=Ulysses",
      status: 200,
    });
  });

  it("turns data into models, and rejects data of another shape", () => {
    const { books } = createBookManager();
    expect(books.fromWire({ ...moby, shelf: 7 }).toJSON()).toEqual({ ...moby, shelf: 7 });
    expect(() => books.fromWire({ isbn: "1" })).toThrow(
      new InvalidInputError("this is not a valid book: title: missing, expected a string"),
    );
    expect(() => books.fromWire({ ...moby, shelf: new Map() })).toThrow(InvalidInputError);
  });
});
