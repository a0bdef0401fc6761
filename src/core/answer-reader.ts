import { BadFetchError, type RequestInfo } from "./errors/request-errors.js";
import { callSafely } from "./hooks.js";
import { show } from "./show.js";

/** What is used of a response. What stands in for `fetch` has classes of its own, and may give anything. */
interface ResponseLike {
  readonly status: number;
  readonly headers: Headers;
  /** A stream of the web, or one of Node, as node-fetch has it. */
  readonly body?: Partial<ReadableStream<unknown>> & { readonly destroy?: () => void };
  readonly bodyUsed?: boolean;
  readonly text?: () => unknown;
}

const unreadable = "fetch gave a Response with neither a stream of bytes nor text()";

/** Reads an answer to its last byte, or lets go of it: one that is left lying would keep its connection. */
export class AnswerReader {
  readonly #info: RequestInfo;
  #cancel: ((reason: unknown) => unknown) | undefined;
  #letGoBecause: { readonly reason: unknown } | null = null;

  /** @param info - Which request it is that is answered. */
  constructor(info: RequestInfo) {
    this.#info = info;
  }

  /**
   * Waits for the answer to begin and to end.
   *
   * @throws A `BadFetchError` for what cannot be read as a response.
   */
  async read(sending: unknown): Promise<{ readonly response: ResponseLike; readonly text: string }> {
    const response = await sending;
    if (!isResponse(response)) throw this.#bad(`fetch must resolve with a Response, not ${show(response)}`);
    const text = await this.#text(response);
    if (text === undefined) throw this.#bad("fetch gave a Response that was read before: each call needs a new one");
    return { response, text };
  }

  /** Ends the reading, now or as soon as the answer begins. The stream need not listen. */
  letGo(reason: unknown): void {
    this.#letGoBecause = { reason };
    callSafely(() => this.#cancel?.(reason));
  }

  /** The whole body; `undefined` if it was read before. */
  async #text(response: ResponseLike): Promise<string | undefined> {
    const { body } = response;
    // What reads a body keeps its stream locked.
    if (body?.locked === true) return undefined;
    if (body?.getReader !== undefined) {
      const reader = body.getReader();
      this.#onLetGo((reason) => reader.cancel(reason));
      return this.#readAll(reader);
    }
    if (response.bodyUsed === true) return undefined;
    this.#onLetGo(() => body?.destroy?.());
    // There may be no body, and on some platforms no stream of it.
    const text = await response.text?.();
    if (typeof text === "string") return text;
    throw this.#bad(unreadable);
  }

  #onLetGo(cancel: (reason: unknown) => unknown): void {
    this.#cancel = cancel;
    if (this.#letGoBecause !== null) this.letGo(this.#letGoBecause.reason);
  }

  async #readAll(reader: ReadableStreamDefaultReader<unknown>): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      if (!ArrayBuffer.isView(value)) throw this.#bad(unreadable);
      text += decoder.decode(value, { stream: true });
    }
  }

  #bad(what: string): BadFetchError {
    const { method, path } = this.#info;
    return new BadFetchError(`${method} ${path}: ${what}`, this.#info);
  }
}

function isResponse(value: unknown): value is ResponseLike {
  const { status, headers } = (value ?? {}) as Partial<ResponseLike>; // Which may be anything, and are looked at.
  return Number.isInteger(status) && typeof headers?.has === "function";
}
