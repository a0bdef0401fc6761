import { checkOptions, milliseconds } from "../core/data/checks.js";
import * as z from "../core/data/zod.js";
import { plainText } from "../core/http/formats.js";
import { requestChecks, type RequestOptions, type RequestSpec } from "../core/http/request.js";
import { streamBody } from "../core/http/stream.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";

/** How a log is read. */
export interface LogOptions extends RequestOptions {
  /** The longest pause between two pieces of a log that is streamed, in milliseconds. Default: `timeoutMs`. */
  readonly idleTimeoutMs?: number | undefined;
}

/**
 * The log of an execution: what `ansible-playbook` wrote. The server stores it when the execution ends; until then, and for one that
 * never started, reading it throws a `NotFoundError`. Nothing is sent until the log is read, and each use reads it again.
 *
 * ```ts
 * for await (const line of run.log()) console.log(line); // streamed, one line after another
 * const all = await run.log().text();
 * ```
 */
export class ExecutionLog implements AsyncIterable<string> {
  readonly #transport: Transport;
  readonly #spec: RequestSpec;
  readonly #idleTimeoutMs: number | undefined;

  /** @internal Logs are made by executions. */
  constructor(transport: Transport, executionId: string, logOptions: LogOptions) {
    keepSelf(this);
    checkOptions("options", logOptions, { ...requestChecks, idleTimeoutMs: milliseconds(1) });
    const { idleTimeoutMs, ...options } = logOptions;
    this.#transport = transport;
    this.#idleTimeoutMs = idleTimeoutMs;
    const path = "/v1/execution/{id}/log/";
    this.#spec = { method: "GET", path, pathParams: { id: executionId }, accepts: plainText, options };
  }

  /** The lines, without their ends, as they arrive. Leaving the loop cancels the rest. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of selfOf(this).#bytes({})) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield withoutReturn(line);
    }
    rest += decoder.decode();
    if (rest !== "") yield withoutReturn(rest);
  }

  /** The whole log as one string. For one larger than `maxResponseBytes`, read its lines. */
  async text(): Promise<string> {
    const self = selfOf(this);
    return self.#transport.call(self.#spec, z.string());
  }

  /** The bytes of the log as a stream, for example for a `Response`. */
  stream(): ReadableStream<Uint8Array> {
    return streamOf(selfOf(this).#bytes({}));
  }

  /** The same, requested as a download: the server then sends plain text even if a call or a proxy adds headers that ask for JSON. */
  download(): ReadableStream<Uint8Array> {
    return streamOf(selfOf(this).#bytes({ download: "yes" }));
  }

  #bytes(query: Readonly<Record<string, string>>): AsyncGenerator<Uint8Array, void, undefined> {
    return streamBody(this.#transport, { ...this.#spec, query }, this.#idleTimeoutMs);
  }
}

/** A stream that requests each piece when it is read. */
function streamOf(bytes: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return();
    },
  });
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
