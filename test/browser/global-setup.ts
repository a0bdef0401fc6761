import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildJavaScript } from "../../scripts/build/javascript.js";
import { isRequired, requirements } from "../requirements.js";
import { findChromium } from "./chromium.js";

/** What the tests of vitest's project "browser" work with. */
export interface BrowserSetup {
  /** Where the one Chromium of the whole run is reached; null if it is missing and the tests are skipped. */
  readonly endpoint: string | null;
  /** Why there is none though there must be: then the tests fail with this. */
  readonly problem: string | null;
  /** The folder of the published JavaScript, which pages are bundled with. */
  readonly published: string;
}

declare module "vitest" {
  interface ProvidedContext {
    browserSetup: BrowserSetup;
  }
}

/** What a Chromium needs to run anywhere, as root and without a screen, and to leave the network alone. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  // One process less to start and to talk to.
  "--in-process-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Names that are no computer's, for pages that do not come from this one as browsers see it.
  "--host-resolver-rules=MAP *.test 127.0.0.1",
];

/** Starts Chromium, once for all test files. Tests only get to know what went wrong here, so that all others run all the same. */
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
    // Where it must be there, as in CI, to skip the tests would be to miss that it is not.
    return {
      server: null,
      problem: isRequired("browser") ? `no Chromium found: ${requirements.browser.howToRun}` : null,
    };
  } catch (error) {
    return { server: null, problem: String(error) };
  }
}
