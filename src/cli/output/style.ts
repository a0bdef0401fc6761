import { styleText } from "node:util";
import { nonEmpty } from "../io.js";

/** A text style, for output with color. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Applies a style to a string, or returns it unchanged if there is no color. */
export type Paint = (style: Style, text: string) => string;

/** The property of a stream that determines whether it shows color. */
interface ColorStream {
  readonly isTTY?: boolean | undefined;
}

/**
 * Returns the paint function for a stream: with color on a terminal, unless `NO_COLOR` (https://no-color.org) is set or the terminal
 * is dumb. `FORCE_COLOR` forces color in pipes to programs that show colors.
 */
export function paintFor(stream: ColorStream, env: NodeJS.ProcessEnv): Paint {
  // With validation, Node would check standard output instead of this stream.
  return hasColor(stream, env) ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

function hasColor(stream: ColorStream, env: NodeJS.ProcessEnv): boolean {
  if (nonEmpty(env.NO_COLOR) !== undefined) return false;
  if (nonEmpty(env.FORCE_COLOR) !== undefined) return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** The styles of the states of task instances. An unknown state has no style. */
export const stateStyles: Readonly<Record<string, Style>> = {
  created: "dim",
  published: "blue",
  running: "cyan",
  successful: "green",
  failed: "red",
  terminated: "yellow",
};
