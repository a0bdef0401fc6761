import { checkChoice, checkNumber, checkType } from "../kit/checks.js";
import type { EmbeddedServerOptions } from "./options.js";
import { errorPageChoices } from "./error-pages.js";
import type { UserSeed } from "./users.js";

/** @throws TypeError or RangeError for options that a server cannot be set up with. */
export function checkOptions(options: EmbeddedServerOptions): void {
  const {
    users = [],
    workers = "on",
    tokenLifetimes = {},
    latencyMs = 0,
    costPerRowMs = 0,
    errorPages = "saltant",
  } = options;
  checkChoice("workers", workers, ["on", "off"]);
  checkChoice("errorPages", errorPages, errorPageChoices);
  checkNumber("latencyMs", latencyMs, 0);
  checkNumber("costPerRowMs", costPerRowMs, 0);
  const { accessMs = 1, refreshMs = 1 } = tokenLifetimes;
  checkNumber("tokenLifetimes.accessMs", accessMs, 0);
  checkNumber("tokenLifetimes.refreshMs", refreshMs, 0);
  checkUsers(users);
}

function checkUsers(users: readonly UserSeed[]): void {
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const { username, email = "", password = "", token } of users) {
    checkType("A username", username, "string");
    if (username === "") throw new RangeError("A username is not empty.");
    if (names.has(username)) throw new TypeError(`There are two users called ${username}.`);
    names.add(username);
    checkType(`The email of ${username}`, email, "string");
    checkType(`The password of ${username}`, password, "string");
    if (token === undefined) continue;
    checkType(`The token of ${username}`, token, "string");
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new RangeError(
        `The token of ${username} cannot be sent: it must be ASCII without white space, and not empty.`,
      );
    }
    const owner = owners.get(token);
    if (owner !== undefined) throw new TypeError(`${owner} and ${username} have the same token.`);
    owners.set(token, username);
  }
}
