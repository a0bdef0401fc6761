import { hasDigits, parseJson, sameDigits } from "../data/lossless-json.js";
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
  /** Whether the body is so secret that no error may show any of it. */
  readonly isSecret?: boolean;
}

/**
 * Reads the body of a response with a schema.
 *
 * @throws {@link ResponseValidationError} naming each place where the body is not what the contract promises.
 */
export function decode<T>(schema: Schema<T>, response: RawResponse): T {
  const result = schema.safeParse(response.body, { error: issueWords });
  // A schema may have read a part of the body, with the digits of that part.
  if (result.success) return hasDigits(result.data) ? result.data : sameDigits(response.body, result.data);
  const { issues } = result.error;
  const { status, method, path, isSecret } = response;
  // A message ends with what was found.
  const redact: Redactor = (text) => response.redact(isSecret === true ? text.replace(/, not [^;]*/g, "") : text);
  throw new ResponseValidationError(
    `${status} ${method} ${path}: the response does not match the contract: ${redact(issuesText(issues))}`,
    redacted(response),
    issues.map((issue) => ({ path: redact(pathText(issue.path)), message: redact(issue.message) })),
  );
}

/** A response as an error may show it: without the secrets that the client knows. */
export function redacted(response: RawResponse): RawResponse {
  const { redact } = response;
  // An empty body is not secret, and an error says that it is empty.
  if (response.isSecret === true && response.text !== "")
    return { ...response, headers: redactHeaders(response.headers, redact), text: "", body: null };
  const text = redact(response.text);
  return { ...response, headers: redactHeaders(response.headers, redact), text, ...parse(text) };
}

/** What is used of a response. A `fetch` that is passed as an option has classes of its own, and may give anything. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: Headers;
  /** A stream of the web, or one of Node, as node-fetch has it. */
  readonly body?: Partial<ReadableStream<unknown>> & { readonly destroy?: () => void };
  readonly bodyUsed?: boolean;
  readonly text?: () => unknown;
}

/** Reads the pieces of a body. */
export type BodyReader = ReadableStreamDefaultReader<unknown>;

const unreadable = "fetch returned a Response with neither a stream of bytes nor text()";

/** Reads a response to its last byte, or cancels it: one that is not read would keep its connection. */
export class ResponseReader {
  readonly #info: RequestInfo;
  readonly #redact: Redactor;
  /** How large the body may be, after decompression. */
  protected maxBytes: number;
  readonly #onHeaders: (headers: Headers) => void;
  #bytes = 0;
  #cancelBody: ((reason: unknown) => unknown) | undefined;
  #canceled: { readonly reason: unknown } | null = null;

  /**
   * @param info - Which request the response is for.
   * @param redact - Takes the secrets that the client knows out of a refusal. A success stays as it is, since it holds data.
   * @param maxBytes - How large the response may be, after decompression.
   * @param onHeaders - Gets the headers of the response, also those that are hidden from all others.
   */
  constructor(info: RequestInfo, redact: Redactor, maxBytes: number, onHeaders: (headers: Headers) => void) {
    this.#info = info;
    this.#redact = redact;
    this.maxBytes = maxBytes;
    this.#onHeaders = onHeaders;
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
    const { status, headers } = response;
    this.#onHeaders(headers);
    const text = await this.readBody(response);
    const raw = { ...this.#info, status, headers: withoutCookies(headers), text, ...parse(text), redact: this.#redact };
    return status < 400 ? raw : redacted(raw);
  }

  /** Ends the reading, now or as soon as the response begins. The stream need not listen. */
  cancel(reason: unknown): void {
    this.#canceled = { reason };
    callSafely(() => this.#cancelBody?.(reason));
  }

  /** Reads the whole body. */
  protected async readBody(response: ResponseLike): Promise<string> {
    const body = this.open(response);
    if (body === undefined) return this.readText(response);
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const chunk = await this.readChunk(body);
      if (chunk === undefined) return text + decoder.decode();
      text += decoder.decode(chunk, { stream: true });
    }
  }

  /** @returns The body's stream; undefined where there is none. */
  protected open(response: ResponseLike): BodyReader | undefined {
    const { body } = response;
    // A stream that is being read is locked.
    if (body?.locked === true || (body?.getReader === undefined && response.bodyUsed === true))
      throw this.#bad("fetch returned a Response that was read before: each call needs a new one");
    const reader = body?.getReader?.();
    this.#cancelBody = (reason) => (reader === undefined ? body?.destroy?.() : reader.cancel(reason));
    if (this.#canceled !== null) this.cancel(this.#canceled.reason);
    return reader;
  }

  /** The next bytes of a body; undefined at its end. */
  protected async readChunk(body: BodyReader): Promise<Uint8Array | undefined> {
    const { done, value } = await body.read();
    if (done) return undefined;
    if (!ArrayBuffer.isView(value)) throw this.#bad(unreadable);
    return this.#counted(value as Uint8Array); // A fetch that is passed as an option may give other views, which decode alike.
  }

  /** The body where it is no stream: there may be none, and some platforms have no streams. */
  protected async readText(response: ResponseLike): Promise<string> {
    const text = await response.text?.();
    if (typeof text !== "string") throw this.#bad(unreadable);
    this.#counted(new TextEncoder().encode(text));
    return text;
  }

  #counted(chunk: Uint8Array): Uint8Array {
    this.#bytes += chunk.byteLength;
    if (this.#bytes <= this.maxBytes) return chunk;
    const { method, path } = this.#info;
    const message = `${method} ${path}: the response is larger than ${this.maxBytes} bytes (maxResponseBytes)`;
    throw new ResponseTooLargeError(message, this.#info, { maxResponseBytes: this.maxBytes });
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
