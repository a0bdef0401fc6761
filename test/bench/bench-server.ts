import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The server's time for each request, and its additional time for each row of a list. */
export const latencyMs = 20;
export const costPerRowMs = 0.5;

/** The server's initial number of instances. */
export const instanceCount = 20_000;

/** The server's message when it listens. */
export interface Ready {
  readonly baseApiUrl: string;
  /** An API that responds to any request at once with the {@link exampleInstance}. */
  readonly instantUrl: string;
  readonly authToken: string;
}

/** The server's work since the last call. */
export interface Usage {
  readonly requests: number;
  /** The processor time of the server's whole process. */
  readonly cpuMs: number;
}

/** The embedded server in a separate process. */
export interface BenchServer extends Ready, AsyncDisposable {
  /** Its work since the last call of this. */
  usage(): Promise<Usage>;
}

/** Starts the server. */
export async function startBenchServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL("server-process.ts", import.meta.url)));
  const failed = once(child, "exit").then(() => Promise.reject(new Error("the server ended before its time")));
  failed.catch(() => undefined);
  const next = async <Message>(): Promise<Message> => {
    const [message] = (await Promise.race([once(child, "message"), failed])) as [Message]; // The type of the other file's messages.
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

/** An instance in the API's form. */
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
