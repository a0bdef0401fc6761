import { SaltantClient } from "saltant";
import * as z from "zod";

const client = SaltantClient.fromEnv();

// The arguments of the task type. The first launch validates this definition against the server's.
const align = client.containerTaskTypes.define("align", {
  arguments: z.object({ sample: z.string(), ref: z.string().default("hg38") }),
});

const run = await align.launch({ sample: "s1" }, { taskQueue: "main", name: "s1" }); // a wrong argument does not compile
console.log(`${run.arguments.sample} is aligned to ${run.arguments.ref}`);

const runs = await align.launchMany([{ sample: "s2" }, { sample: "s3", ref: "hg19" }], {
  taskQueue: "main",
  name: ({ sample }) => sample,
  onProgress: ({ done, total }) => console.log(`launched ${done} of ${total}`),
});
await client.containerTaskInstances.waitUntilAllFinished(runs);
