import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { listen } from "saltant/node";
import { type EmbeddedServer, type LoggedRequest, VirtualClock } from "saltant/testing";
import { inject, onTestFinished, vi } from "vitest";
import { createServerWithTasks } from "../../saltant/support.js";
import { plainArguments, runHosted } from "./hosted.js";
import { stuckAfterMs } from "../../time-limits.js";
import { type CommandResult, PipedCommand, type RunOptions } from "./pipes.js";
import { type Size, Terminal } from "./terminal.js";

/** A server on a port, and a shell with `saltant` installed and configured for that server. */
export interface CommandFixture {
  /** With the container task type `align`, the executable task type `echo`, the whitelist `all` and the queue `main`. */
  readonly server: EmbeddedServer;
  /** The server's clock, which is stopped unless a test advances it. */
  readonly clock: VirtualClock;
  /** The URL of the API's root. */
  readonly apiUrl: string;
  /** The test's own folder, which is the working folder and the home of its commands. */
  readonly home: string;
  /**
   * Runs a line of a shell with pipes until it exits. A line that needs no shell runs in a reused process, after the
   * lines in progress there. With `SALTANT_COMMAND_PROCESSES=1` each has a separate process.
   */
  readonly run: (line: string, options?: RunOptions) => Promise<CommandResult>;
  /** Starts a line of a shell with pipes. */
  readonly start: (line: string, options?: RunOptions) => PipedCommand;
  /** Starts a line of a shell in a terminal. */
  readonly open: (line: string, options?: Size & Pick<RunOptions, "env">) => Terminal;
  /** Waits until the server has received such a request. */
  readonly waitForRequest: (predicate: (request: LoggedRequest) => boolean) => Promise<void>;
  /** The requests since the last call of this, in short form: `GET taskqueues/?page=1`. */
  readonly sent: () => string[];
}

/** The start time of the server's clock. Commands run in the time zone of Zürich, where it is an hour later. */
export const start = new Date("2026-11-21T15:04:05Z");

/** Creates a fixture. The end of the test disposes of it and of everything that runs in it. */
export async function createCommandFixture({
  workers = "on",
}: { workers?: "on" | "off" } = {}): Promise<CommandFixture> {
  mockUuids();
  const clock = new VirtualClock({ start, autoAdvance: false });
  const { server, sent } = await createServerWithTasks({ clock, workers });
  // Some tests reach it through a proxy, by a name that only the proxy knows.
  const listening = await listen(server.handle, { allowedHosts: ["api.saltant.test"] });
  const home = await mkdtemp(join(tmpdir(), "saltant-home-"));
  const apiUrl = `${listening.url}/api/`;
  const defaultEnv = {
    // Independent of the environment: no variables of a login, no colors, no profile.
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
  const main = join(inject("commandFolder"), "../dist/src/cli/main.js");
  const running: (PipedCommand | Terminal)[] = [];
  onTestFinished(async () => {
    for (const each of running) {
      if (each instanceof Terminal) each.close();
      else each.signal("SIGKILL");
    }
    await listening.close();
    await rm(home, { recursive: true });
  });
  const startPiped = (line: string, { env, stdin }: RunOptions = {}): PipedCommand => {
    const piped = new PipedCommand(line, home, { ...defaultEnv, ...env }, stdin);
    running.push(piped);
    return piped;
  };
  return {
    ...{ server, clock, apiUrl, home, sent },
    async waitForRequest(isSo) {
      await vi.waitUntil(() => server.requests.some(isSo), { timeout: stuckAfterMs, interval: 5 });
    },
    start: startPiped,
    run(line, options = {}) {
      const args = plainArguments(line, options);
      if (args === null) return startPiped(line, options).finished();
      const env = definedOf({ ...defaultEnv, ...options.env });
      return runHosted({ main, args, cwd: home, env, stdin: Buffer.from(options.stdin ?? "").toString("base64") });
    },
    open(line, { env, ...size } = {}) {
      const terminal = new Terminal(line, home, { ...defaultEnv, ...env }, size);
      running.push(terminal);
      return terminal;
    },
  };
}

function definedOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The uuid of the server's nth instance. */
export function uuid(n: number): string {
  return `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

/** Predictable uuids for a test's expectations. */
function mockUuids(): void {
  let count = 0;
  const mock = vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    count += 1;
    return uuid(count) as ReturnType<typeof crypto.randomUUID>;
  });
  onTestFinished(() => {
    mock.mockRestore();
  });
}
