// CONTRIBUTING.md names existing files only, and every command. A path of a new service exists for Decapod, the model.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const text = readFileSync("CONTRIBUTING.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Commands that npm runs automatically. */
const isLifecycle = (name: string): boolean => /^(pre|post)/.test(name);

describe("the guide for contributors", () => {
  it("explains every command, and no missing one", () => {
    const named = Array.from(
      text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g),
      ([, script, short]) => script ?? short,
    );
    const scriptNames = Object.keys(scripts).filter((name) => !isLifecycle(name));
    expect([...new Set(named)].sort()).toEqual(scriptNames.sort());
  });

  it("names existing files and folders", () => {
    const quoted = Array.from(text.matchAll(/`((?:src|test|docs|scripts|examples|openapi|generated|api)\/[^` ]*)`/g));
    const linked = Array.from(text.matchAll(/\]\((?!https:)([^)#]+)/g));
    expect(quoted.length).toBeGreaterThan(20);
    for (const [, path = ""] of [...quoted, ...linked]) {
      expect(existsSync(path.replace("NAME", "decapod")), path).toBe(true);
    }
  });
});
