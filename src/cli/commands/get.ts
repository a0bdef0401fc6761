import { SaltantError } from "saltant";
import type { Command } from "commander";
import { withFormats, type Run } from "../context.js";
import { exitCodeOfAll, exitCodes } from "../exit-codes.js";
import { readKeys } from "../input/keys.js";
import { nameResolver } from "../names.js";
import { FailureReporter } from "../report.js";
import type { AnyModel, Resource } from "../resources/resource.js";

/** The options of `get`. */
export function withGetOptions(command: Command): Command {
  return withFormats(command);
}

/** Shows resources by their keys. Of several, reports the missing ones and shows the others. */
export function get(resource: Resource): Run<object> {
  return async (context, _options, args) => {
    const { output, progress, request, session } = context;
    const { keys, isOne } = await readKeys(args, context, resource);
    const { client } = await session();
    const [only] = keys;
    if (isOne && only !== undefined) {
      const item = await resource.get(client, only, request);
      await output.writeOne(resource, item, nameResolver(client, resource, request));
      return exitCodes.done;
    }
    const failures: unknown[] = [];
    const reporter = new FailureReporter(progress.note);
    const found = async function* (): AsyncGenerator<AnyModel> {
      let read = 0;
      for await (const outcome of settleInOrder(keys, (key) => resource.get(client, key, request))) {
        read += 1;
        progress.update(`${read} of ${keys.length} read`);
        if (outcome.status === "fulfilled") {
          yield outcome.value;
          continue;
        }
        const error: unknown = outcome.reason;
        if (!(error instanceof SaltantError)) throw error;
        failures.push(error);
        reporter.report(error);
      }
    };
    await output.writeAll(resource, found(), nameResolver(client, resource, request));
    reporter.finish();
    if (failures.length === 0) return exitCodes.done;
    return failures.length === keys.length ? exitCodeOfAll(failures) : exitCodes.partly;
  };
}

/** How many requests are sent in parallel, so that even a small server can handle them. */
const concurrency = 4;

/** Reads resources a few at a time, and yields their results in the order of the keys. */
async function* settleInOrder<T>(
  keys: readonly string[],
  read: (key: string) => Promise<T>,
): AsyncGenerator<PromiseSettledResult<T>> {
  const pending: Promise<PromiseSettledResult<T>[]>[] = [];
  for (const key of keys) {
    pending.push(Promise.allSettled([read(key)]));
    if (pending.length === concurrency) yield* (await pending.shift()) ?? [];
  }
  for (const each of pending) yield* await each;
}
