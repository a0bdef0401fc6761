import createClient from "openapi-fetch";
import { redacted, type Outgoing, type TextAnswer } from "./attempt.js";
import type { Call } from "./call.js";
import { checkOptions, requestChecks } from "./check-options.js";
import { decode } from "./decode.js";
import { InvalidInputError } from "./errors/input-errors.js";
import { ambiguous, isRedirect, unexpectedAnswer } from "./failures.js";
import { writeJson } from "./json-digits.js";
import { isIdempotent } from "./retry.js";
import type { Schema } from "./schema.js";
import { Sender, type SenderSettings } from "./sender.js";

/**
 * Turns calls into requests and answers into values or errors. The URL, headers and body of a request are openapi-fetch's work;
 * what lies between a request and its answer is the {@link Sender}'s.
 */
export class Transport {
  /** What this transport was made with. */
  readonly settings: SenderSettings;
  readonly #sender: Sender;
  readonly #openapi: UntypedClient;

  constructor(settings: SenderSettings) {
    this.settings = settings;
    this.#sender = new Sender(settings, (call) => this.#answer(call, true));
    const { baseUrl, headers } = settings;
    this.#openapi = createUntypedClient({ baseUrl, headers, Request: PlainRequest, bodySerializer });
  }

  /**
   * Sends a call and reads its answer.
   *
   * @throws The `ApiError` that fits, or the reason of the caller's signal.
   */
  async call<T>(call: Call, schema: Schema<T>): Promise<T> {
    const answer = await this.#answer(call, false);
    try {
      return decode(schema, answer);
    } catch (error) {
      throw call.creates === true ? ambiguous(error) : error;
    }
  }

  /**
   * A `fetch` with this transport's credentials, deadlines and retries, for raw calls. As `fetch` does, it resolves for a
   * refusal too; it throws if there is no answer, or none of the API's.
   */
  readonly fetch = async (request: Request): Promise<Response> => {
    const { url, method, headers, signal } = request;
    // The credentials go nowhere else, whatever base URL a raw call names.
    if (!url.startsWith(`${this.settings.baseUrl}/`)) {
      throw new InvalidInputError(`a raw call goes below ${this.settings.baseUrl}/, and nowhere else`);
    }
    // A GET has no body, and may not be given an empty one either.
    const text = method === "GET" || method === "HEAD" ? "" : await request.text();
    // A copy, as the credentials come in there, and the request is for anybody to see.
    const outgoing = { url, method, headers: new Headers(headers), body: text === "" ? undefined : text };
    const isRepeatable = isIdempotent(method);
    const handling = { options: { signal }, anonymous: false, isRepeatable, creates: false, secrets: [] };
    const answer = await this.#sender.send(outgoing, handling);
    const bodyless = answer.status === 204 || answer.status === 205 || answer.status === 304;
    if (isRedirect(answer.status) || (answer.status < 400 && !answer.isJson && !bodyless))
      throw unexpectedAnswer(redacted(answer));
    // No Response can be made of a status that is none of HTTP's.
    if (answer.status < 200 || answer.status > 599) throw this.#sender.errorFor(redacted(answer));
    const shown = new Headers(answer.headers);
    // Of a 205, openapi-fetch would read JSON all the same.
    if (bodyless) {
      shown.set("Content-Length", "0");
      shown.delete("Transfer-Encoding");
    }
    const response = new Response(bodyless ? null : answer.text, { status: answer.status, headers: shown });
    // A Response made by hand has no URL, and cannot be given one otherwise.
    return Object.defineProperty(response, "url", { value: url });
  };

  /** Takes one of the client's retries, for making a call again as a whole; false if there is none left. */
  takeRetry(): boolean {
    return this.#sender.takeRetry();
  }

  /** Sends a call through openapi-fetch. What comes back is a success, and JSON. */
  async #answer(call: Call, anonymous: boolean): Promise<TextAnswer> {
    const { method, path, pathParams, query, body, options = {} } = call;
    const { creates = false, secrets = [], isRepeatable = isIdempotent(method) } = call;
    checkOptions("options", options, requestChecks);
    const failed = creates ? ambiguous : (error: unknown): unknown => error;
    const { data: outgoing } = await this.#openapi.request(method, path, {
      params: { path: pathParams, query },
      body,
      headers: options.headers,
      querySerializer: (pairs) => new URLSearchParams(pairs).toString(),
      // With "stream", openapi-fetch hands on `body` as it is. So what it gives is the request that it has put together, and what
      // comes of that, falsy reasons of aborts included, does not pass through it.
      parseAs: "stream",
      fetch: (request) => Promise.resolve({ ok: true, status: 200, headers: noHeaders, body: request }),
    });
    const answer = await this.#sender.send(outgoing, { options, anonymous, isRepeatable, creates, secrets });
    if (answer.status >= 400) throw failed(this.#sender.errorFor(answer));
    if (isRedirect(answer.status) || !answer.isJson) {
      const shown = redacted(answer);
      // A success that cannot be read may hold the very tokens that were asked for.
      throw failed(unexpectedAnswer(anonymous && answer.body !== "" ? { ...shown, body: null } : shown));
    }
    return answer;
  }
}

/** Takes the place of `Request` inside openapi-fetch: plain data, made faster, which can be sent more than once. */
class PlainRequest implements Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, { method, headers, body }: Omit<Outgoing, "url">) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

const bodySerializer = (body: unknown): string | undefined => writeJson(body);

/** Not the platform's, as the first of those makes Node load all that its fetch needs, which can wait for the first call. */
const noHeaders = { get: () => null };

// openapi-fetch types its calls by literal paths. Here paths are data, checked where each manager names them.
const createUntypedClient = createClient as unknown as (options: {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly Request: typeof PlainRequest;
  readonly bodySerializer: (body: unknown) => string | undefined;
}) => UntypedClient;

/** What is used of an openapi-fetch client, without the types of one contract. */
interface UntypedClient {
  request(
    method: Call["method"],
    path: string,
    init: {
      readonly params: { readonly path: Call["pathParams"]; readonly query: Call["query"] };
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>> | undefined;
      readonly querySerializer: (query: Record<string, string>) => string;
      readonly parseAs: "stream";
      readonly fetch: (
        request: Outgoing,
      ) => Promise<{ ok: true; status: 200; headers: typeof noHeaders; body: Outgoing }>;
    },
  ): Promise<{ readonly data: Outgoing }>;
}
