import { expect, it } from "vitest";
import { findChromium } from "./chromium.js";

/** Searches on a machine that has only these programs. */
function found(env: Readonly<Record<string, string>>, ...programs: string[]): string | null {
  return findChromium(env, (path) => programs.includes(path));
}

it("finds the Chromium that the environment names, before any other", () => {
  const env = { SALTANT_CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
  expect(found(env, "/opt/chromium", "/usr/bin/chromium")).toBe("/opt/chromium");
});

it("throws if the environment names a missing Chromium, even if there is another", () => {
  const env = { SALTANT_CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
  expect(() => found(env, "/usr/bin/chromium")).toThrow("SALTANT_CHROMIUM is /opt/chromium, which is no program");
});

it("finds Chromium on the PATH, or else Chrome, or else a Mac's application", () => {
  const env = { SALTANT_CHROMIUM: "", PATH: "/usr/local/bin:/usr/bin" };
  expect(found(env, "/usr/local/bin/google-chrome", "/usr/bin/chromium")).toBe("/usr/bin/chromium");
  expect(found(env, "/usr/bin/google-chrome-stable")).toBe("/usr/bin/google-chrome-stable");
  const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(found(env, onMac)).toBe(onMac);
});

it("returns null if there is none", () => {
  expect(found({ PATH: "/usr/bin" })).toBeNull();
  expect(found({})).toBeNull();
});
