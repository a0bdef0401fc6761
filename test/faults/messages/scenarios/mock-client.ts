import { type Logger, SaltantClient } from "saltant";
import { VirtualClock } from "saltant/testing";
import { vi } from "vitest";

export const baseApiUrl = "https://host/api/";
export const authToken = "0123456789abcdef0123456789abcdef01234567";
export const uuid = "00000000-0000-4000-8000-000000000001";
const created = "2026-01-01T00:00:00.000000Z";
const instance = {
  uuid,
  user: "alice",
  name: "run",
  state: "running",
  datetime_created: created,
  datetime_finished: null,
};
export const wireInstance = { ...instance, arguments: {}, task_queue: 1, task_type: 1 };
const runs = { runs_executable_tasks: true, runs_docker_container_tasks: true, runs_singularity_container_tasks: true };
export const wireQueue = {
  id: 1,
  user: "alice",
  name: "main",
  description: "",
  private: false,
  active: true,
  whitelists: [],
  ...runs,
};
export const wireType = {
  ...{ id: 1, user: "alice", name: "align", description: "", datetime_created: created, command_to_run: "align.sh" },
  ...{
    environment_variables: [],
    required_arguments: ["sample"],
    required_arguments_default_values: {},
    json_file_option: null,
  },
};

/** One response of the server. */
export type MockResponse = () => Response | Promise<Response>;

/** Passes a value that the compiler would refuse. */
export type Options = Readonly<Record<string, unknown>>;

/** A client whose server sends these responses, and repeats the last one. */
export function client(responses: readonly MockResponse[], options: Options = {}): SaltantClient {
  let requests = 0;
  const fetch = async (): Promise<Response> => {
    const response = responses[Math.min(requests, responses.length - 1)];
    requests += 1;
    if (response === undefined) throw new Error("no request should be sent");
    return response();
  };
  const all = { baseApiUrl, authToken, fetch, clock: new VirtualClock(), retry: { baseDelayMs: 0 }, ...options };
  return new SaltantClient(all); // The scenarios pass invalid values.
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): MockResponse =>
  () =>
    Response.json(body, { status, headers });
export const page =
  (
    body: string,
    status = 200,
    headers: Record<string, string> = { "Content-Type": "text/html; charset=utf-8" },
  ): MockResponse =>
  () =>
    new Response(body, { status, headers });
export const connectionLost =
  (code?: string): MockResponse =>
  () => {
    throw new TypeError(
      "fetch failed",
      code === undefined ? {} : { cause: Object.assign(new Error("system"), { code }) },
    );
  };
/** A redirect as a browser shows it to a page. */
export const opaqueRedirect: MockResponse = () => Object.defineProperty(new Response(null), "status", { value: 0 });
export const stalled: MockResponse = () => new Promise(() => undefined);

/** A client that should send no request. */
export const offlineClient = client([]);

/** A scenario that ends in an error, thrown or returned. */
export type Scenario = () => unknown;

/** A scenario that writes to the log. */
export type LoggedScenario = (logger: Logger) => PromiseLike<unknown>;

/** Calls a function as if in a page of that origin. */
export async function inPage<Result>(origin: string, work: () => Promise<Result>): Promise<Result> {
  vi.stubGlobal("location", { href: `${origin}/`, origin });
  try {
    return await work();
  } finally {
    vi.unstubAllGlobals();
  }
}
