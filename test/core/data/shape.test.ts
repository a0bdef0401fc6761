import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { defineInput, encodeInput } from "../../../src/core/data/input.js";
import { InvalidInputError } from "../../../src/core/errors/index.js";
import { Model } from "../../../src/core/data/model.js";
import { defineShape } from "../../../src/core/data/define-shape.js";

// A made-up resource: the core must not know any service.
interface BookWire {
  id: number;
  name: string;
  tags: string[];
  date_printed: string | null;
}

interface BookInput {
  name: string;
  tags?: readonly string[];
}

const shape = defineShape<BookWire>()({
  noun: "book",
  key: "id",
  fields: { id: z.int(), name: z.string(), tags: z.array(z.string()), date_printed: z.nullable(z.string()) },
  readOnly: ["id", "date_printed"],
  datetimes: ["date_printed"],
  json: ["tags"],
});

class Book extends Model<BookWire, BookInput> {
  declare readonly id: number;
  declare name: string;
  declare tags: string[];
  declare datePrinted: Date | null;

  constructor(wire: BookWire) {
    super(shape, wire);
  }

  override assignFrom(fresh: Book): this {
    return super.assignFrom(fresh);
  }

  override values(): BookInput {
    return super.values();
  }

  override changes(): Partial<BookInput> {
    return super.changes();
  }
}

const printed = "2026-01-02T03:04:05.678901Z";
const wire = (): BookWire => ({ id: 1, name: "Moby", tags: ["sea"], date_printed: printed });

describe("a model", () => {
  it("has the response's fields as own properties, by their names in TypeScript", () => {
    const book = new Book(wire());
    expect(Object.keys(book)).toEqual(["id", "name", "tags", "datePrinted"]);
    expect(book.datePrinted).toEqual(new Date("2026-01-02T03:04:05.678Z"));
    expect(new Book({ ...wire(), date_printed: null }).datePrinted).toBeNull();
  });

  it("returns the response's data unchanged, including microseconds and unknown fields", () => {
    const data = { ...wire(), shelf: "B7" };
    expect(new Book(data).toJSON()).toEqual(data);
    expect(JSON.stringify(new Book(data))).toBe(JSON.stringify(data));
  });

  it("returns local changes in the form of the request body", () => {
    const book = new Book(wire());
    book.name = "Dick";
    book.datePrinted = new Date("2027-01-01T00:00:00Z");
    expect(book.toJSON()).toEqual({ ...wire(), name: "Dick", date_printed: "2027-01-01T00:00:00.000Z" });
  });

  it("detects local changes of writable properties, in-place changes included", () => {
    const book = new Book(wire());
    expect(book.changes()).toEqual({});
    book.datePrinted = null;
    expect(book.changes()).toEqual({});
    book.tags.push("whale");
    expect(book.changes()).toEqual({ tags: ["sea", "whale"] });
    expect(book.values()).toEqual({ name: "Moby", tags: ["sea", "whale"] });
  });

  it("takes over another model's data, and then has no local changes", () => {
    const book = new Book(wire());
    book.name = "Dick";
    expect(book.assignFrom(new Book({ ...wire(), name: "Ahab" }))).toBe(book);
    expect(book.name).toBe("Ahab");
    expect(book.changes()).toEqual({});
  });

  it("equals a model of the same kind and key, with any other data", () => {
    const book = new Book(wire());
    expect(book.equals(new Book({ ...wire(), name: "Other" }))).toBe(true);
    expect(book.equals(new Book({ ...wire(), id: 2 }))).toBe(false);
    expect(book.equals({ id: 1 })).toBe(false);
    expect(book.equals(null)).toBe(false);
  });

  it("does not equal another kind with the same key, and has no writable property unless its shape says so", () => {
    class Shelf extends Model<{ id: number }, object> {
      constructor() {
        super(defineShape<{ id: number }>()({ noun: "shelf", key: "id", fields: { id: z.int() } }), { id: 1 });
      }
      override values(): object {
        return super.values();
      }
    }
    expect(new Book(wire()).equals(new Shelf())).toBe(false);
    expect(new Shelf().values()).toEqual({});
  });

  it("prints in short form, with data only", () => {
    const book = new Book(wire());
    expect(String(book)).toBe("book 1 (Moby)");
    expect(String(new Book({ ...wire(), name: "" }))).toBe("book 1");
    expect(inspect(book, { breakLength: Infinity })).toBe(
      "Book { id: 1, name: 'Moby', tags: [ 'sea' ], datePrinted: 2026-01-02T03:04:05.678Z }",
    );
  });
});

describe("an input", () => {
  const input = defineInput<{ name: string; date_printed?: string }>()({
    name: z.string("This field is required."),
    date_printed: z.exactOptional(z.string()),
  });

  it("gets the request's field names, and omits undefined properties", () => {
    expect(encodeInput(input, { name: "Moby", datePrinted: printed }, "book")).toEqual({
      name: "Moby",
      date_printed: printed,
    });
    expect(encodeInput(input, { name: "Moby", datePrinted: undefined }, "book")).toEqual({ name: "Moby" });
  });

  it.each([
    [{}, "book: name: This field is required."],
    [{ name: 7, datePrinted: null }, "book: name: This field is required; datePrinted: expected a string, not null"],
    [{ name: "Moby", title: "x" }, "book: unknown property title; the properties are name, datePrinted"],
  ])("is refused: %o", (value, message) => {
    expect(() => encodeInput(input, value, "book")).toThrow(new InvalidInputError(message));
  });
});
