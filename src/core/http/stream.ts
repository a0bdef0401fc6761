import { createDeadline, ignore, onAbort } from "../async/abort.js";
import { checkOptions } from "../data/checks.js";
import { RequestError } from "../errors/request-errors.js";
import { connectionError, isRedirect, timeoutError, unexpectedResponse } from "./error-factories.js";
import { json } from "./formats.js";
import { redactError, type Redactor } from "./redact.js";
import { prepareRequest, requestChecks, type RequestSpec } from "./request.js";
import { type BodyReader, redacted, type ResponseLike, ResponseReader } from "./response.js";
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
  const { accepts = json, options } = spec;
  checkOptions("options", options, requestChecks);
  const streams: BodyStream[] = [];
  const state = transport.begin(prepareRequest(spec, false, transport.settings), (...response) => {
    const stream = new BodyStream(options?.maxResponseBytes ?? Infinity, ...response);
    streams.push(stream);
    return stream;
  });
  try {
    const response = await transport.sendWithin(state);
    if (response.status >= 400) throw transport.toError(response);
    const stream = streams.at(-1);
    if (stream === undefined) return; // Each attempt has one.
    if (isRedirect(response.status) || accepts.read(response) === undefined) {
      stream.cancel(undefined);
      throw unexpectedResponse({ ...redacted(response), body: null }, transport.settings.baseUrlOption, accepts.name);
    }
    const { redact } = response;
    yield* chunks(transport, state, { stream, redact, idleTimeoutMs: idleTimeoutMs ?? state.timeoutMs });
  } catch (error) {
    throw transport.orTotalTimeout(state, error);
  } finally {
    state.total.end();
  }
}

/** Reads a response, but leaves the body of a success to the caller of {@link next}. */
class BodyStream extends ResponseReader {
  readonly #maxStreamBytes: number;
  /** The body of a success, and what is left of it where it is no stream. */
  #body: BodyReader | undefined;
  #rest: string | undefined;

  constructor(maxStreamBytes: number, ...response: ConstructorParameters<typeof ResponseReader>) {
    super(...response);
    this.#maxStreamBytes = maxStreamBytes;
  }

  /** Reads the next bytes; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#body !== undefined) return this.readChunk(this.#body);
    const rest = this.#rest ?? "";
    this.#rest = "";
    return rest === "" ? undefined : new TextEncoder().encode(rest);
  }

  protected override async readBody(response: ResponseLike): Promise<string> {
    if (response.status >= 400) return super.readBody(response);
    this.maxBytes = this.#maxStreamBytes;
    this.#body = this.open(response);
    if (this.#body === undefined) this.#rest = await this.readText(response);
    return "";
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
  readonly stream: BodyStream;
  readonly redact: Redactor;
  readonly idleTimeoutMs: number;
}
