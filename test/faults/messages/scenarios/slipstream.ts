import { SlipStreamClient, type SlipStreamClientOptions } from "saltant/slipstream";
import { EmbeddedServer, exampleModules } from "saltant/slipstream/testing";
import type { Options, Scenario } from "./mock-client.js";

const server = new EmbeddedServer({ modules: exampleModules });
const slipstream = new SlipStreamClient(server.connection("joe"));
const make = (options: Options): unknown => new SlipStreamClient(options as unknown as SlipStreamClientOptions);
const deploy = (input: Options, module = "apps/lamp"): unknown => slipstream.deployments.deploy(module, input);
const connection = { endpoint: "https://host", username: "joe", password: "pw" };

/** Each makes one mistake, or has one fault. */
export const slipstreamCalls: readonly Scenario[] = [
  () => make({ endpoint: "https://host", username: "joe" }),
  () => make({ ...connection, key: "k", secret: "a-secret" }),
  () => make({ ...connection, insecure: "yes" }),
  () => make({ endpoint: "https://host", login: { username: "joe" } }),
  () => deploy({ clouds: "c1" }),
  () => deploy({ cloud: "c1", parameters: { apache: { p: "v" } } }),
  () => deploy({ cloud: { apache: "c1" }, parameters: { p: "v" } }),
  () => deploy({ parameters: { p: "v", apache: { p: "v" } } }),
  () => deploy({ parameters: { apache: { "a--b": "v" } } }),
  () => deploy({ tags: ["a,b"] }),
  () => deploy({ keepRunning: "sometimes" }),
  () => deploy({ rawParameters: { redirect_to_dashboard: "true" } }),
  () => deploy({ cloud: { apache: "c1" } }, "apps/WordPress/wordpress"),
  () => deploy({}, "apps/nothing"),
  () => slipstream.deployments.parameter("00000000-0000-4000-8000-000000000000", "hostname"),
  () => slipstream.deployments.list({ state: "ready" } as never),
  () => slipstream.deployments.list({}, { pageSize: 501 }),
  () => slipstream.deployments.removeNodeInstances("00000000-0000-4000-8000-000000000000", "worker", "one"),
  () => slipstream.modules.get("apps/../x"),
  () =>
    new SlipStreamClient(server.connection("root")).modules.update("apps/WordPress/wordpress", {
      description: "\u0000",
    }),
  () => new SlipStreamClient({ ...server.connection("joe"), password: "wrong" }).usage.list(),
];
