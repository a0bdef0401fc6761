import * as z from "zod";
import { client, json, offlineClient, type Scenario, wireType } from "./mock-client.js";

const schema = z.object({ smaple: z.string(), ref: z.string().default("hg19") });
const place = { taskQueue: 1 };

/** A task that differs from the server's task type. */
function launch(server: object): unknown {
  const found = json({ count: 1, results: [{ ...wireType, ...server }] });
  return client([found]).executableTaskTypes.define("align", { arguments: schema }).launch({ smaple: "s1" }, place);
}

const align = offlineClient.executableTaskTypes.define("align", { arguments: schema });

/** Cases in which a defined task is not launched. */
export const tasks: readonly Scenario[] = [
  () => offlineClient.executableTaskTypes.define("", { arguments: schema }),
  () => offlineClient.executableTaskTypes.define("align", { arguments: {} as never }),
  () => align.launch({} as never, place),
  () => align.launchMany([{ smaple: "s1" }, { smaple: 5 as never }], place),
  () => align.launchMany({} as never, place),
  () => align.launch({ smaple: "s1" }, {} as never),
  () => align.launch({ smaple: "s1" }, { ...place, name: 5 as never }),
  () => launch({ required_arguments: ["sample", "ref"], required_arguments_default_values: { ref: "hg38" } }),
];
