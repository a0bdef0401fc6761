import createClient from "openapi-fetch";
import { SaltantClient } from "saltant";
import type { paths } from "../../generated/saltant/schema.js";
import type { Figure, Group } from "./figures.js";
import { alternate, median, medianDifference } from "./measure.js";
import { plainClient } from "./plain.js";
import { exampleInstance, type BenchServer } from "./bench-server.js";

const rounds = 25;
const { uuid } = exampleInstance;

/** The cost of a call beyond plain fetch, with an immediate response. */
export async function calls({ instantUrl: baseApiUrl, authToken }: BenchServer): Promise<Group> {
  const body = JSON.stringify(exampleInstance);
  const headers = { "content-type": "application/json" };
  const mockFetch = (): Promise<Response> => Promise.resolve(new Response(body, { headers }));
  return {
    title: "Calls",
    about: "Sequential calls of `executableTaskInstances.get(uuid)`; the server responds immediately.",
    figures: [
      ...(await overPlain("a call, with a mock fetch", 400, { baseApiUrl, authToken }, mockFetch)),
      ...(await overPlain("a call, over a socket", 100, { baseApiUrl, authToken }, fetch)),
    ],
  };
}

async function overPlain(
  name: string,
  calls: number,
  connection: { readonly baseApiUrl: string; readonly authToken: string },
  send: typeof fetch,
): Promise<Figure[]> {
  const { baseApiUrl, authToken } = connection;
  const client = new SaltantClient({ ...connection, fetch: send });
  const plain = plainClient(connection, send);
  const api = createClient<paths>({
    baseUrl: baseApiUrl,
    fetch: send,
    headers: { Authorization: `Token ${authToken}` },
  });
  const repeat = (call: () => Promise<unknown>) => async () => {
    for (let count = 0; count < calls; count += 1) await call();
  };
  const taken = await alternate(rounds, {
    plain: repeat(() => plain.get(`executabletaskinstances/${uuid}/`)),
    withDeadline: repeat(() => plain.get(`executabletaskinstances/${uuid}/`, 90_000)),
    ours: repeat(() => client.executableTaskInstances.get(uuid)),
    openapi: repeat(() => api.GET("/executabletaskinstances/{uuid}/", { params: { path: { uuid } } })),
  });
  const perCall = (ms: number): { value: number; unit: "µs" } => ({ value: (ms * 1000) / calls, unit: "µs" });
  const ours = perCall(median(taken.ours));
  const { value: reached } = perCall(medianDifference(taken.ours, taken.plain));
  return [
    {
      name,
      ours,
      against: { name: "plain fetch", ...perCall(median(taken.plain)) },
      goal: { bound: "at most", limit: 30, reached, unit: "µs more" },
    },
    { name, ours, against: { name: "plain fetch with a deadline", ...perCall(median(taken.withDeadline)) } },
    { name, ours, against: { name: "openapi-fetch", ...perCall(median(taken.openapi)) } },
  ];
}
