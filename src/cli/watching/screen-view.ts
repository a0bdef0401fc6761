import stringWidth from "string-width";
import { sanitize } from "../../core/text.js";
import { heightOf, type Io, widthOf } from "../io.js";
import { type Cell, cellOf } from "../output/cells.js";
import { type Paint, paintFor } from "../output/style.js";
import { table } from "../output/table.js";
import { duration } from "../output/times.js";
import { truncateToWidth } from "../output/width.js";
import { stateCell } from "./state-cell.js";
import { summaryOf } from "./summary.js";
import type { WatchedInstance } from "./unfinished.js";
import type { View } from "./view.js";

const titles = ["state", "for", "name", "class", "uuid"];

// The alternate screen, as in editors: leaving it restores the previous content, and resizing does no harm.
const enterScreen = "\u001b[?1049h\u001b[?25l";
const leaveScreen = "\u001b[?25h\u001b[?1049l";
const cursorHome = "\u001b[H";
const clearLine = "\u001b[2K";
const clearBelow = "\u001b[J";

/** Shows a table that is updated in place, on a terminal. `q` quits; the last table stays visible. */
export class ScreenView implements View {
  readonly quitSignal: AbortSignal;
  readonly #io: Io;
  readonly #user: string;
  readonly #paint: Paint;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #all: readonly WatchedInstance[] | undefined;
  #warning = "";

  constructor(io: Io, user: string) {
    this.#io = io;
    this.#user = user;
    this.quitSignal = this.#controller.signal;
    this.#paint = paintFor(io.stdout, io.env);
    if (io.stdin.isTTY === true) {
      // Read single keys, without Enter. Ctrl-C then sends no signal.
      io.stdin.setRawMode?.(true);
      io.stdin.setEncoding("utf8").on("data", this.#onKeys).resume();
    }
    io.stdout.write(enterScreen);
    io.stdout.on("resize", this.#draw);
    // Update the durations between two refreshes.
    this.#timer = setInterval(this.#draw, 1_000);
    this.#draw();
  }

  show(all: readonly WatchedInstance[]): Promise<void> {
    this.#all = all;
    this.#warning = "";
    this.#draw();
    return Promise.resolve();
  }

  warn(message: string): void {
    this.#warning = `${sanitize(message, 300)}; retrying`;
    this.#draw();
  }

  end(): void {
    const { stdin, stdout } = this.#io;
    clearInterval(this.#timer);
    stdout.off("resize", this.#draw);
    if (stdin.isTTY === true) {
      stdin.off("data", this.#onKeys).pause();
      stdin.setRawMode?.(false);
    }
    stdout.write(leaveScreen);
    // Write the whole table: the user can scroll.
    const all = this.#all;
    if (all !== undefined) stdout.write(`${[...this.#table(all), this.#summary(all, this.#paint)].join("\n")}\n`);
  }

  readonly #onKeys = (typed: string): void => {
    if (typed.includes("\u0003")) this.#io.interrupt();
    else if (/q/i.test(typed)) this.#controller.abort();
  };

  readonly #draw = (): void => {
    const width = widthOf(this.#io.stdout);
    const height = heightOf(this.#io.stdout);
    const all = this.#all ?? [];
    const below = this.#warning === "" ? [] : [this.#paint("yellow", truncateToWidth(this.#warning, width))];
    const plain = this.#lastLine((_, text) => text);
    below.push(stringWidth(plain) > width ? truncateToWidth(plain, width) : this.#lastLine(this.#paint));
    const most = Math.max(0, height - 1 - below.length);
    const shown = all.length > most ? selectVisible(all, Math.max(0, most - 1)) : all;
    if (shown.length < all.length) below.unshift(this.#paint("dim", `… and ${all.length - shown.length} more`));
    const lines = [...this.#table(shown), ...below].slice(-height);
    this.#io.stdout.write(cursorHome + lines.map((line) => clearLine + line).join("\n") + clearBelow);
  };

  #table(shown: readonly WatchedInstance[]): string[] {
    if (shown.length === 0) return [];
    const rows = shown.map((each) => row(each, new Date()));
    return table(titles, rows, { width: widthOf(this.#io.stdout), paint: this.#paint });
  }

  #lastLine(paint: Paint): string {
    const key = this.#io.stdin.isTTY === true ? "q" : "Ctrl-C";
    const what =
      this.#all === undefined
        ? `loading the instances of ${sanitize(this.#user, 300)} …`
        : this.#summary(this.#all, paint);
    return `${what} ${paint("dim", `· ${key} quits`)}`;
  }

  #summary(all: readonly WatchedInstance[], paint: Paint): string {
    return summaryOf(
      all.map(({ instance: { state }, progress }) => ({ state, progress })),
      this.#user,
      paint,
    );
  }
}

/** The instances to show if not all fit: unfinished ones first, then the others, in their previous order. */
function selectVisible(all: readonly WatchedInstance[], maxCount: number): WatchedInstance[] {
  const isOver = ({ progress }: WatchedInstance): number => Number(progress !== "unfinished");
  const chosen = new Set([...all].sort((a, b) => isOver(a) - isOver(b)).slice(0, maxCount));
  return all.filter((each) => chosen.has(each));
}

function row(watched: WatchedInstance, now: Date): Cell[] {
  const { instance, resource } = watched;
  const end = instance.datetimeFinished ?? now;
  const isOver = instance.isFinished && instance.datetimeFinished === null;
  return [
    stateCell(watched),
    { text: isOver ? "-" : duration(end.getTime() - instance.datetimeCreated.getTime()), isWhole: true },
    cellOf("name", instance.name),
    { text: resource.alias, style: "dim" },
    { ...cellOf("uuid", instance.uuid), isWhole: true },
  ];
}
