import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import type { Group } from "./figures.js";
import { plainClient } from "./plain.js";
import { costPerRowMs, latencyMs } from "./bench-server.js";

const count = 1_000;
const finishingEachPeriod = 10;
const periodMs = 5_000;

/** Waits for many instances, on the embedded server's virtual clock; only the number of requests matters. */
export async function waits(): Promise<Group> {
  const ours = await waiting(async (client, _, uuids) => {
    const wait = client.executableTaskInstances.waitUntilAllFinished(uuids, { refreshPeriodMs: periodMs });
    return (await wait).map(({ state }) => state);
  });
  const theirs = await waiting((_, server, uuids) => {
    const { get } = plainClient(server.connection("alice"), server.fetch);
    return Promise.all(
      uuids.map(async (uuid) => {
        for (;;) {
          const { state } = (await get(`executabletaskinstances/${uuid}/`)) as { state: string }; // Plain: unchecked.
          if (state === "successful") return state;
          await new Promise<void>((resolve) => server.clock.setTimer(resolve, periodMs));
        }
      }),
    );
  });
  return {
    title: "Waits",
    about:
      `${count.toLocaleString("en")} running instances, of which ${finishingEachPeriod} finish in each period of ${periodMs / 1000} s, ` +
      "on the embedded server's clock: the figure is the number of requests.",
    figures: [
      {
        name: `wait for ${count.toLocaleString("en")} instances`,
        ours: { value: ours, unit: "requests" },
        against: { name: "a poll for each, as the reference client does", value: theirs, unit: "requests" },
        goal: { bound: "at most", limit: 2, reached: (100 * ours) / theirs, unit: "% of the requests" },
      },
    ],
  };
}

/** The number of requests of a way of waiting. */
async function waiting(
  work: (client: SaltantClient, server: EmbeddedServer, uuids: readonly string[]) => Promise<readonly string[]>,
): Promise<number> {
  const server = new EmbeddedServer({ latencyMs, costPerRowMs });
  const uuids = server.addInstances(count, { state: "running" });
  for (const [index, uuid] of uuids.entries()) {
    const period = Math.floor(index / finishingEachPeriod);
    server.clock.setTimer(() => server.setState(uuid, "successful"), (period + 0.5) * periodMs);
  }
  let requests = 0;
  server.onRequest(() => {
    requests += 1;
  });
  const states = await work(new SaltantClient(server.connection("alice")), server, uuids);
  if (states.length !== count || states.some((state) => state !== "successful")) throw new Error("a wait ended early");
  return requests;
}
