import { stringifyJson } from "saltant";
import { escapeUnprintable } from "../../core/text.js";
import { type Io, type OutStream, widthOf, writeLine } from "../io.js";
import type { AnyModel, Resource } from "../resources/resource.js";
import { card } from "./card.js";
import { cellOf, type NamesById, noNames, titleOf } from "./cells.js";
import type { Progress } from "./progress.js";
import { type Paint, paintFor } from "./style.js";
import { table } from "./table.js";

/** How results are written: for people, as one JSON document, as a JSON document a line, or just what names each. */
export type Format = "table" | "json" | "jsonl" | "ids";

/** What is to be known of a kind of things to write them: the properties that a table shows, the first of which names each. */
type Columns = Pick<Resource, "columns">;

/** Finds the names of what things speak of by id; asked only where people read. */
export type NameResolver = (items: readonly AnyModel[]) => Promise<NamesById>;

/** Where nothing is spoken of by id. */
const resolveNoNames: NameResolver = () => Promise.resolve(noNames);

/** Writes results to standard output, and nothing else goes there. */
export class Output {
  readonly format: Format;
  readonly #paint: Paint;
  readonly #stream: OutStream;
  readonly #progress: Progress;

  constructor({ stdout, env }: Pick<Io, "stdout" | "env">, format: Format, progress: Progress) {
    this.format = format;
    this.#paint = paintFor(stdout, env);
    this.#stream = stdout;
    this.#progress = progress;
  }

  /** Whether each thing is written as soon as it is there. */
  get isStreamed(): boolean {
    return this.format === "jsonl" || this.format === "ids";
  }

  /** Writes one thing: a card for people, an object for programs. */
  async writeOne(kind: Columns, item: AnyModel, namesOf: NameResolver = resolveNoNames): Promise<void> {
    if (this.format === "json") return this.writeLine(jsonOf(item, 2));
    if (this.format !== "table") return this.#record(kind, item);
    for (const line of card(item, kind.columns, await namesOf([item]), this.#paint)) await this.writeLine(line);
  }

  /** Writes many as they come; people get a table once all are there. */
  async writeAll(
    kind: Columns,
    items: AsyncIterable<AnyModel> | Iterable<AnyModel>,
    namesOf: NameResolver = resolveNoNames,
  ): Promise<void> {
    if (this.format === "json") return this.#document(items);
    if (this.format !== "table") {
      for await (const item of items) await this.#record(kind, item);
      return;
    }
    const all: AnyModel[] = [];
    for await (const item of items) all.push(item);
    if (all.length > 0) await this.#table(kind, all, await namesOf(all));
  }

  /** Writes a line as it is. */
  async writeLine(line: string): Promise<void> {
    if (this.#stream.isTTY === true) this.#progress.clear();
    await writeLine(this.#stream, line);
  }

  async #table(kind: Columns, items: readonly AnyModel[], names: NamesById): Promise<void> {
    const rows = items.map((item) => kind.columns.map((name) => cellOf(name, valueOf(item, name), names)));
    for (const line of table(kind.columns.map(titleOf), rows, { width: widthOf(this.#stream), paint: this.#paint }))
      await this.writeLine(line);
  }

  /** One JSON array, an item a line, written as the items come. */
  async #document(items: AsyncIterable<AnyModel> | Iterable<AnyModel>): Promise<void> {
    let last: string | undefined;
    try {
      for await (const item of items) {
        await this.writeLine(last === undefined ? "[" : `  ${last},`);
        last = jsonOf(item);
      }
    } finally {
      // Though it ends early, what is written is a document.
      if (last !== undefined) await this.writeLine(`  ${last}`);
      await this.writeLine(last === undefined ? "[]" : "]");
    }
  }

  async #record(kind: Columns, item: AnyModel): Promise<void> {
    const [key = ""] = kind.columns;
    await this.writeLine(this.format === "jsonl" ? jsonOf(item) : this.#idOf(valueOf(item, key)));
  }

  /** What names a thing: as it is for programs, and as it can be seen on a terminal. */
  #idOf(value: unknown): string {
    return this.#stream.isTTY === true ? escapeUnprintable(String(value)) : String(value);
  }
}

/** A thing as JSON with the server's own digits, which says the same to programs and does nothing to a terminal. */
function jsonOf(item: AnyModel, indent?: number): string {
  const lines = (stringifyJson(item, indent) ?? "").split("\n");
  return lines.map(escapeUnprintable).join("\n");
}

function valueOf(item: AnyModel, property: string): unknown {
  return Reflect.get(item, property);
}
