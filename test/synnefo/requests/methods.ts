import { astakosCalls, cachedAstakosCalls } from "./astakos.js";
import { computeCalls, cycladesComputeCalls } from "./compute.js";
import type { Counterpart, Table } from "./counterpart.js";
import { imageCalls } from "./image.js";
import { cycladesNetworkCalls, networkCalls } from "./network.js";
import type { Arguments, Call, RecordedCall } from "./recorded-calls.js";
import { cycladesVolumeCalls, volumeCalls } from "./volume.js";

const cycladesCompute = { ...computeCalls, ...cycladesComputeCalls };
const cycladesNetwork = { ...networkCalls, ...cycladesNetworkCalls };
const cycladesVolume = { ...volumeCalls, ...cycladesVolumeCalls };

/** The methods of kamaki's classes. A REST class has those of its name in the class that is derived from it. */
const classes: Readonly<Record<string, Table>> = {
  AstakosClient: astakosCalls,
  OriginalAstakosClient: astakosCalls,
  LoggedAstakosClient: astakosCalls,
  CachedAstakosClient: cachedAstakosCalls,
  ComputeRestClient: computeCalls,
  ComputeClient: computeCalls,
  CycladesComputeRestClient: cycladesCompute,
  CycladesRestClient: cycladesCompute,
  CycladesComputeClient: cycladesCompute,
  CycladesClient: cycladesCompute,
  NetworkRestClient: networkCalls,
  NetworkClient: networkCalls,
  CycladesNetworkClient: cycladesNetwork,
  BlockStorageRestClient: volumeCalls,
  BlockStorageClient: volumeCalls,
  CycladesBlockStorageRestClient: cycladesVolume,
  CycladesBlockStorageClient: cycladesVolume,
  ImageClient: imageCalls,
};

/** The facade's counterpart of the method of a call; undefined for one that this test does not know. */
export function counterpartOf(call: Pick<RecordedCall, "class" | "method">): Counterpart | undefined {
  const table = Object.hasOwn(classes, call.class) ? classes[call.class] : undefined;
  return table !== undefined && Object.hasOwn(table, call.method) ? table[call.method] : undefined;
}

/** Arguments that say how kamaki sends and reads: they have no counterpart. */
const ofTransport: ReadonlySet<string> = new Set(["success", "async_headers", "async_params"]);

/**
 * The arguments of a call by their names.
 *
 * @throws For an argument that this test does not know, so that none is ignored.
 */
export function argumentsOf(call: Call, { takes, takesOthers }: Counterpart): Arguments {
  const { method, args, kwargs } = call;
  if (args.length > takes.length) throw new Error(`${method} has ${takes.length} arguments, not ${args.length}`);
  const named = Object.entries(kwargs).filter(([name]) => takesOthers || !ofTransport.has(name));
  const unknown = named.map(([name]) => name).filter((name) => !takesOthers && !takes.includes(name));
  if (unknown.length > 0) throw new Error(`this test does not know the argument ${unknown.join(", ")} of ${method}`);
  const byPosition = args.map((value, index): [string, unknown] => [takes[index] ?? "", value]);
  return Object.fromEntries([...byPosition, ...named]);
}
