/** Requests without a client: `fetch`, the token and `JSON.parse`. */
export interface PlainClient {
  /** @param timeoutMs - A deadline, in milliseconds. Default: none, and no cost for one. */
  readonly get: (path: string, timeoutMs?: number) => Promise<unknown>;
  readonly post: (path: string) => Promise<unknown>;
}

/** A page in the API's form. */
interface WirePage {
  readonly count: number;
  readonly results: readonly unknown[];
}

export function plainClient(
  { baseApiUrl, authToken }: { readonly baseApiUrl: string; readonly authToken: string },
  send: typeof fetch = fetch,
): PlainClient {
  const headers = { Accept: "application/json", Authorization: `Token ${authToken}` };
  const call = async (path: string, method: string, timeoutMs?: number): Promise<unknown> => {
    const signal = timeoutMs === undefined ? null : AbortSignal.timeout(timeoutMs);
    const response = await send(baseApiUrl + path, { method, headers, signal });
    if (!response.ok) throw new Error(`${response.status} ${method} ${path}`);
    return JSON.parse(await response.text()) as unknown;
  };
  return { get: (path, timeoutMs) => call(path, "GET", timeoutMs), post: (path) => call(path, "POST") };
}

/** Reads this many items of a list, some pages at a time. The number of items is known beforehand. */
export async function plainList(
  { get }: PlainClient,
  path: string,
  { count, pageSize, concurrency }: { readonly count: number; readonly pageSize: number; readonly concurrency: number },
): Promise<unknown[]> {
  const numbers = Array.from({ length: Math.ceil(count / pageSize) }, (_, index) => index + 1);
  const pages = await runConcurrently(numbers, concurrency, async (number) => {
    const page = (await get(`${path}?page=${number}&page_size=${pageSize}`)) as WirePage; // Unchecked: it is plain.
    return page.results;
  });
  return pages.flat();
}

/** Calls a function for each item, a few at a time, and returns the results in the order of the items. */
export async function runConcurrently<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
