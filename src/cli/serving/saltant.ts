import type { UserSeed } from "saltant/testing";
import { construct, readUsers, type ServedService } from "./served-service.js";

/** The embedded saltant server. */
export const saltantService: ServedService = {
  settings: ["users", "workers", "errorPages"],
  apiPath: "/api/",
  hints: (apiUrl, hasUsers) => [
    `To use it: saltant login --profile local --api-url ${apiUrl}${hasUsers ? "" : " --username alice"}`,
    `${hasUsers ? "" : "The password is alice-password. "}Ctrl-C stops the server; all its data is lost.`,
  ],
  async start({ users, workers = "on", errorPages = "saltant" }, clock) {
    const seeds = users === undefined ? {} : { users: (await readUsers(users, userFields)) as UserSeed[] };
    // Not at the top: no other command needs it.
    const { EmbeddedServer } = await import("saltant/testing");
    const server = construct(() => new EmbeddedServer({ workers, errorPages, clock, ...seeds }));
    return { handle: server.handle, reset: () => server.reset() };
  },
};

const userFields = { texts: ["username", "email", "password", "token"], flags: ["isSuperuser", "isActive"] };
