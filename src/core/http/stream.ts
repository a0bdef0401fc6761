import { createDeadline, ignore, onAbort } from "../async/abort.js";
import { checkOptions } from "../data/checks.js";
import { RequestError } from "../errors/request-errors.js";
import { connectionError, isPlainText, isRedirect, timeoutError, unexpectedResponse } from "./error-factories.js";
import { redactError, type Redactor } from "./redact.js";
import { prepareRequest, requestChecks, type RequestSpec } from "./request.js";
import { redacted, type ResponseReader } from "./response.js";
import type { RequestState, Transport } from "./transport.js";

/**
 * Sends a request, and yields the body of its response as it arrives. Leaving the loop cancels the rest. A request is retried until its
 * response begins. The response may be of any size, unless the call limits it.
 *
 * @param idleTimeoutMs - The longest pause between two pieces, in milliseconds. Default: the deadline of one attempt.
 * @throws A `TimeoutError` for a pause that is longer, a `ConnectionError` if the connection fails before the end.
 */
export async function* streamBody(
  transport: Transport,
  spec: RequestSpec,
  idleTimeoutMs?: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  checkOptions("options", spec.options, requestChecks);
  const state = transport.begin(prepareRequest(spec, false, transport.settings), true);
  try {
    const response = await transport.sendWithin(state);
    if (response.status >= 400) throw transport.toError(response);
    const { stream, redact } = response;
    if (isRedirect(response.status) || stream === undefined || !isPlainText(response)) {
      stream?.cancel(undefined);
      throw unexpectedResponse({ ...redacted(response), body: null }, transport.settings.baseUrlOption, "text");
    }
    yield* chunks(transport, state, { stream, redact, idleTimeoutMs: idleTimeoutMs ?? state.timeoutMs });
  } catch (error) {
    throw transport.orTotalTimeout(state, error);
  } finally {
    state.total.end();
  }
}

/** Yields the pieces of a body. The time that the caller spends on a piece does not count as a pause. */
async function* chunks(
  transport: Transport,
  state: RequestState,
  { stream, redact, idleTimeoutMs }: StreamContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { clock, baseUrlOption } = transport.settings;
  const { signal } = state;
  const cancel = (): void => {
    stream.cancel(signal?.reason);
  };
  const stopListening = signal === undefined ? ignore : onAbort(signal, cancel);
  try {
    for (;;) {
      const idle = createDeadline(clock, idleTimeoutMs, signal);
      let chunk: Uint8Array | undefined;
      try {
        chunk = await idle.race(stream.next());
      } catch (error) {
        signal?.throwIfAborted();
        if (idle.passed) throw timeoutError(transport.info(state), "idleTimeoutMs", idleTimeoutMs);
        if (error instanceof RequestError) throw error;
        throw connectionError(transport.info(state), redactError(error, redact), baseUrlOption);
      } finally {
        idle.end();
      }
      if (chunk === undefined) return;
      yield chunk;
    }
  } finally {
    stopListening();
    cancel();
  }
}

/** A body that is read piece by piece. */
interface StreamContext {
  readonly stream: ResponseReader;
  readonly redact: Redactor;
  readonly idleTimeoutMs: number;
}
