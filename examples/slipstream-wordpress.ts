import { SlipStreamClient } from "saltant/slipstream";

// Reads SLIPSTREAM_ENDPOINT, and SLIPSTREAM_USERNAME and SLIPSTREAM_PASSWORD, or SLIPSTREAM_API_KEY and SLIPSTREAM_API_SECRET.
const slipstream = SlipStreamClient.fromEnv();

const blog = await slipstream.deployments.deploy("apps/WordPress/wordpress", {
  parameters: { wordpress_title: "Hi" },
  tags: ["blog"],
});
await blog.waitUntilReady({
  refreshPeriodMs: 1_000,
  timeoutMs: 1_800_000, // a DeploymentFailedError has the message of an abort
  onUpdate: ({ instance }) => console.log(instance.state),
});
console.log(blog.serviceUrl, await blog.parameter("machine:admin_email"));
await blog.terminate();
