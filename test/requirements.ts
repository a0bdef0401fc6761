import type {} from "vitest"; // It is added to below.

/**
 * What some tests need beyond `npm ci`. Where it is missing they are skipped, and the last lines of `npm test` say so. Where its
 * variable is `1`, as .ci/run has it, they run all the same, and fail if it is missing.
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
  tools: {
    what: "tools to download: compilers, run times, bundlers, test runners, generators of clients",
    variable: "SALTANT_REQUIRE_TOOLS",
    howToRun: "SALTANT_REQUIRE_TOOLS=1 npm test, which downloads them once (1.8 GB on disk)",
  },
} as const satisfies Readonly<Record<string, Requirement>>;

interface Requirement {
  readonly what: string;
  /** The variable of the environment that demands it. */
  readonly variable: `SALTANT_REQUIRE_${string}`;
  readonly howToRun: string;
}

export type RequirementName = keyof typeof requirements;

declare module "vitest" {
  interface TaskMeta {
    /** What a test needs; scripts/check.ts counts by it. */
    needs?: RequirementName;
    /** The browser that it ran in, such as `Chromium 156`. */
    browser?: string;
  }
}

/** Whether the environment demands that what needs this runs. */
export function isRequired(name: RequirementName): boolean {
  return process.env[requirements[name].variable] === "1";
}

/**
 * The options of a test or a suite that needs something: `describe("…", needs("tools"), () => …)`.
 *
 * @param isThere - Whether it is to be had without a demand.
 */
export function needs(name: RequirementName, isThere = false): { skip: boolean; meta: { needs: RequirementName } } {
  return { skip: !isThere && !isRequired(name), meta: { needs: name } };
}
