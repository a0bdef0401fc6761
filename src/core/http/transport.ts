import { defaultPathSerializer, mergeHeaders } from "openapi-fetch";
import { checkOptions } from "../data/checks.js";
import { writeJson } from "../data/lossless-json.js";
import type { Schema } from "../data/schema.js";
import { asAmbiguousOutcome, isRedirect, unexpectedResponse } from "./error-factories.js";
import { requestChecks, type PreparedRequest, type RequestSpec } from "./request.js";
import { decode, redacted, type RawResponse } from "./response.js";
import { isIdempotent } from "./retry.js";
import { Sender, type SenderSettings } from "./sender.js";

/** Makes a request of what a manager asks for, has it sent, and reads the response with a schema. */
export class Transport {
  /** What this transport was made with. */
  readonly settings: SenderSettings;
  /** Sends what has been prepared, whatever comes back. */
  readonly sender: Sender;

  constructor(settings: SenderSettings) {
    this.settings = settings;
    this.sender = new Sender(settings, (spec) => this.#send(spec, true));
  }

  /**
   * Sends a request and reads its response.
   *
   * @throws The `ApiError` that fits, or the reason of the caller's signal.
   */
  async call<T>(spec: RequestSpec, schema: Schema<T>): Promise<T> {
    const response = await this.#send(spec, false);
    try {
      return decode(schema, response);
    } catch (error) {
      throw spec.creates === true ? asAmbiguousOutcome(error) : error;
    }
  }

  /** @returns A success, and JSON. */
  async #send(spec: RequestSpec, anonymous: boolean): Promise<RawResponse> {
    checkOptions("options", spec.options, requestChecks);
    const request = prepare(spec, anonymous, this.settings);
    const failed = request.creates ? asAmbiguousOutcome : (error: unknown): unknown => error;
    const response = await this.sender.send(request);
    if (response.status >= 400) throw failed(this.sender.errorFor(response));
    if (isRedirect(response.status) || !response.isJson) {
      const shown = redacted(response);
      // A success that cannot be read may hold the very tokens that were asked for.
      const safe = anonymous && response.body !== "" ? { ...shown, body: null } : shown;
      throw failed(unexpectedResponse(safe, this.settings.baseUrlOption));
    }
    return response;
  }
}

function prepare(spec: RequestSpec, anonymous: boolean, { baseUrl, headers }: SenderSettings): PreparedRequest {
  const { method, path, pathParams = {}, query, options = {} } = spec;
  const { creates = false, secrets = [], idempotent = isIdempotent(method) } = spec;
  const search = new URLSearchParams(query).toString();
  const body = spec.body === undefined ? undefined : writeJson(spec.body);
  return {
    url: `${baseUrl}${defaultPathSerializer(path, pathParams)}${search === "" ? "" : `?${search}`}`,
    method,
    headers: mergeHeaders(body === undefined ? {} : { "Content-Type": "application/json" }, headers, options.headers),
    body,
    ...{ options, anonymous, idempotent, creates, secrets },
  };
}
