import { describe, expect, test } from "vitest";
import { readRecordings, Replay } from "./replay.js";

describe.each([
  { name: "saltant", errorPages: "saltant", server: "a real saltant server", count: 204 },
  { name: "django", errorPages: "django", server: "Django REST framework with saltant's models", count: 1055 },
] as const)("the embedded server responds as $server did", ({ name, errorPages, count }) => {
  const recordings = readRecordings(name);

  test("in every one of the recorded exchanges", async () => {
    let exchanged = 0;
    for (const recording of recordings) {
      const replay = new Replay(recording, errorPages);
      for (const exchange of recording.exchanges) {
        const { expected, actual } = await replay.exchange(exchange);
        const { id, actor, method, path } = exchange;
        expect.soft(actual, `${id}: ${method} ${path} by ${actor}`).toEqual(expected);
        exchanged += 1;
      }
    }
    expect(exchanged).toBe(count);
  });
});
