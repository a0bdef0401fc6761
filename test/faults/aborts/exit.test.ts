import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runningInstance } from "../../running-instance.js";
import { stuckAfterMs } from "../../time-limits.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const json = { "Content-Type": "application/json" };

const running = { ...runningInstance, uuid: "00000000-0000-4000-8000-000000000000" };

/** How the server handles requests, by the first segment of their path. */
const handlers: Readonly<Record<string, (response: ServerResponse, path: string) => void>> = {
  silent: () => undefined,
  half: (response) => response.writeHead(200, json).write("{"),
  later: (response) => response.writeHead(503, { "Retry-After": "50" }).end(),
  running: (response) => response.writeHead(200, json).end(JSON.stringify(running)),
  refused: (response, path) => {
    if (!path.includes("/token/")) response.writeHead(401, json).end("{}");
  },
  good: (response) => response.writeHead(200, json).end('{"username": "alice", "email": ""}'),
};

describe("a process whose calls have ended", () => {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    handlers[path.split("/")[1] ?? ""]?.(response, path);
  });
  beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Runs the program, which exits before any of its deadlines would pass, or not at all. */
  async function run(what: string): Promise<{ lines: string[]; ended: unknown }> {
    const { port } = server.address() as AddressInfo; // It listens on a port.
    const args = ["--import", "tsx", "test/faults/aborts/exit.program.ts", what, `http://127.0.0.1:${port}`];
    const child = spawn(process.execPath, args, {
      cwd: root,
      timeout: stuckAfterMs,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    const ended: unknown = await once(child, "close");
    return { lines: out.trim().split("\n").toSorted(), ended };
  }

  it("exits after aborts in any phase", async () => {
    const { lines, ended } = await run("aborted");
    expect(ended).toEqual([0, null]);
    expect(lines).toEqual([...Array<string>(2).fill("BULK"), ...Array<string>(11).fill("aborted")]);
  });

  it("exits after its deadlines have passed", async () => {
    const { lines, ended } = await run("late");
    expect(ended).toEqual([0, null]);
    expect(lines).toEqual([...Array<string>(2).fill("AMBIGUOUS_OUTCOME"), ...Array<string>(7).fill("TIMEOUT")]);
  });

  it("is not kept alive by the deadlines of completed requests", async () => {
    const { lines, ended } = await run("good");
    expect(ended).toEqual([0, null]);
    expect(lines).toEqual(Array<string>(3).fill("fulfilled"));
  });
});
