import { SaltantError } from "saltant";
import type { Command } from "commander";
import { withFormats, type Run } from "../context.js";
import { exitCodeOfAll, exitCodes } from "../exit-codes.js";
import { readKeys } from "../input/keys.js";
import { namesFrom } from "../names.js";
import { FailureReport } from "../report.js";
import type { AnyModel, Resource } from "../resources/resource.js";

/** The options of `get`. */
export function withGetOptions(command: Command): Command {
  return withFormats(command);
}

/** Shows things by what names them. Of several, those that are missing are told of, and the others shown. */
export function get(resource: Resource): Run<object> {
  return async (context, _options, written) => {
    const { output, progress, request, session } = context;
    const { keys, isOne } = await readKeys(written, context, resource);
    const { client } = await session();
    const [only] = keys;
    if (isOne && only !== undefined) {
      const item = await resource.get(client, only, request);
      await output.one(resource, item, namesFrom(client, resource, request));
      return exitCodes.done;
    }
    const failures: unknown[] = [];
    const report = new FailureReport(progress.note);
    const found = async function* (): AsyncGenerator<AnyModel> {
      let read = 0;
      for await (const outcome of inOrder(keys, (key) => resource.get(client, key, request))) {
        read += 1;
        progress.say(`${read} of ${keys.length} read`);
        if (outcome.status === "fulfilled") {
          yield outcome.value;
          continue;
        }
        const error: unknown = outcome.reason;
        if (!(error instanceof SaltantError)) throw error;
        failures.push(error);
        report.tell(error);
      }
    };
    await output.many(resource, found(), namesFrom(client, resource, request));
    report.end();
    if (failures.length === 0) return exitCodes.done;
    return failures.length === keys.length ? exitCodeOfAll(failures) : exitCodes.partly;
  };
}

/** How many requests are under way at a time: the smallest server bears as many. */
const atOnce = 4;

/** Reads things a few at a time, and gives what became of each in the order asked for. */
async function* inOrder<T>(
  keys: readonly string[],
  read: (key: string) => Promise<T>,
): AsyncGenerator<PromiseSettledResult<T>> {
  const underWay: Promise<PromiseSettledResult<T>[]>[] = [];
  for (const key of keys) {
    underWay.push(Promise.allSettled([read(key)]));
    if (underWay.length === atOnce) yield* (await underWay.shift()) ?? [];
  }
  for (const each of underWay) yield* await each;
}
