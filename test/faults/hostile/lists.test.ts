import { ResponseValidationError, type SaltantError, type User } from "saltant";
import { VirtualClock } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { clientFor } from "./operations.js";
import { useError, useValue } from "../usable.js";

/** The body of one page, from its number (from 1) and the requested number of rows. */
type PageWriter = (
  number: number,
  size: number,
) => { readonly count: string; readonly rows: readonly string[]; readonly more?: string };

const row = (index: number): string => `{"username":"user${index}","email":""}`;
const rows = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => row(from + index));
const expectedPage = (total: number, number: number, size: number): string[] =>
  rows((number - 1) * size, Math.min(total, number * size));

/** The maximum number of requests for a list here, with any pages. */
const mostRequests = 1_000;

function listOf(write: PageWriter) {
  const urls: string[] = [];
  const fetch = (input: string | URL | Request): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    urls.push(url.href);
    if (urls.length > mostRequests) return Promise.reject(new Error("too many requests"));
    const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("page_size"))];
    const { count, rows: written, more = "" } = write(page, size);
    const isMissing = written.length === 0 && page > 1;
    return Promise.resolve(
      isMissing
        ? Response.json({ detail: "Invalid page." }, { status: 404 })
        : new Response(`{"count":${count},"results":[${written.join()}]${more}}`),
    );
  };
  const client = clientFor(fetch, new VirtualClock(), { authToken: "alice-token" });
  return { urls, list: client.users.list({}, { pageSize: 5 }) };
}

async function outcomeOf(list: PromiseLike<User[]>): Promise<User[] | SaltantError> {
  try {
    const users = await list;
    useValue(users);
    return users;
  } catch (error) {
    useError(error);
    return error as SaltantError; // useError has checked its class.
  }
}

const names = (outcome: User[] | SaltantError): unknown =>
  Array.isArray(outcome) ? outcome.map(({ username }) => username) : outcome;
const usernames = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${index}`);

describe("a list whose count is wrong", () => {
  it.each(["-1", "-1e300", "1.5", "1e999", "9007199254740993", '"23"', "null", "true", "[]", "{}"])(
    "is refused if it is %s",
    async (count) => {
      const { list, urls } = listOf((number, size) => ({ count, rows: expectedPage(23, number, size) }));
      expect(await outcomeOf(list)).toBeInstanceOf(ResponseValidationError);
      expect(urls.length).toBeLessThan(10);
    },
  );

  it.each([0, 1, 5, 22, 24, 400, 1e15])("lets the list end if it is %s and 23 would be right", async (count) => {
    const { list, urls } = listOf((number, size) => ({ count: String(count), rows: expectedPage(23, number, size) }));
    const outcome = await outcomeOf(list);
    // A count that is too small may end the list early, but its items must be right.
    if (Array.isArray(outcome)) expect(usernames(23)).toEqual(expect.arrayContaining(names(outcome) as string[]));
    if (count > 23) expect(names(outcome)).toEqual(usernames(23));
    expect(urls.length).toBeLessThan(20);
  });

  it("lets the list end if it differs on each page", async () => {
    const counts = [23, 0, 1e15, 7, 23];
    const { list, urls } = listOf((number, size) => ({
      count: String(counts[(number - 1) % counts.length]),
      rows: expectedPage(23, number, size),
    }));
    await outcomeOf(list);
    expect(urls.length).toBeLessThan(20);
  });

  it("lets the list end if it grows with each page", async () => {
    const { list, urls } = listOf((number, size) => ({
      count: String(number * size + 5),
      rows: expectedPage(200, number, size),
    }));
    expect(names(await outcomeOf(list))).toEqual(usernames(200));
    expect(urls.length).toBeLessThan(60);
  });
});

describe("a list whose pages are wrong", () => {
  it("follows no link, to any URL", async () => {
    const links = ',"next":"https://elsewhere.test/api/users/?page=2","previous":"javascript:alert(1)"';
    const { list, urls } = listOf((number, size) => ({
      count: "12",
      rows: expectedPage(12, number, size),
      more: links,
    }));
    expect(names(await outcomeOf(list))).toEqual(usernames(12));
    expect(urls.every((url) => url.startsWith("http://saltant.test/api/users/?"))).toBe(true);
  });

  it.each(['"next":"http://saltant.test/api/users/?page=1"', '"next":5', '"next":{"then":1}'])(
    "continues after %s",
    async (next) => {
      const { list } = listOf((number, size) => ({
        count: "12",
        rows: expectedPage(12, number, size),
        more: `,${next}`,
      }));
      expect(names(await outcomeOf(list))).toEqual(usernames(12));
    },
  );

  it("ends if one in the middle is empty", async () => {
    const { list, urls } = listOf((number, size) => ({
      count: "23",
      rows: number === 2 ? [] : expectedPage(23, number, size),
    }));
    await outcomeOf(list);
    expect(urls.length).toBeLessThan(20);
  });

  it("ends if all are the same", async () => {
    const { list, urls } = listOf(() => ({ count: "23", rows: rows(0, 5) }));
    await outcomeOf(list);
    expect(urls.length).toBeLessThan(20);
  });

  it("ends if all are the same and the count is huge", async () => {
    const { list, urls } = listOf(() => ({ count: "1000000000000000", rows: rows(0, 5) }));
    await outcomeOf(list);
    expect(urls.length).toBeLessThan(mostRequests);
  });

  it("ends if each has more rows than requested", async () => {
    const { list, urls } = listOf((number) => ({ count: "23", rows: number === 1 ? rows(0, 400) : [] }));
    await outcomeOf(list);
    expect(urls.length).toBeLessThan(20);
  });

  it("ends if each has fewer rows than requested", async () => {
    const { list } = listOf((number) => ({ count: "23", rows: expectedPage(23, number, 2) }));
    expect(names(await outcomeOf(list))).toEqual(usernames(23));
  });
});

describe("a page of a million rows", () => {
  it("is returned unchanged if it is valid", async () => {
    const { list } = listOf(() => ({ count: "1000000", rows: Array<string>(1_000_000).fill(row(1)) }));
    expect((await list.page(1)).items).toHaveLength(1_000_000);
  });

  it("is refused with its first invalid rows, without a message for each", async () => {
    const { list } = listOf(() => ({ count: "1000000", rows: Array<string>(1_000_000).fill("{}") }));
    const error = await outcomeOf(list.page(1).then(({ items }) => [...items]));
    if (!(error instanceof ResponseValidationError)) throw new Error("it was not refused");
    expect(error.issues.length).toBeLessThan(1_000);
    expect(error.issues[0]?.path).toBe("results[0].username");
  });
});
