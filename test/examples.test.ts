// Every program in examples/ runs unchanged, and every piece of TypeScript in the README is one of them.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { SaltantClient, systemClock } from "saltant";
import { EmbeddedServer as EmbeddedDecapod } from "saltant/decapod/testing";
import { listen } from "saltant/node";
import { EmbeddedServer as EmbeddedSlipStream, exampleModules } from "saltant/slipstream/testing";
import { EmbeddedServer as EmbeddedSynnefo } from "saltant/synnefo/testing";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

/** The output of each example, line by line. */
const expected: Record<string, RegExp[]> = {
  "launch-and-wait.ts": [
    /^nightly-s1 (published|running|successful)$/,
    /^finished at \d{4}-\d\d-\d\dT/,
    /^[\da-f-]{36} successful$/,
  ],
  "pagination-and-filters.ts": [/^0 report 1 of 1$/],
  "nightly.ts": [/^nightly-\d{4}-\d\d-\d\d was launched once$/],
  "errors.ts": [
    /^BAD_REQUEST$/,
    /^400 POST \/taskqueues\/: name: task queue with this name already exists\.$/,
    /^\[ 'task queue with this name already exists\.' \]$/,
  ],
  "typed-tasks.ts": [/^s1 is aligned to hg38$/, /^launched 2 of 2$/],
  "parameter-sweep.ts": [
    /^launched 6 of 6, 0 failed, 0 s left$/,
    /^finished 6 of 6, 1 failed, 0 s left$/,
    /^cloned 1 of 1, 0 failed, 0 s left$/,
    /^all successful$/,
  ],
  "tracing.ts": [
    /^ +0 ms +\d+ ms {2}POST \/api\/token\/ #1: 200$/,
    /GET \/api\/executabletasktypes\/ #1: 503$/,
    /GET \/api\/executabletasktypes\/ #2: pause: status 503$/,
    /GET \/api\/executabletasktypes\/ #2: 200$/,
    /POST \/api\/executabletaskinstances\/ #1: 201$/,
  ],
  "decapod-deploy.ts": [
    /^\d\.\d s {2}discovered 3 of 3: (mon1|osd1|osd2) at /,
    /^\d\.\d s {2}the deployment is started$/,
    /^\d\.\d s {2}osd2: ceph-osd: cluster_deploy: ok$/,
    /^\d\.\d s {2}the deployment is completed$/,
    /^\d\.\d s {2}prod has the osds osd1, osd2$/,
  ],
  "decapod-playbook.ts": [/^ceph-mon cluster_deploy ok$/, /^PLAY \[all\] /],
  "slipstream-deploy.ts": [
    /^\d+\.\d s {2}apps\/WordPress\/wordpress\/\d+ is provisioning$/,
    /^\d+\.\d s {2}the blog is at https:\/\/blog\.example\.org\/$/,
    /^\d+\.\d s {2}its machine is 198\.51\.100\.7$/,
    /^\d+\.\d s {2}added worker\.3 and worker\.4$/,
    /^\d+\.\d s {2}there are 3 workers$/,
    /^\d+\.\d s {2}event at \S+Z: Ready$/,
    /^\d+\.\d s {2}apps\/WordPress\/wordpress\/\d+ is done$/,
    /^\d+\.\d s {2}apps\/lamp\/\d+ is done$/,
  ],
  "slipstream-wordpress.ts": [/^initializing$/, /^ready$/, /^https:\/\/blog\.example\.org\/ admin@example\.org$/],
  "synnefo-server.ts": [
    /^\d+\.\d s {2}Debian Base on C2R1024D10ext_archipelago: 2 CPUs, 1024 MiB, 10 GiB$/,
    /^\d+\.\d s {2}web is BUILD \(BUILDING\)$/,
    /^\d+\.\d s {2}web is ACTIVE$/,
    /^\d+\.\d s {2}its address on 192\.168\.7\.0\/24 is 192\.168\.7\.\d+$/,
    /^\d+\.\d s {2}web is at 192\.0\.2\.\d+$/,
    /^\d+\.\d s {2}a vnc console is open at console\.example\.org$/,
    /^\d+\.\d s {2}web is DELETED$/,
    /^\d+\.\d s {2}everything is deleted$/,
  ],
  "synnefo-volume.ts": [/^ACTIVE$/, /^db has data, 10 GiB$/],
  "token-file.ts": [/^5 users; the tokens are in .*tokens\.json$/],
};

