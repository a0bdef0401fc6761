import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** How long the server takes for each request, and how much longer for each row of a list. */
export const latencyMs = 20;
export const costPerRowMs = 0.5;

/** How many instances the server holds at the beginning. */
export const instanceCount = 20_000;

/** What the server says once it listens. */
export interface Ready {
  readonly baseApiUrl: string;
  /** An API that answers any request at once with the {@link exampleInstance}. */
  readonly instantUrl: string;
  readonly authToken: string;
}

/** What the server has done since it was last asked. */
export interface Usage {
  readonly requests: number;
  /** The processor time of the server's whole process. */
  readonly cpuMs: number;
}

/** The embedded server in a process of its own. */
export interface BenchServer extends Ready, AsyncDisposable {
  /** What it has done since this was last called. */
  usage(): Promise<Usage>;
}

/** Starts the server. */
export async function startBenchServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL("server-process.ts", import.meta.url)));
  const failed = once(child, "exit").then(() => Promise.reject(new Error("the server ended before its time")));
  failed.catch(() => undefined);
  const next = async <Message>(): Promise<Message> => {
    const [message] = (await Promise.race([once(child, "message"), failed])) as [Message]; // The other file's own words.
    return message;
  };
  return {
    ...(await next<Ready>()),
    usage: () => {
      child.send("usage");
      return next<Usage>();
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** An instance as the API writes it. */
export const exampleInstance = {
  uuid: "6f1c2b7e-54a5-4b0e-9c1c-6d4b0e6f2a11",
  user: "alice",
  name: "nightly-1",
  state: "successful",
  datetime_created: "2026-01-31T12:00:00.123456Z",
  datetime_finished: "2026-01-31T12:30:00.654321Z",
  arguments: { sample: "s1", reference: "hg38", threads: 8, options: { minimum: 0.5, verbose: false } },
  task_queue: 1,
  task_type: 1,
};
