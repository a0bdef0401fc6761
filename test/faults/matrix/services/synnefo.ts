// Synnefo's operations, the expected results with each fault, and how its client and its server are started.
import { SynnefoClient, type SynnefoClientOptions } from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";
import { type Effect, type Fault, faults } from "../faults.js";
import type { MatrixService, StartOptions, Started } from "./service.js";
import { columns, operations, type SynnefoContext } from "./synnefo-operations.js";
import { persistent, transient } from "./synnefo-tables.js";

const user = { name: "alice", uuid: "11111111-1111-4111-8111-111111111111" };
const hasOwnName = /\/(servers|networks|volumes|floatingips|os-keypairs|projects)$/;

async function start({ clock, password, authToken, origin }: StartOptions): Promise<Started<SynnefoContext>> {
  const server = new EmbeddedServer({ clock, users: [{ ...user, token: authToken }], helperServers: true });
  // Requests of its own, which meet no fault.
  const setUp = new SynnefoClient(server.connection(user.name));
  const [image] = await setUp.images.list();
  if (image === undefined) throw new Error("there is an image");
  const machine = await setUp.servers.create({ name: "old", flavor: "1", image, networks: [] });
  await machine.waitUntil("ACTIVE");
  const network = await setUp.networks.create({ type: "MAC_FILTERED", name: "old" });
  const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@host";
  await setUp.keypairs.create({ name: "old", publicKey });
  const now = new Date(clock.now() - 1_000);
  const ids = { server: machine.id, network: network.id, image: image.id };
  const secrets: string[] = [];
  const authUrl = `${origin}/astakos/identity/v2.0`;
  const endpoints = {
    account: `${origin}/astakos/account/v1.0`,
    compute: `${origin}/cyclades/compute/v2.0`,
    network: `${origin}/cyclades/network/v2.0`,
    volume: `${origin}/cyclades/volume/v2.0`,
    image: `${origin}/cyclades/image/v1.0`,
  };
  const optionsOf = (kind: string): object => {
    switch (kind) {
      case "token":
        return { endpoints, token: authToken };
      case "own":
        return { endpoints, credentials: { authorization: () => ({ "X-Auth-Token": authToken }) } };
      case "catalog":
        return { token: authToken };
      default:
        throw new Error(`there are no such credentials: ${kind}`);
    }
  };
  return {
    root: `${origin}/`,
    variables: ids,
    secrets,
    handle: (request) => server.handle(request),
    creates: ({ status, request: { method, url } }) =>
      status < 300 && method === "POST" && hasOwnName.test(new URL(url).pathname),
    tokensIn: (_, text) =>
      Array.from(text.matchAll(/"(?:adminPass|password|access_token)":\s*"([^"]{4,})"/g), ([, secret = ""]) => secret),
    context: (kind, options) => {
      const all = { authUrl, clock, ...options, ...optionsOf(kind) };
      return Promise.resolve({
        client: new SynnefoClient(all as SynnefoClientOptions),
        ...ids,
        publicKey,
        // A function, as what is printed of the context must not show it.
        password: () => password,
        now,
      });
    },
  };
}

/** One fault for each kind of `Retry-After`: how the header is read is tested with the other services. */
const distinct = [
  ...new Map(faults.toReversed().map((each) => [`${each.name} ${each.retryAfter?.kind ?? ""}`, each])).values(),
];

/** saltant's own statuses for refused credentials and for a crash. */
const foreign: ReadonlySet<string> = new Set(["403 (credentials)", "405 (no JSON)"]);

/** The same refusal as Synnefo writes it. */
function asCloudFault(fault: Fault): Fault {
  const write = (effect: Effect, echo: string): Effect => {
    if (effect.kind !== "response" || effect.response.headers["Content-Type"] !== "application/json") return effect;
    const { status } = effect.response;
    const body = JSON.stringify({ fault: { code: status, message: `No. ${echo}`, details: echo } });
    return { ...effect, response: { ...effect.response, body } };
  };
  return { ...fault, apply: (context) => write(fault.apply(context), context.echo) };
}

export const synnefo: MatrixService<SynnefoContext> = {
  name: "synnefo",
  operations,
  faults: distinct.filter(({ name }) => !foreign.has(name)).map(asCloudFault),
  columns,
  persistent,
  transient,
  credentialKinds: ["token", "own"],
  loginKind: "token",
  start,
};
