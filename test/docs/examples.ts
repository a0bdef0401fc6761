/**
 * Turns an example of a doc comment into a module. The example uses names that its reader has.
 *
 * @param place The file of the example. It decides which service the example means.
 */
export function asModule(place: string, example: string): string {
  const [, service] = /^src\/(?:testing\/)?(decapod|slipstream)\//.exec(place) ?? [];
  const imports = service === "decapod" ? decapod : service === "slipstream" ? slipstream : saltant;
  return [common, imports, asyncFunction(example)].join("\n");
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
declare const server: EmbeddedServer;
`;

const saltant = `
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import {
  errorFromResponse, SaltantClient, parseJson, stringifyJson, stringifyJsonAt, systemClock, type ContainerTaskInstance, type ContainerTaskType, type Listing,
  type TokenAccount, type TokenPair, type TokenStore,
} from "saltant";
import { CookieFile, listen, TokenFile } from "saltant/node";
import { SlipStreamClient } from "saltant/slipstream";

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
