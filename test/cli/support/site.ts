import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { listen } from "saltant/node";
import { VirtualClock, type EmbeddedServer, type LoggedRequest } from "saltant/testing";
import { inject, onTestFinished, vi } from "vitest";
import { furnished } from "../../saltant/support.js";
import { patienceMs } from "./patience.js";
import { Piped, type Finished, type RunOptions } from "./pipes.js";
import { Terminal, type Size } from "./terminal.js";

/** A server on a port, and a shell in which `saltant` is installed and knows that server. */
export interface Site {
  /** With the container task type `align`, the executable task type `echo`, the whitelist `all` and the queue `main`. */
  readonly server: EmbeddedServer;
  /** The server's clock, which stands still unless a test moves it on. */
  readonly clock: VirtualClock;
  /** Where the server is: the API's root. */
  readonly apiUrl: string;
  /** A folder of the test's own, in which commands run and have their home. */
  readonly home: string;
  /** Runs a line of a shell with pipes, to its end. */
  readonly run: (line: string, options?: RunOptions) => Promise<Finished>;
  /** Starts a line of a shell with pipes. */
  readonly start: (line: string, options?: RunOptions) => Piped;
  /** Starts a line of a shell in a terminal. */
  readonly open: (line: string, options?: Size & Pick<RunOptions, "env">) => Terminal;
  /** Waits until the server has been asked such a thing. */
  readonly asked: (isSo: (request: LoggedRequest) => boolean) => Promise<void>;
  /** What was asked of the server since this was last called, short: `GET taskqueues/?page=1`. */
  readonly sent: () => string[];
}

/** When the clock of a site's server starts. In Zürich, where the commands are, it is an hour later. */
export const start = new Date("2026-11-21T15:04:05Z");

/** Sets up a site that is gone, with all that runs in it, when the test is over. */
export async function commandSite({ workers = "on" }: { workers?: "on" | "off" } = {}): Promise<Site> {
  uuidsInOrder();
  const clock = new VirtualClock({ start, autoAdvance: false });
  const { server, sent } = await furnished({ clock, workers });
  const listening = await listen(server.handle);
  const home = await mkdtemp(join(tmpdir(), "saltant-home-"));
  const apiUrl = `${listening.url}/api/`;
  const usual = {
    // Nothing from outside: no variables of a login, no colours, no profile.
    PATH: [inject("commandFolder"), dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter),
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    TZ: "Europe/Zurich",
    SALTANT_API_URL: apiUrl,
    SALTANT_AUTH_TOKEN: server.connection("alice").authToken,
    SALTANT_USERNAME: "alice",
  };
  const running: (Piped | Terminal)[] = [];
  onTestFinished(async () => {
    for (const each of running) {
      if (each instanceof Terminal) each.close();
      else each.signal("SIGKILL");
    }
    await listening.close();
    await rm(home, { recursive: true });
  });
  const begin = (line: string, { env, stdin }: RunOptions = {}): Piped => {
    const piped = new Piped(line, home, { ...usual, ...env }, stdin);
    running.push(piped);
    return piped;
  };
  return {
    ...{ server, clock, apiUrl, home, sent },
    async asked(isSo) {
      await vi.waitUntil(() => server.requests.some(isSo), { timeout: patienceMs, interval: 5 });
    },
    start: begin,
    run: (line, options) => begin(line, options).finished(),
    open(line, { env, ...size } = {}) {
      const terminal = new Terminal(line, home, { ...usual, ...env }, size);
      running.push(terminal);
      return terminal;
    },
  };
}

/** The uuid that a site's server gives to its nth instance. */
export function uuid(n: number): string {
  return `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

/** Uuids that can stand in what a test expects. */
function uuidsInOrder(): void {
  let count = 0;
  const counted = vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    count += 1;
    return uuid(count) as ReturnType<typeof crypto.randomUUID>;
  });
  onTestFinished(() => {
    counted.mockRestore();
  });
}
