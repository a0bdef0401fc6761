import type { BulkProgress } from "saltant";
import { createLogUpdate } from "log-update";
import { escapeUnprintable } from "../../core/text.js";
import { heightOf, type OutStream, widthOf } from "../io.js";
import { paintFor } from "./style.js";
import { duration } from "./times.js";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const framePeriodMs = 100;
const barWidth = 24;

/** The progress line does not appear for work that takes less time. */
const showDelayMs = 300;

/** A progress line, which is updated in place and removed at the end. */
export interface Progress {
  /** Changes the text of the line. */
  update(text: string): void;
  /** Removes the progress line for a line of output; it reappears below. */
  clear(): void;
  /** Writes a permanent line, and escapes its control characters. */
  readonly note: (line: string) => void;
  /** Removes the line permanently. */
  end(): void;
}

/** Starts progress on standard error. If that is not a terminal, only the notes are written. */
export function startProgress(stream: OutStream, env: NodeJS.ProcessEnv): Progress {
  if (stream.isTTY !== true || env.TERM === "dumb") {
    return { update: noop, clear: noop, note: (line) => stream.write(`${escapeUnprintable(line)}\n`), end: noop };
  }
  const paint = paintFor(stream, env);
  const draw = createLogUpdate(withSize(stream));
  const startMs = Date.now();
  let text = "";
  const show = (): void => {
    if (text === "" || Date.now() - startMs < showDelayMs) return;
    const frame = frames[Math.floor((Date.now() - startMs) / framePeriodMs) % frames.length] ?? "";
    draw(`${paint("cyan", frame)} ${text} ${paint("dim", `· ${duration(Date.now() - startMs)}`)}`);
  };
  const timer = setInterval(show, framePeriodMs);
  // The spinner must not keep the process alive.
  timer.unref();
  return {
    update(what) {
      text = what;
      show();
    },
    clear: () => draw.clear(),
    note(line) {
      draw.clear();
      stream.write(`${escapeUnprintable(line)}\n`);
    },
    end() {
      clearInterval(timer);
      text = "";
      draw.clear();
      // Restores the cursor.
      draw.done();
    },
  };
}

/** A terminal that always reports a size. */
function withSize(stream: OutStream): NodeJS.WritableStream {
  const sized = {
    isTTY: true,
    get columns(): number {
      return widthOf(stream);
    },
    get rows(): number {
      return heightOf(stream);
    },
    write: (text: string): boolean => stream.write(text),
  };
  // log-update uses nothing else.
  return sized as Partial<NodeJS.WritableStream> as NodeJS.WritableStream;
}

/** The progress of a bulk operation as one line: `[████░░░░] 12 of 40, 1 failed, about 0:30 left`. */
export function bar({ done, failed, total, remainingMs }: BulkProgress): string {
  const full = total === 0 ? barWidth : Math.round((barWidth * done) / total);
  const left = done > 0 && done < total ? `, about ${duration(remainingMs)} left` : "";
  const lost = failed > 0 ? `, ${failed} failed` : "";
  return `[${"█".repeat(full)}${"░".repeat(barWidth - full)}] ${done} of ${total}${lost}${left}`;
}

function noop(): void {
  // Not a terminal: there is no progress line.
}
