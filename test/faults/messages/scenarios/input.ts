import { stringifyJsonAt } from "saltant";
import { offlineClient, type Scenario, wireInstance, wireQueue, wireType } from "./mock-client.js";

const { containerTaskTypes, executableTaskInstances, executableTaskTypes, taskQueues, taskWhitelists } = offlineClient;
const queue = taskQueues.fromWire(wireQueue);
const type = executableTaskTypes.fromWire(wireType);

const withArguments = (value: unknown): unknown =>
  executableTaskInstances.create({ taskType: 1, taskQueue: 1, arguments: value as Record<string, unknown> });
const list = (filters: unknown): unknown => executableTaskInstances.list(filters as Record<string, never>);

/** A class without a name. */
const nameless = (): new () => object =>
  class {
    readonly field = 1;
  };

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
let deep: unknown = 1;
for (let depth = 0; depth < 600; depth += 1) deep = [deep];

/** Invalid arguments of reads and of writes. */
export const input: readonly Scenario[] = [
  // Invalid arguments of reads.
  () => list("name"),
  () => list({ owner: "alice" }),
  () => list({ taskType: { gt: 5 } }),
  () => list({ name: {} }),
  () => list({ name: { in: "a" } }),
  () => list({ datetimeCreated: { range: [new Date(0)] } }),
  () => list({ name: " " }),
  () => list({ name: "a " }),
  () => list({ name: "\0" }),
  () => list({ name: 5 }),
  () => list({ name: ["a,b"] }),
  () => list({ state: "finished" }),
  () => list({ taskType: "align" }),
  () => list({ datetimeCreated: "2026-01-01" }),
  () => list({ datetimeCreated: new Date(NaN) }),
  () => list({ datetimeCreated: new Date(8.64e15) }),
  () => taskQueues.list({ active: "yes" as never }),
  // Invalid arguments of writes.
  () => taskQueues.create(null as never),
  () => taskQueues.create({ name: "a b" }),
  () => taskWhitelists.create({ name: "" }),
  () =>
    containerTaskTypes.create({ name: "x", commandToRun: "x", containerImage: "x", containerType: "podman" as never }),
  () => taskQueues.create({ name: "", private: "yes" as never }),
  () => taskQueues.create({ nome: "main" } as never),
  () => taskQueues.create({ name: "x".repeat(51), whitelists: [queue as never, 0] }),
  () => taskQueues.create({ name: "main" }, { extraData: [] as never }),
  () => taskWhitelists.create({ name: "w", whitelistedContainerTaskTypes: [type as never] }),
  () => executableTaskInstances.create({ taskType: type, taskQueue: queue }),
  () => withArguments("x"),
  () => withArguments(cyclic),
  () => withArguments({ deep }),
  ...[NaN, 2 ** 53, "\0", { "\ud800": 1 }, () => 1, new Map(), new (nameless())(), [undefined]].map(
    (value) => () => withArguments({ n: value }),
  ),
  () => stringifyJsonAt("x" as never, "a"),
  () => taskQueues.fromWire({ id: 1 }),
  () => executableTaskTypes.fromWire({ ...wireType, environment_variables: "HOME" }),
  () => executableTaskInstances.fromWire({ ...wireInstance, datetime_created: "yesterday", arguments: [] }),
];
