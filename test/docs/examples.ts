/**
 * Turns an example of a doc comment into a module. The example uses names that its reader has.
 *
 * @param place The file of the example. It decides which embedded server the example means.
 */
export function asModule(place: string, example: string): string {
  const testing = place.startsWith("src/testing/decapod/") ? "saltant/decapod/testing" : "saltant/testing";
  return `${preamble}\nimport { EmbeddedServer, VirtualClock } from "${testing}";\nexport async function example(): Promise<void> {\n${example}\n}\n`;
}

const preamble = `
import { homedir } from "node:os";
import { join } from "node:path";
import {
  errorFromResponse, SaltantClient, parseJson, stringifyJson, stringifyJsonAt, systemClock, type ContainerTaskInstance, type ContainerTaskType, type Listing,
  type TokenAccount, type TokenPair, type TokenStore,
} from "saltant";
import { listen, TokenFile } from "saltant/node";
import * as z from "zod";

declare const authToken: string, username: string, password: string;
declare const client: SaltantClient;
declare const server: EmbeddedServer;
declare const align: ContainerTaskType;
declare const run: ContainerTaskInstance;
declare const runs: ContainerTaskInstance[];
declare function doSomethingBeside(run: object): Promise<void>;
declare const books: { list(filters?: { isOpen: boolean }): Listing<{ name: string }> };
`;
