import type { UserSeed } from "saltant/synnefo/testing";
import { construct, readUsers, type ServedService } from "./served-service.js";

/** The embedded Synnefo cloud. */
export const synnefoService: ServedService = {
  settings: ["users", "control"],
  apiPath: "",
  hints: (url, hasUsers) => [
    `The identity service is at ${url}/astakos/identity/v2.0`,
    `${hasUsers ? "" : "The user is alice, the token is alice-token. "}Ctrl-C stops the server; all its data is lost.`,
  ],
  async start({ users, control = false }, clock) {
    const seeds = users === undefined ? {} : { users: (await readUsers(users, userFields)) as UserSeed[] };
    // Not at the top: no other command needs it.
    const { EmbeddedServer } = await import("saltant/synnefo/testing");
    const server = construct(() => new EmbeddedServer({ control, clock, ...seeds }));
    return { handle: server.handle, reset: () => server.reset() };
  },
};

const userFields = {
  texts: ["name", "uuid", "token", "email", "fullName"],
  flags: ["isAdmin", "isActive", "hasAcceptedTerms"],
};
