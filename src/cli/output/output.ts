import { stringifyJson } from "saltant";
import { escapeUnprintable } from "../../core/text.js";
import { type Io, type OutStream, widthOf, writeLine } from "../io.js";
import type { AnyModel, Resource } from "../resources/resource.js";
import { card } from "./card.js";
import { cellOf, type NamesById, noNames, titleOf } from "./cells.js";
import type { Progress } from "./progress.js";
import { type Paint, paintFor } from "./style.js";
import { table } from "./table.js";

/** The output format: a table for people, one JSON document, one JSON document per line, or only identifiers. */
export type Format = "table" | "json" | "jsonl" | "ids";

/** What is needed to write a kind of resource: the properties that a table shows, of which the first is the identifier. */
type Columns = Pick<Resource, "columns">;

/** Looks up the names of what items refer to by id. Called only for output to people. */
export type NameResolver = (items: readonly AnyModel[]) => Promise<NamesById>;

/** For items that refer to nothing by id. */
const resolveNoNames: NameResolver = () => Promise.resolve(noNames);

/** Writes results, and nothing else, to standard output. */
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

  /** Whether each item is written as soon as it arrives. */
  get isStreamed(): boolean {
    return this.format === "jsonl" || this.format === "ids";
  }

  /** Writes one item: a card for people, an object for programs. */
  async writeOne(kind: Columns, item: AnyModel, namesOf: NameResolver = resolveNoNames): Promise<void> {
    if (this.format === "json") return this.writeLine(jsonOf(item, 2));
    if (this.format !== "table") return this.#record(kind, item);
    for (const line of card(item, kind.columns, await namesOf([item]), this.#paint)) await this.writeLine(line);
  }

  /** Writes many items as they arrive, or as a table once all have arrived. */
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

  /** Writes a line unchanged. */
  async writeLine(line: string): Promise<void> {
    if (this.#stream.isTTY === true) this.#progress.clear();
    await writeLine(this.#stream, line);
  }

  async #table(kind: Columns, items: readonly AnyModel[], names: NamesById): Promise<void> {
    const rows = items.map((item) => kind.columns.map((name) => cellOf(name, valueOf(item, name), names)));
    for (const line of table(kind.columns.map(titleOf), rows, { width: widthOf(this.#stream), paint: this.#paint }))
      await this.writeLine(line);
  }

  /** Writes a JSON array, one item per line, as the items arrive. */
  async #document(items: AsyncIterable<AnyModel> | Iterable<AnyModel>): Promise<void> {
    let last: string | undefined;
    try {
      for await (const item of items) {
        await this.writeLine(last === undefined ? "[" : `  ${last},`);
        last = jsonOf(item);
      }
    } finally {
      // Close the array even if the items end early with an error: the output must be valid JSON.
      if (last !== undefined) await this.writeLine(`  ${last}`);
      await this.writeLine(last === undefined ? "[]" : "]");
    }
  }

  async #record(kind: Columns, item: AnyModel): Promise<void> {
    const [key = ""] = kind.columns;
    await this.writeLine(this.format === "jsonl" ? jsonOf(item) : this.#idOf(valueOf(item, key)));
  }

  /** The identifier of an item: unchanged for programs, and escaped for a terminal. */
  #idOf(value: unknown): string {
    return this.#stream.isTTY === true ? escapeUnprintable(String(value)) : String(value);
  }
}

/** An item as JSON with the digits of the server. Control characters are escaped, which does not change the meaning. */
function jsonOf(item: AnyModel, indent?: number): string {
  const lines = (stringifyJson(item, indent) ?? "").split("\n");
  return lines.map(escapeUnprintable).join("\n");
}

function valueOf(item: AnyModel, property: string): unknown {
  return Reflect.get(item, property);
}
