import { describe, expect, it } from "vitest";
import { breakEvenRows, isListCheaper, ListEstimate } from "../../../src/core/waits/list-estimate.js";

describe("the cost of polls", () => {
  it.each([
    [1, 1, 1, false], // A list for one instance has no advantage over a request for that instance.
    [2, 1, 2, true],
    [2, 1, 41, true],
    [2, 1, 42, false],
    [1_000, 1, 1_000, true],
    [1_000, 1, 40_959, true],
    [1_000, 1, 40_960, false],
    [1_000, 20, 40_000, true],
    [1_000, 25, 40_000, false], // So many pages cost more than they save.
    [0, 1, 0, false],
  ])("for %i instances, %i pages with %i rows: %s", (wanted, requests, rows, isCheaper) => {
    expect(isListCheaper(wanted, { requests, rows })).toBe(isCheaper);
  });

  it("has a number of rows from which a list is no longer cheaper", () => {
    for (const wanted of [2, 3, 10, 1_000]) {
      const rows = breakEvenRows(wanted);
      expect(isListCheaper(wanted, { requests: 1, rows })).toBe(false);
      expect(isListCheaper(wanted, { requests: 1, rows: rows - 1 })).toBe(true);
    }
  });
});

describe("the estimate of a list", () => {
  it("rejects a list for one instance", () => {
    expect(new ListEstimate().pageSize(1)).toBe(0);
    expect(new ListEstimate().pageSize(0)).toBe(0);
  });

  it("sizes pages for some rows of other instances, but for no more than are cheap and fast", () => {
    const estimate = new ListEstimate();
    expect([2, 10, 100, 5_000].map((wanted) => estimate.pageSize(wanted))).toEqual([42, 60, 240, 2_000]);
    estimate.recordPage({ requests: 1, rows: 130, found: 100 }, 130);
    expect(estimate.pageSize(100)).toBe(300);
  });

  it("makes ten batches skip a list with too many rows of other instances, and then forgets those rows", () => {
    const estimate = new ListEstimate();
    estimate.recordPage({ requests: 1, rows: 60, found: 1 }, 1_000_000);
    const sizes = Array.from({ length: 12 }, () => estimate.pageSize(1_000));
    expect(sizes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2_000, 2_000]);
  });

  it("allows another read of a list's first part if that was worth it, with any length of the list", () => {
    const estimate = new ListEstimate();
    expect(estimate.pageSize(100)).toBe(240);
    estimate.recordPage({ requests: 1, rows: 240, found: 99 }, 50_000);
    expect(estimate.pageSize(100)).toBe(240);
    estimate.recordPage({ requests: 1, rows: 240, found: 6 }, 50_000);
    expect(estimate.pageSize(100)).toBe(0);
  });

  it("makes no batch skip a list that is worth reading", () => {
    const estimate = new ListEstimate();
    estimate.recordPage({ requests: 1, rows: 1_000, found: 0 }, 1_000);
    expect([estimate.pageSize(10), estimate.pageSize(100)]).toEqual([0, 2_000]);
  });

  it("makes ten batches skip a broken list with any number of rows, and ten more if it is still broken", () => {
    const estimate = new ListEstimate();
    const skipped = Array<number>(10).fill(0);
    for (let time = 0; time < 2; time += 1) {
      estimate.markBroken();
      expect(skipped.map(() => estimate.pageSize(100))).toEqual(skipped);
      expect(estimate.pageSize(100)).toBe(240);
    }
  });

  it("counts consecutive failures", () => {
    const estimate = new ListEstimate();
    expect([estimate.recordFailure(), estimate.recordFailure()]).toEqual([1, 2]);
    // A first page that works does not end the row of failures.
    estimate.recordPage({ requests: 1, rows: 1, found: 1 }, 2);
    expect(estimate.recordFailure()).toBe(3);
    estimate.recordSuccess();
    expect(estimate.recordFailure()).toBe(1);
  });
});
