import { styleText } from "node:util";
import { nonEmpty } from "../io.js";

/** How a piece of text looks where there is color. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Makes text look like something, or leaves it as it is where there is no color. */
export type Paint = (style: Style, text: string) => string;

/** What tells whether a stream shows color. */
interface ColorStream {
  readonly isTTY?: boolean | undefined;
}

/**
 * How to paint for a stream: in color on a terminal, unless `NO_COLOR` (https://no-color.org) or a dumb terminal says no.
 * `FORCE_COLOR` is for pipes to programs that show colors.
 */
export function paintFor(stream: ColorStream, env: NodeJS.ProcessEnv): Paint {
  // Node would look at standard output again, whichever stream it is for.
  return hasColor(stream, env) ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

function hasColor(stream: ColorStream, env: NodeJS.ProcessEnv): boolean {
  if (nonEmpty(env.NO_COLOR) !== undefined) return false;
  if (nonEmpty(env.FORCE_COLOR) !== undefined) return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** How the states of task instances look; one that this version does not know looks plain. */
export const stateStyles: Readonly<Record<string, Style>> = {
  created: "dim",
  published: "blue",
  running: "cyan",
  successful: "green",
  failed: "red",
  terminated: "yellow",
};
