// Requests and responses of SlipStream: those that its source defines, and those of the existing client with a stub.
import { readFileSync } from "node:fs";
import type { RecordedRequest, RecordedResponse } from "./validation.js";

/** A request and its response. */
export interface Exchange {
  readonly id: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

interface Samples {
  readonly samples: readonly {
    readonly id: string;
    readonly request: RecordedRequest;
    readonly answer: RecordedResponse;
  }[];
}

interface RecordedCall {
  readonly method: string;
  readonly requests: readonly RecordedRequest[];
  readonly answers: readonly RecordedResponse[];
}

const folder = "../../testing/slipstream/recorded";
const calls = "../../slipstream/requests/recorded/slipstream-requests.json";

/** What a server sends in the state that each sample describes. */
export function readSamples(): Exchange[] {
  return ["slipstream-samples.json", "slipstream-scenarios.json"].flatMap((name) => {
    const { samples } = readJson(`${folder}/${name}`) as Samples;
    return samples.map(({ id, request, answer }) => ({ id, request, response: withPlaceholders(answer) }));
  });
}

/** What the existing client sent, and what a stub of the server responded, by the position and the name of the call. */
export function readCalls(): Exchange[] {
  const recorded = readJson(calls) as readonly RecordedCall[];
  return recorded.flatMap(({ method, requests, answers }, index) =>
    answers.flatMap((response, position) => {
      const request = requests[position];
      const id = `${method} (call ${index}, request ${position})`;
      return request ? [{ id, request, response: withPlaceholders(response) }] : [];
    }),
  );
}

/** Text in the place of what a recording leaves open, as far as it would not be read otherwise. */
function withPlaceholders(response: RecordedResponse): RecordedResponse {
  const body = response.body
    ?.replaceAll("<base>", "https://slipstream.example.org")
    .replaceAll(/<(detail|what is wrong)>/g, "&lt;$1&gt;");
  return { ...response, ...(body !== undefined && { body }) };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as unknown;
}
