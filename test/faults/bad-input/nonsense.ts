import { inspect } from "node:util";

/** The error of a getter or a proxy here. The client may rethrow it, but must not hide it. */
export const boom = new Error("thrown by the caller's own object");

const cyclic: Record<string, unknown> = {};
cyclic.self = [cyclic];
let deep: unknown = 1;
for (let depth = 0; depth < 10_000; depth += 1) deep = { deep };

/** An object of which every use throws. */
const throwingProxy: object = new Proxy(
  {},
  Object.fromEntries(
    ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((trap) => [
      trap,
      () => {
        throw boom;
      },
    ]),
  ),
);

class Custom {
  readonly field = 1;
}

const functions = [() => 1, Custom];
const odd = [null, 10n, Symbol("x"), ...functions];

export const noObjects: readonly unknown[] = [...odd, NaN, 5, "abc", true, [], [{}], throwingProxy];
export const noPlainObjects: readonly unknown[] = [
  ...noObjects,
  new Map([["a", 1]]),
  new Headers(),
  new Date(),
  new Custom(),
];
export const noArrays: readonly unknown[] = [...odd, 5, "abc", true, {}, new Set(["a"]), { length: 1 }, undefined];
export const noTexts: readonly unknown[] = [...odd, NaN, 5, true, {}, ["a"], new Date(), throwingProxy];
export const noFunctions: readonly unknown[] = [null, 5, "abc", true, {}, []];
export const noBooleans: readonly unknown[] = [...odd, 0, 1, "yes", "true", {}];
export const noIds: readonly unknown[] = [
  ...odd,
  NaN,
  Infinity,
  -1,
  0,
  1.5,
  2 ** 53,
  "1",
  "..",
  "1/../2",
  {},
  [1],
  true,
  throwingProxy,
];
export const noCounts: readonly unknown[] = [...odd, NaN, -1, 1.5, -Infinity, "5", "", {}, [], true];
export const noMilliseconds: readonly unknown[] = [...odd, NaN, -1, -Infinity, "5", "", {}, [], true, new Date()];
const noSignals = [null, 5, "abc", {}, [], new AbortController(), () => 1];

/** Values that JSON would lose or change or cannot represent, or that the server's database cannot store. */
export const noJson: readonly unknown[] = [
  { a: cyclic },
  { a: deep },
  // eslint-disable-next-line no-sparse-arrays -- the subject of the test
  { a: [1, , 3] },
  ...[
    NaN,
    Infinity,
    2 ** 53,
    Symbol("x"),
    () => 1,
    new Date(0),
    new Map(),
    new Set(),
    /x/,
    new Custom(),
    [undefined],
  ].map((a) => ({ a })),
  { a: "\0" },
  { a: [{ "\ud800": 1 }] },
  { a: Object.assign(new Custom(), { constructor: null }) },
  { toJSON: () => 1 },
  {
    get a() {
      throw boom;
    },
  },
];

/** Options of which one is wrong, for each of its wrong values. */
export function withWrong(wrong: Readonly<Record<string, readonly unknown[]>>, right: object = {}): unknown[] {
  return Object.entries(wrong).flatMap(([name, values]) => values.map((value) => ({ ...right, [name]: value })));
}

/** Wrong values of options that both a client and a call take. */
const commonWrong = {
  timeoutMs: [...noMilliseconds, 0],
  totalTimeoutMs: [...noMilliseconds, 0],
  maxResponseBytes: [...noCounts, 0],
  headers: [...noPlainObjects, { a: 1 }, { a: null }, { "a b": "x" }, { "": "x" }, { a: "x\r\nb: y" }, { a: "\u0100" }],
  retry: [
    null,
    true,
    5,
    "never",
    [],
    () => 1,
    ...withWrong({
      limit: noCounts,
      baseDelayMs: noMilliseconds,
      maxDelayMs: noMilliseconds,
      maxRetryAfterMs: noMilliseconds,
    }),
  ],
};
const throwing = {
  get signal() {
    throw boom;
  },
};
const requestWrong = { ...commonWrong, signal: noSignals };
const callbackWrong = { signal: noSignals, request: [...noObjects, ...withWrong(requestWrong)] };

