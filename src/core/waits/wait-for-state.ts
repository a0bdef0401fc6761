import type { Pacer } from "../async/pacer.js";
import type { RequestOptions } from "../http/request.js";
import type { Transport } from "../http/transport.js";
import { watchAlone } from "./single-watch.js";
import { type PollingOptions, type PollTimes, wait } from "./wait.js";
import type { EndedWait } from "./wait-timeout-error.js";

/** What a wait for a resource needs. */
export interface StateWaitContext<Instance> {
  readonly transport: Transport;
  readonly pacer: Pacer;
  /** The kind of resource, what it is to be, and its id, for the message at the deadline. */
  readonly noun: string;
  readonly goal: string;
  readonly id: string;
  readonly poll: (options: RequestOptions) => Promise<Instance>;
  readonly stateOf: (instance: Instance) => string;
  /** Whether this version of the client knows a state. Default: it knows all. */
  readonly isKnownState?: (state: string) => boolean;
  readonly isOver: (instance: Instance, poll: PollTimes) => boolean;
  /** Makes the error for a wait whose deadline passed. */
  readonly timeoutError: (wait: EndedWait<NonNullable<Instance>>) => Error;
}

/** Polls a resource, by requests that no other wait shares, until it is in a state. */
export function waitForState<Instance>(
  {
    transport,
    pacer,
    noun,
    goal,
    id,
    poll,
    isKnownState = () => true,
    timeoutError,
    ...context
  }: StateWaitContext<Instance>,
  options: PollingOptions<Instance>,
): Promise<Instance> {
  const { clock, hooks } = transport.settings;
  return wait<Instance>(
    {
      pacer,
      logger: hooks.logger,
      watch: (watchOptions) => watchAlone(clock, poll, watchOptions),
      isKnownState,
      ...context,
      timeoutError: ({ instance, ...progress }) =>
        timeoutError({ noun, goal, id, resource: instance ?? null, ...progress }),
      onAbort: () => undefined,
    },
    options,
  );
}
