import { SaltantError } from "saltant";
import type { Command } from "commander";
import { withFormats, type Run } from "../context.js";
import { exitCodeOf, exitCodes } from "../exit-codes.js";
import { readKeys } from "../input/keys.js";
import { namesFrom } from "../names.js";
import { reportOf } from "../report.js";
import type { AnyModel, Resource } from "../resources/resource.js";

/** The options of `get`. */
export function withGetOptions(command: Command): Command {
  return withFormats(command);
}

/** Shows things by what names them. Of several, those that are missing are told of, and the others shown. */
export function get(resource: Resource): Run<object> {
  return async ({ io, output, progress, request, session }, _options, written) => {
    const { keys, isOne } = await readKeys(written, io.stdin);
    const { client } = await session();
    const [only] = keys;
    if (isOne && only !== undefined) {
      const item = await resource.get(client, only, request);
      await output.one(resource, item, namesFrom(client, resource, request));
      return exitCodes.done;
    }
    const failures: unknown[] = [];
    const found = async function* (): AsyncGenerator<AnyModel> {
      for (const key of keys) {
        try {
          yield await resource.get(client, key, request);
        } catch (error) {
          if (!(error instanceof SaltantError)) throw error;
          failures.push(error);
          for (const line of reportOf(error)) progress.note(line);
        }
      }
    };
    await output.many(resource, found(), namesFrom(client, resource, request));
    if (failures.length === 0) return exitCodes.done;
    return failures.length === keys.length ? exitCodeOf(failures[0]) : exitCodes.partly;
  };
}
