import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildJavaScript } from "../../scripts/build/javascript.js";
import { isRequired, requirements } from "../requirements.js";
import { findChromium } from "./chromium.js";

/** The environment of vitest's project "browser". */
export interface BrowserSetup {
  /** The endpoint of the one Chromium of the whole run; null if it is missing and the tests are skipped. */
  readonly endpoint: string | null;
  /** The reason why a required Chromium is missing: the tests fail with it. */
  readonly problem: string | null;
  /** The folder of the published JavaScript, with which pages are bundled. */
  readonly published: string;
}

declare module "vitest" {
  interface ProvidedContext {
    browserSetup: BrowserSetup;
  }
}

/** Options with which Chromium runs anywhere, as root and without a screen, and does not use the network. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  // One process less to start and to communicate with.
  "--in-process-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Host names that do not exist, for pages that a browser does not treat as local.
  "--host-resolver-rules=MAP *.test 127.0.0.1",
];

/** Starts Chromium, once for all test files. A failure here fails only the tests in Chromium, so that all others still run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const published = await mkdtemp(join(tmpdir(), "saltant-browser-"));
  const { server, problem } = await start(published);
  project.provide("browserSetup", { endpoint: server?.wsEndpoint() ?? null, problem, published });
  return async () => {
    await server?.close();
    await rm(published, { recursive: true });
  };
}

async function start(published: string) {
  try {
    await buildJavaScript(published);
    const executablePath = findChromium(process.env);
    if (executablePath !== null) {
      return { server: await chromium.launchServer({ executablePath, args }), problem: null };
    }
    // If Chromium is required, as in CI, skipped tests would hide that it is missing.
    return {
      server: null,
      problem: isRequired("browser") ? `no Chromium found: ${requirements.browser.howToRun}` : null,
    };
  } catch (error) {
    return { server: null, problem: String(error) };
  }
}
