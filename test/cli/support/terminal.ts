import { type IPty, spawn } from "@lydell/node-pty";
import headless, { type IBufferCell, type Terminal as Emulator } from "@xterm/headless";
import stringWidth from "string-width";
import { ChangeWatcher } from "./wait-until.js";

/** The size of a terminal. */
export interface Size {
  readonly cols?: number;
  readonly rows?: number;
}

/** The style of a piece of text. */
export interface TextStyle {
  readonly color: string;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

const colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

const keys = { "ctrl-c": "\x03", "ctrl-d": "\x04", enter: "\r", up: "\x1b[A", down: "\x1b[B", tab: "\t" } as const;

/** A shell line in a terminal, with the screen that a person would see. */
export class Terminal {
  readonly #pty: IPty;
  readonly #emulator: Emulator;
  readonly #watch = new ChangeWatcher(() => this.screen());
  #exitCode: number | undefined;

  constructor(line: string, cwd: string, env: NodeJS.ProcessEnv, { cols = 100, rows = 30 }: Size = {}) {
    this.#emulator = new headless.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true });
    // The emulator's own table of widths is older than most emoji.
    this.#emulator.unicode.register({
      version: "today",
      wcwidth: widthOf,
      charProperties: (codepoint) => (widthOf(codepoint) === 0 ? 1 : widthOf(codepoint) << 1),
    });
    this.#emulator.unicode.activeVersion = "today";
    this.#pty = spawn("sh", ["-c", line], { name: env.TERM ?? "", cols, rows, cwd, env });
    this.#pty.onData((text) => {
      this.#emulator.write(text, () => {
        this.#watch.changed();
      });
    });
    this.#pty.onExit(({ exitCode, signal = 0 }) => {
      // Pending output is processed first.
      this.#emulator.write("", () => {
        this.#exitCode = signal === 0 ? exitCode : 128 + signal;
        this.#watch.changed();
      });
    });
  }

  /** The content of the screen and of the scrollback, without trailing spaces. */
  screen(): string {
    const buffer = this.#emulator.buffer.active;
    const lines = Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)?.translateToString(true) ?? "");
    return lines.join("\n").trimEnd();
  }

  /** The style of a string at its first place on the screen. */
  styleOf(text: string): TextStyle {
    const buffer = this.#emulator.buffer.active;
    for (let y = 0; y < buffer.length; y += 1) {
      // Wide characters take two cells, so that the offset in the string differs from that on the screen.
      for (let x = 0; x < this.#emulator.cols; x += 1) {
        const cell = buffer.getLine(y)?.getCell(x);
        if (cell !== undefined && buffer.getLine(y)?.translateToString(false, x).startsWith(text))
          return textStyle(cell);
      }
    }
    throw new Error(`"${text}" is not on the screen:\n${this.screen()}`);
  }

  /** Whether the cursor is visible. */
  get hasCursor(): boolean {
    // From the emulator's internal state, as its API does not have it.
    const { _core: core } = this.#emulator as unknown as { _core: { coreService: { isCursorHidden: boolean } } };
    return !core.coreService.isCursorHidden;
  }

  /** Waits until the screen meets a condition, and returns it. */
  async until(predicate: (screen: string) => boolean): Promise<string> {
    await this.#watch.until(() => predicate(this.screen()));
    return this.screen();
  }

  /** Waits until the command has ended, and returns its exit code. */
  async finished(): Promise<number> {
    await this.#watch.until(() => this.#exitCode !== undefined);
    return this.#exitCode ?? -1;
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  press(key: keyof typeof keys): void {
    this.#pty.write(keys[key]);
  }

  resize(cols: number, rows: number): void {
    this.#emulator.resize(cols, rows);
    this.#pty.resize(cols, rows);
  }

  /** Ends the processes that still run in it. */
  close(): void {
    if (this.#exitCode === undefined) this.#pty.kill("SIGKILL");
    this.#emulator.dispose();
  }
}

function widthOf(codepoint: number): 0 | 1 | 2 {
  const width = stringWidth(String.fromCodePoint(codepoint));
  return width === 0 || width === 1 ? width : 2;
}

function textStyle(cell: IBufferCell): TextStyle {
  const color = cell.isFgDefault() ? "default" : (colors[cell.getFgColor()] ?? `color ${cell.getFgColor()}`);
  return { color, isBold: cell.isBold() !== 0, isDim: cell.isDim() !== 0 };
}
