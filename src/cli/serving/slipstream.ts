import type { UserSeed } from "saltant/slipstream/testing";
import { construct, readUsers, type ServedService } from "./served-service.js";

/** The embedded SlipStream server, with modules to deploy. */
export const slipstreamService: ServedService = {
  settings: ["users"],
  apiPath: "",
  hints: (_, hasUsers) => [
    "Clients need the option insecure: true, as the cookies of the service are meant for HTTPS",
    `${hasUsers ? "" : "The user is joe, the password is joe-password. "}Ctrl-C stops the server; all its data is lost.`,
  ],
  async start({ users }, clock) {
    const seeds = users === undefined ? {} : { users: (await readUsers(users, userFields)) as UserSeed[] };
    // Not at the top: no other command needs it.
    const { EmbeddedServer, exampleModules } = await import("saltant/slipstream/testing");
    const server = construct(() => new EmbeddedServer({ modules: exampleModules, clock, ...seeds }));
    return { handle: server.handle, reset: () => server.reset() };
  },
};

const userFields = {
  texts: ["name", "password", "email", "firstName", "lastName", "organization"],
  flags: ["privileged"],
};
