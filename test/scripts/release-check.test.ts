import { describe, expect, it } from "vitest";
import { changelogObstacles, manifestObstacles, treeObstacles, verdict } from "../../scripts/release/rules.js";

const released = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-02-28

### Added

- A thing.

## [1.1.0] - 2026-01-31

- Another.
`;

describe("the changelog", () => {
  it("is ready if the version has a dated section and nothing is unreleased", () => {
    expect(changelogObstacles(released, "1.2.0")).toEqual([]);
    expect(changelogObstacles(released.replace("## [Unreleased]\n\n", ""), "1.2.0")).toEqual([]);
  });

  it("is not ready if there are changes under Unreleased", () => {
    const changelog = released.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n");
    expect(changelogObstacles(changelog, "1.2.0")).toEqual(["CHANGELOG.md still has changes under Unreleased"]);
  });

  it("is not ready if the version has no section, even if a similar one has", () => {
    for (const version of ["1.2.1", "1.2", "11.2.0"]) {
      expect(changelogObstacles(released, version)).toEqual([
        `CHANGELOG.md has no section ## [${version}] - YYYY-MM-DD`,
      ]);
    }
  });

  it("is not ready if the section has no valid date", () => {
    for (const heading of [
      "[1.2.0]",
      "[1.2.0] - soon",
      "[1.2.0] - 2026-02-30",
      "[1.2.0] - 2026-2-28",
      "[1.2.0] - 2026-02",
      "[1.2.0] 2026-02-28x",
    ]) {
      const changelog = released.replace("[1.2.0] - 2026-02-28", heading);
      expect(changelogObstacles(changelog, "1.2.0")).toEqual([
        `CHANGELOG.md does not date 1.2.0 (YYYY-MM-DD): ## ${heading}`,
      ]);
    }
  });

  it("is not ready if the section is empty", () => {
    const changelog = released.replace("### Added\n\n- A thing.\n", "");
    expect(changelogObstacles(changelog, "1.2.0")).toEqual(["the section of CHANGELOG.md for 1.2.0 is empty"]);
    expect(changelogObstacles("## [1.2.0] - 2026-02-28", "1.2.0")).toEqual([
      "the section of CHANGELOG.md for 1.2.0 is empty",
    ]);
  });
});

describe("the working tree", () => {
  it("is ready if git reports no change", () => {
    expect(treeObstacles("")).toEqual([]);
  });

  it("is not ready if files are changed or new, and the message names the first", () => {
    expect(treeObstacles(" M README.md\n?? src/new.ts\n")).toEqual([
      "there are changes that are not committed: README.md, src/new.ts",
    ]);
    expect(treeObstacles("M  a\nM  b\nM  c\nM  d\nM  e\n")).toEqual([
      "there are changes that are not committed: a, b, c, and 2 more",
    ]);
  });
});

describe("package.json", () => {
  it("is ready if the lock file has its version", () => {
    expect(manifestObstacles({ version: "1.2.0" }, { version: "1.2.0" })).toEqual([]);
  });

  it("is not ready if it is private, or the lock file has another version", () => {
    expect(manifestObstacles({ version: "1.2.0", private: true }, { version: "1.1.0" })).toEqual([
      "package.json has private: true",
      "package-lock.json is of 1.1.0, package.json of 1.2.0: run npm install",
    ]);
  });
});

describe("the last line", () => {
  it("says whether the version may be published", () => {
    expect(verdict("1.2.0", [])).toBe("1.2.0 is ready to be published");
    expect(verdict("1.2.0", ["this", "and that"])).toBe("1.2.0 may not be published: this; and that");
  });
});
