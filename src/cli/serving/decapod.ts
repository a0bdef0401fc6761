import type { UserSeed } from "saltant/decapod/testing";
import { construct, readUsers, type ServedService } from "./served-service.js";

/** The embedded Decapod server. */
export const decapodService: ServedService = {
  settings: ["users", "workers", "control"],
  apiPath: "",
  hints: (_, hasUsers) => [
    `${hasUsers ? "" : "The user is root, the password is root. "}Ctrl-C stops the server; all its data is lost.`,
  ],
  async start({ users, workers = "on", control = false }, clock) {
    const seeds = users === undefined ? {} : { users: (await readUsers(users, userFields)) as UserSeed[] };
    // Not at the top: no other command needs it.
    const { EmbeddedServer } = await import("saltant/decapod/testing");
    const server = construct(() => new EmbeddedServer({ workers, control, clock, ...seeds }));
    return { handle: server.handle, reset: () => server.reset() };
  },
};

const userFields = { texts: ["login", "password", "email", "fullName", "role"] };
