import { expect, test } from "vitest";
import { samplesToCompare } from "./samples.js";
import { differencesOf } from "./scenario.js";

const samples = samplesToCompare();

test("there are samples to compare", () => {
  expect(samples.length).toBeGreaterThan(0);
});

for (const sample of samples) {
  const { id, area, request } = sample;
  test(`${area} ${id}: ${request.method} ${request.path}`, async () => {
    expect(await differencesOf(sample)).toEqual([]);
  });
}