export const wrongClientOptions = (right: object): unknown[] => [
  ...noObjects,
  ...withWrong(
    {
      ...commonWrong,
      baseApiUrl: [...noTexts, "", "host", "ftp://host/", "https://a:b@host/", undefined],
      authToken: [...noTexts, "", "a b", "a\nb", "é", undefined],
      credentials: [...noObjects, {}, { authorization: 5 }, { authorization: () => "x" }],
      username: [...noTexts.filter((each) => each !== null), "", " "],
      tokenStore: [...noObjects, {}, { load: 5, save: 5 }, { load: () => null, save: () => undefined }],
      refreshToken: ["x"],
      fetch: noFunctions,
      clock: [...noObjects, {}, { now: 5, setTimer: () => 1 }, { now: () => 1 }],
      onRequest: noFunctions,
      onResponse: noFunctions,
      onRetry: noFunctions,
      logger: [...noObjects, {}, { debug: () => 1 }, { debug: 1, warn: 1 }],
    },
    right,
  ),
];
export const wrongRequestOptions: readonly unknown[] = [...noObjects, throwing, ...withWrong(requestWrong)];
/** For a list that can be sent as one page, for which `pageSize` may be Infinity. */
export const wrongWholeListOptions: readonly unknown[] = [
  ...wrongRequestOptions,
  ...withWrong({ limit: noCounts, pageSize: [...noCounts, 0], concurrency: [...noCounts, 0] }),
];
export const wrongListOptions: readonly unknown[] = [...wrongWholeListOptions, { pageSize: Infinity }];
export const wrongWriteOptions: readonly unknown[] = [
  ...wrongRequestOptions,
  ...withWrong({ extraData: [...noPlainObjects, ...noJson] }),
];
const bulkWrong = {
  ...{ onProgress: noFunctions, onResult: noFunctions, stopOnError: noBooleans },
  unreachableTimeoutMs: noMilliseconds,
};
export const wrongBulkOptions: readonly unknown[] = [
  ...noObjects,
  throwing,
  ...withWrong({ ...callbackWrong, ...bulkWrong, concurrency: [...noCounts, 0] }),
];
const noQueues: readonly unknown[] = [...noTexts.filter((each) => each !== 5), "", " ", undefined];
const launchWrong = { taskQueue: noQueues, name: noTexts, once: noBooleans };
const noNames = noTexts.filter((each) => typeof each !== "function");
const place = { taskQueue: 1 };
export const wrongLaunchOptions: readonly unknown[] = [
  ...noObjects,
  {},
  ...withWrong({ ...requestWrong, ...launchWrong }, place),
];
export const wrongLaunchManyOptions: readonly unknown[] = [
  ...noObjects,
  {},
  ...withWrong({ ...callbackWrong, ...launchWrong, ...bulkWrong, name: noNames }, place),
];
export const wrongPollingOptions: readonly unknown[] = [
  ...noObjects,
  throwing,
  ...withWrong({
    ...callbackWrong,
    refreshPeriodMs: noMilliseconds,
    timeoutMs: noMilliseconds,
    onUpdate: noFunctions,
  }),
];
export const wrongWaitOptions: readonly unknown[] = [
  ...wrongPollingOptions,
  ...withWrong({ throwOnFailure: noBooleans, terminateOnAbort: noBooleans }),
];

/** A value as a test's title shows it. Never throws. */
export function describeValue(value: unknown): string {
  try {
    return inspect(value, { depth: 2, breakLength: Infinity, showProxy: false }).slice(0, 100);
  } catch {
    return "a minefield";
  }
}
