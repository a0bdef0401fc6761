import type { Page } from "playwright-core";
import { systemClock } from "saltant";
import type { ListeningServer } from "saltant/node";
import { EmbeddedServer, type EmbeddedServerOptions } from "saltant/testing";
import { bundle } from "./bundle.js";
import { it as inBrowser } from "./it.js";
import { run } from "./run.js";
import { servePage } from "./page-server.js";

/** A page with the client in it, and its server. */
export interface PageFixture {
  readonly server: EmbeddedServer;
  readonly page: Page;
  /** The page's origin. */
  readonly origin: string;
  /** Runs a function in the page: see {@link run}. */
  readonly runInPage: <Args extends unknown[], Result>(
    task: (...args: Args) => Promise<Result>,
    ...args: Args
  ) => Promise<Result>;
}

/** The options of the fixture. */
export interface PageFixtureOptions extends EmbeddedServerOptions {
  /** The page's Content-Security-Policy. Default: a strict one. */
  readonly policy?: string;
  /** Further files of the page server. */
  readonly files?: Readonly<Record<string, string>>;
  /** The page's path. Default: `/`. */
  readonly path?: string;
  /** The host in its URL. Default: `127.0.0.1`, which browsers trust like `https:`. */
  readonly host?: string;
}

let program: Promise<string> | undefined;

/** The HTML of a page that only runs the program. */
export const html = '<!doctype html><script type="module" src="/app.js"></script>';

/** vitest's `it` for tests of the client in a page. */
export const it = inBrowser.extend<{ readonly setUp: (options?: PageFixtureOptions) => Promise<PageFixture> }>({
  setUp: async ({ open }, use) => {
    const servers: ListeningServer[] = [];
    await use(async ({ policy, files, path = "/", host = "127.0.0.1", ...options } = {}) => {
      const server = new EmbeddedServer({ clock: systemClock, ...options });
      program ??= bundle("test/browser/page.program.ts");
      const all = { "/": html, "/app.js": await program, ...files };
      const pageServer = await servePage({ api: server.handle, files: all, ...(policy !== undefined && { policy }) });
      servers.push(pageServer);
      const origin = `http://${host}:${pageServer.port}`;
      const page = await open(origin + path);
      return { server, page, origin, runInPage: (task, ...args) => run(page, task, ...args) };
    });
    for (const each of servers) await each.close();
  },
});
