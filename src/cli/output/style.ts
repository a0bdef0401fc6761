import { styleText } from "node:util";
import { nonEmpty } from "../io.js";

/** How a piece of text looks where there is colour. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Makes text look like something, or leaves it as it is where there is no colour. */
export type Paint = (style: Style, text: string) => string;

/** What tells whether a stream shows colour. */
interface ColourStream {
  readonly isTTY?: boolean | undefined;
}

/**
 * How to paint for a stream: in colour on a terminal, unless `NO_COLOR` (https://no-color.org) or a dumb terminal says no.
 * `FORCE_COLOR` is for whoever sends a pipe to something that shows colours.
 */
export function paintFor(stream: ColourStream, env: NodeJS.ProcessEnv): Paint {
  // Node would look at standard output again, whichever stream it is for.
  return hasColour(stream, env)
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
}

function hasColour(stream: ColourStream, env: NodeJS.ProcessEnv): boolean {
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
