import { describe, expect, it } from "vitest";
import { listPays, rowsWorth } from "../../src/saltant/polls/poll-costs.js";
import { ListProspect } from "../../src/saltant/polls/list-prospect.js";

describe("what polls cost", () => {
  it.each([
    [1, 1, 1, false], // A list of one brings no more than the one alone.
    [2, 1, 2, true],
    [2, 1, 41, true],
    [2, 1, 42, false],
    [1_000, 1, 1_000, true],
    [1_000, 1, 40_959, true],
    [1_000, 1, 40_960, false],
    [1_000, 20, 40_000, true],
    [1_000, 25, 40_000, false], // So many pages cost more than they save.
    [0, 1, 0, false],
  ])("for %i instances, %i pages with %i rows: %s", (wanted, requests, rows, pays) => {
    expect(listPays(wanted, { requests, rows })).toBe(pays);
  });

  it("has one request bring no more rows than it is worth", () => {
    for (const wanted of [2, 3, 10, 1_000]) {
      const rows = rowsWorth(wanted);
      expect(listPays(wanted, { requests: 1, rows })).toBe(false);
      expect(listPays(wanted, { requests: 1, rows: rows - 1 })).toBe(true);
    }
  });
});

describe("the prospect of a list", () => {
  it("is not worth asking for one", () => {
    expect(new ListProspect().pageSize(1)).toBe(0);
    expect(new ListProspect().pageSize(0)).toBe(0);
  });

  it("has pages with room for some rows of others, for no more than pays, and for no more than go fast", () => {
    const prospect = new ListProspect();
    expect([2, 10, 100, 5_000].map((wanted) => prospect.pageSize(wanted))).toEqual([42, 60, 240, 2_000]);
    prospect.answered({ requests: 1, rows: 130, found: 100 }, 130);
    expect(prospect.pageSize(100)).toBe(300);
  });

  it("rests for ten rounds where others' rows are too many, and then forgets them", () => {
    const prospect = new ListProspect();
    prospect.answered({ requests: 1, rows: 60, found: 1 }, 1_000_000);
    const sizes = Array.from({ length: 12 }, () => prospect.pageSize(1_000));
    expect(sizes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2_000, 2_000]);
  });

  it("is read in part again where that part was worth it, however long the list", () => {
    const prospect = new ListProspect();
    expect(prospect.pageSize(100)).toBe(240);
    prospect.answered({ requests: 1, rows: 240, found: 99 }, 50_000);
    expect(prospect.pageSize(100)).toBe(240);
    prospect.answered({ requests: 1, rows: 240, found: 6 }, 50_000);
    expect(prospect.pageSize(100)).toBe(0);
  });

  it("does not rest for a round that is large enough", () => {
    const prospect = new ListProspect();
    prospect.answered({ requests: 1, rows: 1_000, found: 0 }, 1_000);
    expect([prospect.pageSize(10), prospect.pageSize(100)]).toEqual([0, 2_000]);
  });

  it("rests for ten rounds once it is broken, however few the rows, and anew if it still is", () => {
    const prospect = new ListProspect();
    const rests = Array<number>(10).fill(0);
    for (let time = 0; time < 2; time += 1) {
      prospect.broke();
      expect(rests.map(() => prospect.pageSize(100))).toEqual(rests);
      expect(prospect.pageSize(100)).toBe(240);
    }
  });

  it("counts failures in a row", () => {
    const prospect = new ListProspect();
    expect([prospect.failed(), prospect.failed()]).toEqual([1, 2]);
    // Its first page alone does not make it work.
    prospect.answered({ requests: 1, rows: 1, found: 1 }, 2);
    expect(prospect.failed()).toBe(3);
    prospect.worked();
    expect(prospect.failed()).toBe(1);
  });
});
