import type { SynnefoClient } from "saltant/synnefo";
import type { Operation } from "./service.js";

/** What an operation of Synnefo runs with: the ids of what is on the server, and secrets to send. */
export interface SynnefoContext {
  readonly client: SynnefoClient;
  /** A server that is active. */
  readonly server: string;
  readonly network: string;
  readonly image: string;
  readonly publicKey: string;
  /** The time of the server when it was started. */
  readonly now: Date;
  /** A part of what the user keeps secret. */
  readonly password: () => string;
}

const accounts = "astakos/account/v1.0";
const compute = "cyclades/compute/v2.0";
const networks = "cyclades/network/v2.0";
const volumes = "cyclades/volume/v2.0";
const images = "cyclades/image/v1.0";

/** Every operation that differs from the others in how it is sent. */
export const operations: readonly Operation<SynnefoContext>[] = [
  {
    name: "servers.get",
    faulty: `GET ${compute}/servers/{server}`,
    run: ({ client, server }) => client.servers.get(server),
  },
  {
    name: "servers.list",
    faulty: `GET ${compute}/servers/detail`,
    run: ({ client }) => client.servers.list().toArray(),
  },
  {
    name: "servers.password",
    faulty: `GET ${compute}/servers/{server}/password`,
    // The caller gets the secret itself.
    run: ({ client, server }) => client.servers.password(server).then(({ length }) => length),
  },
  {
    name: "networks.list",
    faulty: `GET ${networks}/networks/detail?changes-since=`,
    run: ({ client, now }) => client.networks.list({ changesSince: now }).toArray(),
  },
  { name: "images.list", faulty: `GET ${images}/images/detail`, run: ({ client }) => client.images.list().toArray() },
  {
    name: "images.get",
    faulty: `HEAD ${images}/images/{image}`,
    run: ({ client, image }) => client.images.get(image),
  },
  {
    name: "servers.waitUntil",
    faulty: `GET ${compute}/servers/{server}`,
    run: ({ client, server }) => client.servers.waitUntil(server, "ACTIVE"),
  },
  {
    name: "servers.create",
    faulty: `POST ${compute}/servers`,
    creates: 1,
    // For the metadata of the image.
    otherRequests: { ok: 1, failed: 1 },
    // For the server, and for its password.
    looksAfterUnknown: 2,
    run: ({ client, image, password }) =>
      client.servers.create({
        ...{ name: "new", flavor: "1", image, networks: [], adminPass: `A1a${password()}`, userData: password() },
        personality: [{ path: "/root/secret", contents: password() }],
      }),
  },
  {
    name: "networks.create",
    faulty: `POST ${networks}/networks`,
    creates: 1,
    looksAfterUnknown: 1,
    run: ({ client }) => client.networks.create({ type: "MAC_FILTERED", name: "new" }),
  },
  {
    name: "keypairs.create",
    faulty: `POST ${compute}/os-keypairs`,
    creates: 1,
    looksAfterUnknown: 1,
    run: ({ client, publicKey }) => client.keypairs.create({ name: "new", publicKey }),
  },
  {
    name: "volumes.create",
    faulty: `POST ${volumes}/volumes`,
    creates: 1,
    // For the volume. The look has it, too.
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client }) => client.volumes.create({ displayName: "new", size: 1, volumeType: "1" }),
  },
  {
    name: "floatingIps.create",
    faulty: `POST ${networks}/floatingips`,
    creates: 1,
    run: ({ client }) => client.floatingIps.create(),
  },
  {
    name: "servers.reboot",
    faulty: `POST ${compute}/servers/{server}/action`,
    run: ({ client, server }) => client.servers.reboot(server),
  },
  {
    name: "servers.console",
    faulty: `POST ${compute}/servers/{server}/action`,
    run: ({ client, server }) => client.servers.console(server),
  },
  {
    name: "servers.delete",
    faulty: `DELETE ${compute}/servers/{server}`,
    looksAfterUnknown: 1,
    run: ({ client, server }) => client.servers.delete(server),
  },
  {
    name: "networks.delete",
    faulty: `DELETE ${networks}/networks/{network}`,
    looksAfterUnknown: 1,
    run: ({ client, network }) => client.networks.delete(network),
  },
  {
    name: "keypairs.delete",
    faulty: `DELETE ${compute}/os-keypairs/old`,
    looksAfterUnknown: 1,
    run: ({ client }) => client.keypairs.delete("old"),
  },
  {
    name: "images.unregister",
    faulty: `DELETE ${images}/images/{image}`,
    looksAfterUnknown: 1,
    run: ({ client, image }) => client.images.unregister(image),
  },
  {
    name: "servers.rename",
    faulty: `PUT ${compute}/servers/{server}`,
    run: ({ client, server }) => client.servers.rename(server, "changed"),
  },
  {
    name: "networks.update",
    faulty: `PUT ${networks}/networks/{network}`,
    run: ({ client, network }) => client.networks.update(network, { name: "changed" }),
  },
  {
    name: "images.update",
    faulty: `PUT ${images}/images/{image}`,
    run: ({ client, image }) => client.images.update(image, { properties: { os: "debian 13" } }),
  },
  {
    name: "tags.add",
    faulty: `PUT ${compute}/servers/{server}/tags/new`,
    run: ({ client, server }) => client.servers.tags(server).add("new"),
  },
  { name: "quotas.get", faulty: `GET ${accounts}/quotas`, run: ({ client }) => client.quotas.get() },
  {
    name: "account.uuid",
    faulty: `POST ${accounts}/user_catalogs`,
    run: ({ client }) => client.account.uuid("alice@example.org"),
  },
  {
    name: "projects.create",
    faulty: `POST ${accounts}/projects`,
    creates: 1,
    looksAfterUnknown: 1,
    run: ({ client }) =>
      client.projects.create({
        ...{ name: "new.example.org", endDate: new Date("2031-01-01"), resources: {} },
      }),
  },
  {
    name: "catalog",
    credentials: "catalog",
    faulty: "POST astakos/identity/v2.0/tokens",
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client, server }) => client.servers.get(server),
  },
];

/** The columns of the table: operations with the same results. */
export const columns = [
  [
    "servers.get",
    "servers.list",
    "servers.password",
    "networks.list",
    "images.list",
    "quotas.get",
    "account.uuid",
    "catalog",
  ],
  // The facts are in headers.
  ["images.get"],
  ["servers.waitUntil"],
  ["servers.create", "networks.create", "keypairs.create", "volumes.create", "projects.create"],
  // No name could be looked for.
  ["floatingIps.create"],
  ["servers.reboot"],
  ["servers.console"],
  ["servers.delete", "networks.delete", "keypairs.delete", "images.unregister"],
  ["servers.rename"],
  ["networks.update"],
  ["images.update"],
  ["tags.add"],
];
