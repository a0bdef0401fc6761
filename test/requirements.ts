import type {} from "vitest"; // The declaration below extends it.

/**
 * Requirements of some tests beyond `npm ci`. If one is missing, its tests are skipped, and the last lines of `npm
 * test` say so. If its variable is `1`, as in .ci/run, the tests run anyway, and fail if it is missing.
 */
export const requirements = {
  browser: {
    what: "a Chromium",
    variable: "SALTANT_REQUIRE_BROWSER",
    howToRun: "install it (Debian: apt-get install chromium) or set SALTANT_CHROMIUM to its path",
  },
  shells: {
    what: "bash, zsh and fish",
    variable: "SALTANT_REQUIRE_SHELLS",
    howToRun: "install them (Debian: apt-get install bash zsh fish)",
  },
  python: {
    what: "Python 3, curl, bash and GNU sed",
    variable: "SALTANT_REQUIRE_PYTHON",
    howToRun: "install them (Debian: apt-get install python3 curl bash sed)",
  },
  tools: {
    what: "downloaded tools: compilers, runtimes, bundlers, test runners, client generators",
    variable: "SALTANT_REQUIRE_TOOLS",
    howToRun: "SALTANT_REQUIRE_TOOLS=1 npm test, which downloads them once (1.8 GB on disk)",
  },
} as const satisfies Readonly<Record<string, Requirement>>;

interface Requirement {
  readonly what: string;
  /** The environment variable that requires it. */
  readonly variable: `SALTANT_REQUIRE_${string}`;
  readonly howToRun: string;
}

export type RequirementName = keyof typeof requirements;

declare module "vitest" {
  interface TaskMeta {
    /** The test's requirement; scripts/check.ts counts by it. */
    needs?: RequirementName;
    /** The browser in which it ran, such as `Chromium 156`. */
    browser?: string;
  }
}

/** Whether the environment requires tests with this requirement to run. */
export function isRequired(name: RequirementName): boolean {
  return process.env[requirements[name].variable] === "1";
}

/** The options of a test or a suite with a requirement: `describe("…", needs("tools"), () => …)`.
 * @param isThere - Whether it is available without the variable.
 */
export function needs(name: RequirementName, isThere = false): { skip: boolean; meta: { needs: RequirementName } } {
  return { skip: !isThere && !isRequired(name), meta: { needs: name } };
}
