import { homedir } from "node:os";
import { join } from "node:path";
import { SaltantClient } from "saltant";
import { TokenFile } from "saltant/node";

const path = process.env.SALTANT_TOKEN_FILE ?? join(homedir(), ".config", "saltant", "tokens.json");
const tokenStore = new TokenFile(path); // One file serves any number of servers, users and processes.

// Logs in with SALTANT_USERNAME and SALTANT_PASSWORD, unless the file has valid tokens.
const client = SaltantClient.fromEnv({ tokenStore, logger: { debug: () => undefined, warn: console.warn } });
await client.testAuthentication();

// Until the tokens expire, neither this program nor others need a password.
const another = await SaltantClient.connect({ baseApiUrl: client.baseApiUrl, tokenStore });
console.log(`${await another.users.list().count()} users; the tokens are in ${tokenStore.path}`);