/** Changes on the server while an example runs. */
const events: Record<string, (server: EmbeddedServer) => void> = {
  "parameter-sweep.ts": (server) => {
    let hasFailed = false;
    server.script("align", ({ name }) => {
      const isFirst = name === "sweep-s2-0.5" && !hasFailed;
      hasFailed ||= isFirst;
      return { queuedMs: 0, durationMs: 10, outcome: isFirst ? "failed" : "successful" };
    });
  },
  "tracing.ts": (server) => server.inject({ kind: "status", status: 503, path: "executabletasktypes/" }),
};

/** Starts an example with servers that have the examples' resources. */
async function runExample(name: string): Promise<string[]> {
  const decapod = new EmbeddedDecapod({ clock: systemClock });
  decapod.addServers(3, { name: (index) => `ceph-${index}` });
  decapod.script("cluster_deploy", { queuedMs: 0, durationMs: 10 });
  await using decapodListening = await listen(decapod.handle);
  const slipstream = new EmbeddedSlipStream({ clock: systemClock, modules: exampleModules });
  slipstream.script("apps/WordPress/wordpress", { parameters: { "ss:url.service": "https://blog.example.org/" } });
  await using slipstreamListening = await listen(async (request) => {
    const response = await slipstream.handle(request);
    // The server's cookie is for HTTPS only, which `listen` does not have.
    const cookie = response.headers.get("Set-Cookie");
    if (cookie !== null) response.headers.set("Set-Cookie", cookie.replace("; Secure", ""));
    return response;
  });
  const synnefo = new EmbeddedSynnefo({ clock: systemClock, durations: { buildMs: 100, attachMs: 10 } });
  await using synnefoListening = await listen(synnefo.handle);
  const server = new EmbeddedServer({ clock: systemClock });
  await using listening = await listen(server.handle);
  server.addTask("align", "container");
  server.addTask("report");
  server.script(() => true, { queuedMs: 0, durationMs: 10 });
  const client = new SaltantClient(server.connection("admin"));
  const align = await client.containerTaskTypes.get({ name: "align" });
  align.requiredArguments = ["sample"];
  await align.put();
  const queue = await client.taskQueues.get({ id: 1 });
  queue.name = "main";
  await queue.patch();
  await client.executableTaskInstances.create({ taskType: 1, taskQueue: 2, name: "report" });
  events[name]?.(server);
  const directory = mkdtempSync(join(tmpdir(), "saltant-example-"));
  const env = {
    ...process.env,
    SALTANT_TOKEN_FILE: join(directory, "tokens.json"),
    SALTANT_API_URL: `${listening.url}/api/`,
    SALTANT_USERNAME: "alice",
    SALTANT_PASSWORD: "alice-password",
    DECAPOD_URL: decapodListening.url,
    DECAPOD_LOGIN: "root",
    DECAPOD_PASSWORD: "root",
    SLIPSTREAM_ENDPOINT: slipstreamListening.url,
    SLIPSTREAM_USERNAME: "joe",
    SLIPSTREAM_PASSWORD: "joe-password",
    SYNNEFO_AUTH_URL: `${synnefoListening.url}/astakos/identity/v2.0`,
    SYNNEFO_TOKEN: "alice-token",
  };
  const { stdout } = await run(process.execPath, ["--import", "tsx", `examples/${name}`], { env }).finally(() => {
    rmSync(directory, { recursive: true });
  });
  return stdout.trimEnd().split("\n");
}

describe("examples", () => {
  const programs = readdirSync("examples").filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));

  it.each(programs)("%s runs", async (name) => {
    const lines = await runExample(name);
    const patterns = expected[name] ?? [];
    expect(patterns).not.toEqual([]);
    for (const pattern of patterns)
      expect(
        lines.some((line) => pattern.test(line)),
        String(pattern),
      ).toBe(true);
  });
});

describe("the index of the examples", () => {
  it("names all of them", () => {
    const index = readFileSync("examples/README.md", "utf8");
    const programs = readdirSync("examples").filter((name) => name.endsWith(".ts"));
    expect([...index.matchAll(/\]\(([\w.-]+\.ts)\)/g)].map(([, name]) => name).sort()).toEqual(programs.sort());
  });
});

