import type { Context } from "./context.js";
import type { Caller } from "../caller.js";
import { quotaOf } from "./runs/quota.js";
import { isActive } from "./runs/states.js";
import { usageOf } from "./vms/usage.js";
import { element, textElement, type XmlElement } from "./xml/element.js";

/** What a user uses in each cloud, and the sum of it. */
export function dashboard(context: Context, { name }: Caller): XmlElement {
  const { clouds } = context;
  const usages = clouds.map((cloud) => countUsage(context, name, cloud));
  const sum = usages.reduce<CloudUsage>(add, emptyUsage);
  const elements = [...usages.map((usage, index) => usageElement(clouds[index] ?? "", usage))];
  return element("dashboard", {}, [
    element(
      "clouds",
      {},
      clouds.map((cloud) => textElement("string", cloud)),
    ),
    element("cloudUsages", {}, [...elements, usageElement("All Clouds", sum)]),
  ]);
}

/** What a user uses in a cloud, by the names of the attributes. */
type CloudUsage = Readonly<Record<(typeof counters)[number], number>>;

const counters = [
  ...(["vmQuota", "userRunUsage", "userVmUsage", "userInactiveVmUsage"] as const),
  ...(["othersVmUsage", "pendingVmUsage", "unknownVmUsage"] as const),
];

const emptyUsage: CloudUsage = {
  ...{ vmQuota: 0, userRunUsage: 0, userVmUsage: 0, userInactiveVmUsage: 0 },
  ...{ othersVmUsage: 0, pendingVmUsage: 0, unknownVmUsage: 0 },
};

function countUsage({ users, runs, vms, host }: Context, user: string, cloud: string): CloudUsage {
  const usage = usageOf(vms, user, cloud, host.clock.now());
  // The names of a run's clouds are searched as one string: a run in `c10` counts for `c1`, too.
  const active = runs
    .all()
    .filter((run) => run.owner === user && isActive(run.state) && run.clouds.join(",").includes(cloud));
  return {
    vmQuota: quotaOf(users.get(user), cloud),
    userRunUsage: active.length,
    userVmUsage: usage.user,
    userInactiveVmUsage: usage.inactive,
    othersVmUsage: usage.others,
    pendingVmUsage: usage.pending,
    unknownVmUsage: usage.unknown,
  };
}

function add(one: CloudUsage, other: CloudUsage): CloudUsage {
  const sum = { ...one };
  for (const counter of counters) sum[counter] += other[counter];
  return sum;
}

function usageElement(cloud: string, usage: CloudUsage): XmlElement {
  return element("cloudUsage", { cloud, ...usage });
}
