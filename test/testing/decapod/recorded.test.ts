import { expect, test } from "vitest";
import { readRecording, Replay } from "./replay.js";

test("the embedded server responds as a real one did, in every one of the recorded exchanges", async () => {
  const { actors, exchanges } = readRecording();
  const replay = new Replay(actors);
  let compared = 0;
  for (const exchange of exchanges) {
    const { id, actor, method, path, response } = exchange;
    const received = await replay.exchange(exchange);
    if (response === undefined) {
      expect(received.status, `${id}: ${path}`).toBe(200);
      continue;
    }
    expect.soft(received, `${id}: ${method} ${path} by ${actor}`).toEqual(response);
    compared += 1;
  }
  expect(compared).toBe(423);
});
