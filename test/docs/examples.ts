/**
 * Turns an example of a doc comment into a module. The example uses names that its reader has.
 *
 * @param place The file of the example. It decides which service the example means.
 */
export function asModule(place: string, example: string): string {
  const [, embedded, service] = /^src\/(testing\/)?(decapod|slipstream|synnefo)\//.exec(place) ?? [];
  // A server of a cloud is a machine.
  const server = service === "synnefo" && embedded === undefined ? "Server" : "EmbeddedServer";
  const names = `${imports.get(service) ?? saltant}declare const server: ${server};`;
  return [common, names, asyncFunction(example)].join("\n");
}

function asyncFunction(body: string): string {
  return `export async function example(): Promise<void> {\n${body}\n}\n`;
}

const common = `
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

declare const password: string;
`;

const saltant = `
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import {
  errorFromResponse, SaltantClient, parseJson, stringifyJson, stringifyJsonAt, systemClock, type ContainerTaskInstance, type ContainerTaskType, type Listing,
  type TokenAccount, type TokenPair, type TokenStore,
} from "saltant";
import { CookieFile, listen, readKamakirc, TokenFile } from "saltant/node";
import { SlipStreamClient } from "saltant/slipstream";
import { SynnefoClient } from "saltant/synnefo";

declare const authToken: string, username: string;
declare const client: SaltantClient;
declare const align: ContainerTaskType;
declare const run: ContainerTaskInstance;
declare const runs: ContainerTaskInstance[];
declare function doSomethingBeside(run: object): Promise<void>;
declare const books: { list(filters?: { isOpen: boolean }): Listing<{ name: string }> };
`;

const decapod = `
import { EmbeddedServer, VirtualClock } from "saltant/decapod/testing";
import {
  DecapodClient, generateCloudConfig, type Cluster, type Execution, type PlaybookConfiguration, type Server,
} from "saltant/decapod";

declare const id: string, discoveryToken: string;
declare const decapod: DecapodClient;
declare const cluster: Cluster;
declare const servers: Server[];
declare const config: PlaybookConfiguration;
declare const run: Execution;
`;

const slipstream = `
import { EmbeddedServer, exampleModules, VirtualClock } from "saltant/slipstream/testing";
import { and, eq, ge, SlipStreamClient, type Deployment } from "saltant/slipstream";

declare const username: string, uuid: string;
declare const slipstream: SlipStreamClient;
declare const deployment: Deployment;
`;

const synnefo = `
import { EmbeddedServer, VirtualClock } from "saltant/synnefo/testing";
import {
  SynnefoClient, SynnefoCompute, SynnefoIdentity, SynnefoImages, SynnefoNetwork, SynnefoVolumes, type Network, type Project,
  type Server,
} from "saltant/synnefo";

declare const authUrl: string, token: string, flavor: string, image: string;
declare const cloud: SynnefoClient;
declare const network: Network;
declare const project: Project;
declare function save(token: string): Promise<void>;
`;

/** What the examples of a service import and have; those of others are of saltant. */
const imports: ReadonlyMap<string | undefined, string> = new Map([
  ["decapod", decapod],
  ["slipstream", slipstream],
  ["synnefo", synnefo],
]);
