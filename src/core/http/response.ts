import { parseJson, sameDigits } from "../data/lossless-json.js";
import { issuesText, pathText, type Schema } from "../data/schema.js";
import { issueWords } from "../data/zod-schemas.js";
import { BadFetchError, type RequestInfo, ResponseTooLargeError } from "../errors/request-errors.js";
import { type HttpResponse, ResponseValidationError } from "../errors/response-errors.js";
import { describeValue } from "../text.js";
import { callSafely } from "./hooks.js";
import { redactHeaders, type Redactor } from "./redact.js";

/** A response with its body as it came. */
export interface RawResponse extends HttpResponse {
  readonly text: string;
  /** Whether the text is JSON, and `body` what it says. */
  readonly isJson: boolean;
  /** Takes out of a text the secrets that the client knows, as servers quote them. */
  readonly redact: Redactor;
}

/**
 * Reads the body of a response with a schema.
 *
 * @throws {@link ResponseValidationError} naming each place where the body is not what the contract promises.
 */
export function decode<T>(schema: Schema<T>, response: RawResponse): T {
  const result = schema.safeParse(response.body, { error: issueWords });
  if (result.success) return sameDigits(response.body, result.data);
  const { issues } = result.error;
  const { status, method, path, redact } = response;
  throw new ResponseValidationError(
    `${status} ${method} ${path}: the response does not match the contract: ${redact(issuesText(issues))}`,
    redacted(response),
    issues.map((issue) => ({ path: redact(pathText(issue.path)), message: redact(issue.message) })),
  );
}

/** A response as an error may show it: without the secrets that the client knows. */
export function redacted(response: RawResponse): RawResponse {
  const { redact } = response;
  const text = redact(response.text);
  return { ...response, headers: redactHeaders(response.headers, redact), text, ...parse(text) };
}

/** What is used of a response. A `fetch` that is passed as an option has classes of its own, and may give anything. */
interface ResponseLike {
  readonly status: number;
  readonly headers: Headers;
  /** A stream of the web, or one of Node, as node-fetch has it. */
  readonly body?: Partial<ReadableStream<unknown>> & { readonly destroy?: () => void };
  readonly bodyUsed?: boolean;
  readonly text?: () => unknown;
}

const unreadable = "fetch returned a Response with neither a stream of bytes nor text()";

/** Reads a response to its last byte, or cancels it: one that is not read would keep its connection. */
export class ResponseReader {
  readonly #info: RequestInfo;
  readonly #redact: Redactor;
  readonly #maxBytes: number;
  #cancelBody: ((reason: unknown) => unknown) | undefined;
  #canceled: { readonly reason: unknown } | null = null;

  /**
   * @param info - Which request the response is for.
   * @param redact - Takes the secrets that the client knows out of a refusal. A success stays as it is, since it holds data.
   * @param maxBytes - How large the response may be, after decompression.
   */
  constructor(info: RequestInfo, redact: Redactor, maxBytes: number) {
    this.#info = info;
    this.#redact = redact;
    this.#maxBytes = maxBytes;
  }

  /**
   * Waits for the response to begin and to end.
   *
   * @param sending - What `fetch` returned.
   * @throws A `BadFetchError` for what cannot be read as a response, a `ResponseTooLargeError` for what is too large.
   */
  async read(sending: unknown): Promise<RawResponse> {
    const response = await sending;
    if (!isResponse(response)) {
      const found = describeValue(typeof response === "string" ? this.#redact(response) : response);
      throw this.#bad(`fetch must resolve with a Response, not ${found}`);
    }
    const text = await this.#text(response);
    if (text === undefined)
      throw this.#bad("fetch returned a Response that was read before: each call needs a new one");
    const { status, headers } = response;
    const raw = { ...this.#info, status, headers: withoutCookies(headers), text, ...parse(text), redact: this.#redact };
    return status < 400 ? raw : redacted(raw);
  }

  /** Ends the reading, now or as soon as the response begins. The stream need not listen. */
  cancel(reason: unknown): void {
    this.#canceled = { reason };
    callSafely(() => this.#cancelBody?.(reason));
  }

  /** The whole body; `undefined` if it was read before. */
  async #text(response: ResponseLike): Promise<string | undefined> {
    const { body } = response;
    // A stream that is being read is locked.
    if (body?.locked === true) return undefined;
    if (body?.getReader !== undefined) {
      const reader = body.getReader();
      this.#cancelWith((reason) => reader.cancel(reason));
      return this.#readAll(reader);
    }
    if (response.bodyUsed === true) return undefined;
    this.#cancelWith(() => body?.destroy?.());
    // There may be no body, and on some platforms no stream of it.
    const text = await response.text?.();
    if (typeof text !== "string") throw this.#bad(unreadable);
    this.#checkSize(text.length);
    return text;
  }

  #cancelWith(cancelBody: (reason: unknown) => unknown): void {
    this.#cancelBody = cancelBody;
    if (this.#canceled !== null) this.cancel(this.#canceled.reason);
  }

  async #readAll(reader: ReadableStreamDefaultReader<unknown>): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      if (!ArrayBuffer.isView(value)) throw this.#bad(unreadable);
      this.#checkSize((bytes += value.byteLength));
      text += decoder.decode(value, { stream: true });
    }
  }

  #checkSize(bytes: number): void {
    if (bytes <= this.#maxBytes) return;
    const { method, path } = this.#info;
    const message = `${method} ${path}: the response is larger than ${this.#maxBytes} bytes (maxResponseBytes)`;
    throw new ResponseTooLargeError(message, this.#info, { maxResponseBytes: this.#maxBytes });
  }

  #bad(problem: string): BadFetchError {
    const { method, path } = this.#info;
    return new BadFetchError(`${method} ${path}: ${problem}`, this.#info);
  }
}

function isResponse(value: unknown): value is ResponseLike {
  const { status, headers } = (value ?? {}) as Partial<ResponseLike>; // Which may be anything, and are looked at.
  return Number.isInteger(status) && typeof headers?.has === "function";
}

/** A session's cookie would let in anyone who reads it in a log. */
function withoutCookies(headers: Headers): Headers {
  if (!headers.has("Set-Cookie")) return headers;
  const kept = new Headers(headers);
  kept.delete("Set-Cookie");
  return kept;
}

function parse(text: string): { body: unknown; isJson: boolean } {
  try {
    return { body: parseJson(text), isJson: true };
  } catch {
    return { body: text, isJson: false };
  }
}
