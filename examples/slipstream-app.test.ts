import { DeploymentFailedError, SlipStreamClient } from "saltant/slipstream";
import { EmbeddedServer, exampleModules } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";

// Your code takes the client as an argument, so that a test can pass one.
/** Deploys a blog, and waits until it can be visited. Returns a line for a report. */
async function publishBlog(slipstream: SlipStreamClient, title: string): Promise<string> {
  const deployment = await slipstream.deployments.deploy("apps/WordPress/wordpress", {
    parameters: { wordpress_title: title },
    // Started again after a crash, the program finds the deployment instead of paying for a second one.
    once: `blog-${title}`,
  });
  try {
    await deployment.waitUntilReady({ timeoutMs: 3_600_000 });
  } catch (error) {
    if (!(error instanceof DeploymentFailedError)) throw error;
    await deployment.terminate();
    return `failed: ${error.abort ?? error.deployment.state}`;
  }
  return `${title} is at ${deployment.serviceUrl}`;
}

describe("publishing a blog", () => {
  const path = "apps/WordPress/wordpress";
  const parameters = { "ss:url.service": "https://blog.example.org/" };

  it("returns its URL, half an hour later, which your test does not wait", async () => {
    const server = new EmbeddedServer({ modules: exampleModules });
    server.script(path, { statesMs: { Executing: 1_800_000 }, parameters });
    const slipstream = new SlipStreamClient(server.connection("joe"));
    expect(await publishBlog(slipstream, "Hi")).toBe("Hi is at https://blog.example.org/");
    expect(server.runs()[0]?.parameters["machine:wordpress_title"]).toBe("Hi");
  });

  it("deploys once", async () => {
    const server = new EmbeddedServer({ modules: exampleModules });
    server.script(path, { parameters });
    const slipstream = new SlipStreamClient(server.connection("joe"));
    await publishBlog(slipstream, "Hi");
    await publishBlog(slipstream, "Hi");
    expect(server.runs()).toHaveLength(1);
  });

  it("says why a deployment was aborted, and terminates it", async () => {
    const server = new EmbeddedServer({ modules: exampleModules });
    server.script(path, { abort: "no space left on device", abortIn: "Provisioning" });
    const slipstream = new SlipStreamClient(server.connection("joe"));
    expect(await publishBlog(slipstream, "Hi")).toMatch(/^failed: .*no space left on device/);
    expect(["Cancelled", "Aborted"]).toContain(server.runs()[0]?.state);
  });

  it("survives a server that fails for a moment", async () => {
    const server = new EmbeddedServer({ modules: exampleModules });
    server.script(path, { parameters });
    server.inject({ kind: "status", status: 503, method: "GET", path: "run", times: 1 });
    const slipstream = new SlipStreamClient(server.connection("joe"));
    expect(await publishBlog(slipstream, "Hi")).toBe("Hi is at https://blog.example.org/");
    expect(server.requests.filter(({ status }) => status === 503)).toHaveLength(1);
  });
});
