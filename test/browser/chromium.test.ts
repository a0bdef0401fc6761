import { expect, it } from "vitest";
import { findChromium } from "./chromium.js";

/** Finds one where only these programs are. */
function found(env: Readonly<Record<string, string>>, ...programs: string[]): string | null {
  return findChromium(env, (path) => programs.includes(path));
}

it("finds the Chromium that the environment names, before any other", () => {
  const env = { SALTANT_CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
  expect(found(env, "/opt/chromium", "/usr/bin/chromium")).toBe("/opt/chromium");
});

it("takes a Chromium that the environment names wrongly for a mistake, though there be another", () => {
  const env = { SALTANT_CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
  expect(() => found(env, "/usr/bin/chromium")).toThrow("SALTANT_CHROMIUM is /opt/chromium, which is no program");
});

it("finds Chromium on the PATH, or else Chrome, or else what a Mac has", () => {
  const env = { SALTANT_CHROMIUM: "", PATH: "/usr/local/bin:/usr/bin" };
  expect(found(env, "/usr/local/bin/google-chrome", "/usr/bin/chromium")).toBe("/usr/bin/chromium");
  expect(found(env, "/usr/bin/google-chrome-stable")).toBe("/usr/bin/google-chrome-stable");
  const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(found(env, onMac)).toBe(onMac);
});

it("finds none where there is none", () => {
  expect(found({ PATH: "/usr/bin" })).toBeNull();
  expect(found({})).toBeNull();
});
