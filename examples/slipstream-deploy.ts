import {
  DeploymentFailedError,
  SlipStreamClient,
  systemClock,
  type Deployment,
  type WaitOptions,
} from "saltant/slipstream";
import { EmbeddedServer, exampleModules } from "saltant/slipstream/testing";

// A SlipStream server in memory, where a deployment takes a second or two. With a real one, only these lines differ:
// const slipstream = SlipStreamClient.fromEnv();
const server = new EmbeddedServer({ modules: exampleModules, clock: systemClock });
server.script("apps/WordPress/wordpress", {
  parameters: { "ss:url.service": "https://blog.example.org/", "machine:hostname": "198.51.100.7" },
});
const slipstream = new SlipStreamClient(server.connection("joe"));

const startMs = performance.now();
const print = (text: string): void => {
  console.log(`${((performance.now() - startMs) / 1_000).toFixed(1)} s  ${text}`);
};

/** Prints each new state of a deployment. A real one takes minutes: leave out the period, which is 5 s by default. */
function progress(deployment: Deployment): WaitOptions<Deployment> {
  let printed = "";
  return {
    refreshPeriodMs: 200,
    timeoutMs: 1_800_000,
    onUpdate: ({ instance }) => {
      if (instance.state !== printed) print(`${deployment.module} is ${(printed = instance.state)}`);
    },
  };
}

try {
  // A component runs on one machine. Its cloud and its parameters have no node.
  const blog = await slipstream.deployments.deploy("apps/WordPress/wordpress", {
    cloud: "c1",
    parameters: { wordpress_title: "Hi" },
    tags: ["blog"],
  });
  await blog.waitUntilReady(progress(blog));
  print(`the blog is at ${blog.serviceUrl}`);
  print(`its machine is ${await blog.parameter("machine:hostname")}`);

  // An application has nodes. One that is scalable can get more instances, and fewer.
  const lamp = await slipstream.deployments.deploy("apps/lamp", {
    cloud: { apache: "c1", worker: "c2" },
    multiplicity: { worker: 2 },
    scalable: true,
  });
  await lamp.waitUntilReady(progress(lamp));
  const added = await lamp.addNodeInstances("worker", 2);
  await lamp.waitUntilScaled(progress(lamp));
  print(`added ${added.join(" and ")}`);
  await lamp.removeNodeInstances("worker", [1]);
  await lamp.waitUntilScaled(progress(lamp));
  print(`there are ${await lamp.parameter("worker:multiplicity")} workers`);

  // The newest event comes first.
  for (const { timestamp, content } of await lamp.events("state", { limit: 3 })) {
    print(`event at ${timestamp?.toISOString() ?? "?"}: ${content.state}`);
  }

  for (const deployment of [blog, lamp]) {
    await deployment.terminate();
    await deployment.waitUntilTerminated(progress(deployment));
  }
} catch (error) {
  if (!(error instanceof DeploymentFailedError)) throw error;
  print(error.message); // It has the deployment's own message.
  process.exitCode = 1;
}
