import { createLogUpdate } from "log-update";
import { widthOf, type Io } from "../io.js";
import { cellOf, type Cell } from "../output/cells.js";
import { paintFor, type Paint } from "../output/style.js";
import { table } from "../output/table.js";
import { duration } from "../output/times.js";
import { printable } from "../../core/printable.js";
import type { Watched } from "./unfinished.js";
import type { View } from "./view.js";

const titles = ["state", "for", "name", "class", "uuid"];

/** Lines beside the table: its titles, the summary, and one for what is left out. */
const otherLines = 4;

/** Shows a watch as a table that is drawn over, on a terminal. `q` leaves it; the last state of things stays. */
export class ScreenView implements View {
  readonly left: AbortSignal;
  readonly #io: Io;
  readonly #user: string;
  readonly #paint: Paint;
  readonly #draw: ReturnType<typeof createLogUpdate>;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #all: readonly Watched[] = [];
  #warning = "";
  #isAsked = false;

  constructor(io: Io, user: string) {
    this.#io = io;
    this.#user = user;
    this.left = this.#controller.signal;
    this.#paint = paintFor(io.stdout, io.env);
    this.#draw = createLogUpdate(io.stdout);
    this.#readKeys();
    // Times go on between two looks.
    this.#timer = setInterval(() => this.#show(), 1_000);
    this.#show();
  }

  show(all: readonly Watched[]): Promise<void> {
    this.#all = all;
    this.#warning = "";
    this.#isAsked = true;
    this.#show();
    return Promise.resolve();
  }

  warn(message: string): void {
    this.#warning = printable(message, 300);
    this.#show();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#show();
    this.#draw.done();
    if (this.#io.stdin.isTTY === true) {
      this.#io.stdin.setRawMode?.(false);
      this.#io.stdin.pause();
    }
  }

  /** One key after another, without Enter. Ctrl-C is then a key like any other. */
  #readKeys(): void {
    const { stdin } = this.#io;
    if (stdin.isTTY !== true) return;
    stdin.setRawMode?.(true);
    stdin.setEncoding("utf8").on("data", (typed: string) => {
      if (typed.includes("\u0003")) this.#io.interrupt();
      else if (/q/i.test(typed)) this.#controller.abort();
    });
    stdin.resume();
  }

  #show(): void {
    const width = widthOf(this.#io.stdout);
    const most = Math.max(1, (this.#io.stdout.rows ?? 24) - otherLines);
    const shown = this.#all.slice(0, most);
    const rows = shown.map((each) => this.#row(each));
    const lines = rows.length === 0 ? [] : table(titles, rows, { width, paint: this.#paint });
    const hidden = this.#all.length - shown.length;
    if (hidden > 0) lines.push(this.#paint("dim", `… and ${hidden} more`));
    if (this.#warning !== "") lines.push(this.#paint("yellow", `${this.#warning}; trying on`));
    this.#draw([...lines, this.#summary()].join("\n"));
  }

  #row({ instance, resource }: Watched): Cell[] {
    const end = instance.datetimeFinished ?? new Date();
    const isOver = instance.isFinished && instance.datetimeFinished === null;
    return [
      cellOf("state", instance.state),
      { text: isOver ? "-" : duration(end.getTime() - instance.datetimeCreated.getTime()), isWhole: true },
      cellOf("name", instance.name),
      { text: resource.alias, style: "dim" },
      { ...cellOf("uuid", instance.uuid), isWhole: true },
    ];
  }

  #summary(): string {
    const unfinished = this.#all.filter(({ instance }) => !instance.isFinished).length;
    const over = this.#all.length - unfinished;
    if (!this.#isAsked) return this.#paint("dim", `asking for the instances of ${this.#user} … q ends`);
    if (this.#all.length === 0) return `nothing of ${this.#user} is under way`;
    const end = unfinished === 0 ? "" : this.#paint("dim", " · q ends");
    return `${unfinished} under way, ${over} finished${end}`;
  }
}
