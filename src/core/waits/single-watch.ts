import { sleep } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import type { RequestOptions } from "../http/request.js";
import type { Watch, WatchOptions } from "./shared-polls.js";

/** Watches an instance by requests of its own, which no other wait shares. The first is sent immediately. */
export function watchAlone<Instance>(
  clock: Clock,
  get: (options: RequestOptions) => Promise<Instance>,
  { periodMs, signal, request, onPoll }: WatchOptions,
): Watch<Instance> {
  let isFirst = true;
  return {
    next: async () => {
      if (!isFirst) await sleep(clock, periodMs, signal);
      isFirst = false;
      onPoll();
      return get({ ...request, signal });
    },
    end: () => undefined,
  };
}