describe("the README", () => {
  const readme = readFileSync("README.md", "utf8");
  const blocks = [...readme.matchAll(/(?:<!-- (\S+) -->\n+)?```ts\n(.*?)```/gs)];

  it("shows programs that this test runs", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    for (const [, path, code] of blocks) {
      expect(path, `no example is named before:\n${code ?? ""}`).toBeDefined();
      expect(code).toBe(readFileSync(path ?? "", "utf8"));
    }
  });
});

describe("npm start", () => {
  it("shows the main job from beginning to end", async () => {
    const { stdout } = await run("npm", ["start", "--silent"]);
    expect(stdout).not.toContain("\x1b");
    for (const part of [
      /Connect\n {2}to a saltant server at http:\/\/127\.0\.0\.1:\d+\/api\/ as alice/,
      /align-s1 is successful/,
      /4 of 5 were successful/,
      /which failed as well/,
      /\(endless\) is terminated/,
      /failed or terminated executables: endless/,
      // Launched concurrently, so in any order; align-s3 failed.
      /successful alignments of this hour: (?=.*align-s1)(?=.*align-s2)(?=.*align-s4)align-s\d, align-s\d, align-s\d\n/,
      /a missing argument: InvalidInputError\n {4}container task type 1 \(align\): required argument 'sample' not provided!/,
      /a misspelled filter: InvalidInputError\n {4}unknown filter nmae: the filters of task queues are name, /,
    ]) {
      expect(stdout).toMatch(part);
    }
  });
});

describe("npm start -- NAME", () => {
  it("shows the main job of Decapod", async () => {
    const { stdout } = await run("npm", ["start", "--silent", "--", "decapod"]);
    expect(stdout).toMatch(/discovered 3 of 3/);
    expect(stdout).toMatch(/the deployment is completed/);
  });

  it("shows the main job of SlipStream", async () => {
    const { stdout } = await run("npm", ["start", "--silent", "--", "slipstream"]);
    expect(stdout).toMatch(/the blog is at https:/);
    expect(stdout).toMatch(/apps\/lamp\/\d+ is done/);
  });

  it("shows the main job of Synnefo", async () => {
    const { stdout } = await run("npm", ["start", "--silent", "--", "synnefo"]);
    expect(stdout).toMatch(/web is at 192\.0\.2\./);
    expect(stdout).toMatch(/everything is deleted/);
  });

  it("names the services if there is no such one", async () => {
    await expect(run("npm", ["start", "--silent", "--", "ceph"])).rejects.toMatchObject({
      code: 2,
      stderr: "npm start takes one of these services: saltant, decapod, slipstream, synnefo\n",
    });
  });
});

describe("npm run dashboard", () => {
  it("serves the page and the API behind it, with a strict policy, until a signal ends it", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "examples/dashboard/serve.ts", "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = (await once(child.stdout, "data")) as [Buffer]; // A stream without an encoding yields buffers.
      const url = /at (http:\/\/127\.0\.0\.1:\d+\/) /.exec(line.toString())?.[1] ?? "";
      const page = await fetch(url);
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
      const text = await page.text();
      expect(text).not.toMatch(/<style|style=|<script(?! type="module" src="\/main\.js"><)/);
      for (const [, path = ""] of text.matchAll(/(?:src|href)="(\/[^"?]*)/g)) {
        expect((await fetch(new URL(path, url))).status, path).toBe(200);
      }
      const client = new SaltantClient({ baseApiUrl: `${url}api/`, username: "alice", password: "alice-password" });
      expect(await client.containerTaskInstances.list({ state: "failed" }).count()).toBeGreaterThan(10);
      expect((await fetch(new URL("/main.js", url), { method: "POST" })).status).toBe(405);
      expect((await fetch(new URL("/nothing", url))).status).toBe(404);
    } finally {
      child.kill("SIGTERM");
    }
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("refuses an invalid port", async () => {
    const failed = run(process.execPath, ["--import", "tsx", "examples/dashboard/serve.ts", "--port", "70000"]);
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('dashboard: --port must be a number from 0 to 65535, not "70000"') as string,
    });
  });
});
