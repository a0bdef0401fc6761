import type { CloudApi, SynnefoClient } from "saltant/synnefo";
import type { Arguments } from "./recorded-calls.js";

/** The facade's counterpart of a method of kamaki. */
export interface Counterpart {
  /** The names of the arguments, in the order in which they are passed. */
  readonly takes: readonly string[];
  /** Whether further keyword arguments have a meaning: metadata, properties, fields of a form. */
  readonly takesOthers: boolean;
  /** Whether it is a raw call, by path and method. */
  readonly isRaw: boolean;
  readonly run: (cloud: SynnefoClient, args: Arguments) => Promise<unknown>;
}

/** Counterparts by the names of the methods. */
export type Table = Readonly<Record<string, Counterpart>>;

type Run = (cloud: SynnefoClient, args: Arguments) => PromiseLike<unknown>;

/** A method with these arguments, separated by blanks. `**` at the end: with further keyword arguments. */
export function call(takes: string, run: Run): Counterpart {
  const names = takes.split(" ").filter((name) => name !== "");
  return {
    takes: names.filter((name) => name !== "**"),
    takesOthers: names.includes("**"),
    isRaw: false,
    run: async (cloud, args) => run(cloud, args),
  };
}

/** A request that a raw call sends. */
export interface RawSpec {
  readonly method: string;
  /** The segments of the path. Those that are empty are left out. */
  readonly path: readonly unknown[];
  readonly query?: Arguments;
  readonly body?: unknown;
}

/** A method of one of kamaki's REST classes: a raw call of the facade. */
export function rest(service: keyof CloudApi, takes: string, spec: (args: Arguments) => RawSpec): Counterpart {
  return {
    ...call(takes, (cloud, args) => sendRaw(cloud, service, spec(args))),
    isRaw: true,
  };
}

/** A refusal that a raw call has returned. */
export class RawRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

type RawRequest = (
  method: string,
  path: string,
  init: { readonly params: { readonly path: Arguments; readonly query: Arguments }; readonly body?: unknown },
) => Promise<{ readonly response: Response; readonly data?: unknown }>;

async function sendRaw(cloud: SynnefoClient, service: keyof CloudApi, spec: RawSpec): Promise<unknown> {
  const { request }: { readonly request: unknown } = cloud.api[service];
  const segments = spec.path.filter((segment) => !isNone(segment) && segment !== "");
  const path = segments.map((_, index) => (index === 0 ? String(segments[0]) : `{p${index}}`));
  const pathParams = Object.fromEntries(segments.map((segment, index) => [`p${index}`, String(segment)]));
  // A path that the types do not know: those of the recordings are all sorts of paths.
  const { response, data } = await (request as RawRequest)(spec.method.toLowerCase(), `/${path.join("/")}`, {
    params: { path: pathParams, query: given(spec.query ?? {}) },
    ...(spec.body !== undefined && { body: spec.body }),
  });
  if (!response.ok) throw new RawRefusal(response.status);
  return data;
}

/** Whether an argument is Python's `None`, or left out. */
export function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** The arguments that are given. */
export function given(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => !isNone(value)));
}

/** The arguments that Python takes for true: kamaki leaves the others out. */
export function filled(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => isTrue(value)));
}

/** Whether Python takes a value for true. */
export function isTrue(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** A value as a text; empty for none. */
export function textOf(value: unknown): string {
  const text: unknown = value ?? "";
  return String(text);
}

/** An id, which may be a number in Python, as the facade takes it. It refuses an empty one. */
export function id(value: unknown): string {
  return textOf(value);
}

/** The id of something that need not be there. */
export function optionalId(value: unknown): string | undefined {
  return isTrue(value) ? textOf(value) : undefined;
}

/** Arguments beside those that a method names. */
export function others(args: Arguments, ...names: readonly string[]): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));
}
