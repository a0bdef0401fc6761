import { BulkError, SaltantClient, TaskFailedError, type BulkProgress, type ContainerTaskInstance } from "saltant";

const client = SaltantClient.fromEnv();
const instances = client.containerTaskInstances;
const taskType = await client.containerTaskTypes.get({ name: "align" });
const taskQueue = await client.taskQueues.get({ name: "main" });

// Every sample with every threshold. `once` skips instances whose names exist already, so it is safe to run this again.
const grid = ["s1", "s2", "s3"].flatMap((sample) => [0.1, 0.5].map((threshold) => ({ sample, threshold })));
const inputs = grid.map((args) => {
  return { taskType, taskQueue, name: `sweep-${args.sample}-${args.threshold}`, arguments: args, once: true } as const;
});

const failed = await finish(await instances.createMany(inputs, { onProgress: progress("launched") }));
// Launch the failed ones a second time.
const failedTwice = await finish(await instances.cloneMany(failed, { onProgress: progress("cloned") }));
console.log(
  failedTwice.length === 0 ? "all successful" : `failed twice: ${failedTwice.map(({ name }) => name).join()}`,
);

/** Waits for all, and returns those that failed. */
async function finish(runs: readonly ContainerTaskInstance[]): Promise<ContainerTaskInstance[]> {
  const options = { refreshPeriodMs: 1_000, throwOnFailure: true, onProgress: progress("finished") };
  try {
    await instances.waitUntilAllFinished(runs, options);
    return [];
  } catch (error) {
    if (!(error instanceof BulkError)) throw error;
    return error.failed.flatMap(({ index, error: reason }) => {
      if (reason instanceof TaskFailedError) return runs[index] ?? [];
      throw error; // Another error, which a clone would not fix.
    });
  }
}

/** Shows the progress on one line of a terminal. If the output is not a terminal, writes only the final line. */
function progress(what: string): (progress: BulkProgress) => void {
  return ({ done, failed, total, remainingMs }) => {
    const text = `${what} ${done} of ${total}, ${failed} failed, ${Math.ceil(remainingMs / 1_000)} s left`;
    if (done === total) process.stdout.write(`${process.stdout.isTTY ? "\r\x1b[K" : ""}${text}\n`);
    else if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  };
}
