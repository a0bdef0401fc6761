import type { Run } from "../context.js";
import { exitCodes } from "../exit-codes.js";

/** Lists the profiles that logins made. Sends nothing. */
export const listProfiles: Run<object> = async ({ output, profiles }) => {
  const rows = [...(await profiles.all())].map(([name, { apiUrl, username, authToken }]) => ({
    ...{ name, server: apiUrl, user: username ?? null },
    credentials: authToken === undefined ? "login" : "token",
  }));
  await output.writeAll({ columns: ["name", "server", "user", "credentials"] }, rows);
  return exitCodes.done;
};
