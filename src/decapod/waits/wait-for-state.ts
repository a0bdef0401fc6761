import type { Pacer } from "../../core/async/pacer.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { watchAlone } from "../../core/waits/single-watch.js";
import { type PollTimes, wait } from "../../core/waits/wait.js";
import type { VersionedResource } from "../contract.js";
import { WaitTimeoutError } from "./wait-errors.js";
import type { WaitOptions } from "./wait-options.js";

/** What a wait for a resource needs. */
interface StateWaitContext<Instance> {
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
}

/** Polls a resource, by requests that no other wait shares, until it is in a state. */
export function waitForState<Instance extends VersionedResource | null>(
  { transport, pacer, noun, goal, id, poll, stateOf, isKnownState = () => true, isOver }: StateWaitContext<Instance>,
  options: WaitOptions<Instance>,
): Promise<Instance> {
  const { clock, hooks } = transport.settings;
  return wait<Instance>(
    {
      pacer,
      logger: hooks.logger,
      watch: (watchOptions) => watchAlone(clock, poll, watchOptions),
      stateOf,
      isKnownState,
      isOver,
      timeoutError: ({ instance, ...progress }) =>
        new WaitTimeoutError({ noun, goal, id, resource: instance, ...progress }),
      onAbort: () => undefined,
    },
    options,
  );
}
