import { expect, test } from "vitest";
import { comparable, readRecording, Replay } from "./replay.js";

test("the object store responds as a real one did, in every one of the recorded exchanges", async () => {
  const { actors, steps } = readRecording("pithos");
  const replay = new Replay(actors);
  let compared = 0;
  for (const step of steps) {
    const received = await replay.exchange(step);
    if (step.answer === undefined) continue;
    const { id, method, path, actor } = step;
    expect.soft(comparable(received), `${id}: ${method} ${path} by ${actor}`).toEqual(comparable(step.answer));
    compared += 1;
  }
  expect(compared).toBe(211);
});
