import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Group } from "./figures.js";
import { alternate, median, medianDifference } from "./measure.js";

const run = promisify(execFile);
const rounds = 15;

const load = 'import { SaltantClient } from "saltant";';
const construct = `${load} new SaltantClient({ baseApiUrl: "https://host/api/", authToken: "none" });`;

/** The time that a program waits for the library at its start. */
export async function startup(): Promise<Group> {
  // A package may import itself by its name: this is the build, as a program would load it.
  const start = (code: string) => () => run(process.execPath, ["--input-type=module", "--eval", code]);
  const taken = await alternate(rounds, { nothing: start(""), load: start(load), construct: start(construct) });
  const constructMs = medianDifference(taken.construct, taken.nothing);
  const against = { name: "Node without a program", value: median(taken.nothing), unit: "ms" } as const;
  return {
    title: "Start",
    about: "New processes. The figures exclude the start of Node itself.",
    figures: [
      {
        name: "import the package and construct a client",
        ours: { value: constructMs, unit: "ms" },
        against,
        goal: { bound: "at most", limit: 25, reached: constructMs, unit: "ms" },
      },
      {
        name: "import the package",
        ours: { value: medianDifference(taken.load, taken.nothing), unit: "ms" },
        against,
      },
    ],
  };
}
