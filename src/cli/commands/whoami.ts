import type { Run } from "../context.js";
import { exitCodes } from "../exit-codes.js";

/** Who asks, where, and how that is known; and whether the server lets them in. */
export const whoami: Run<object> = async ({ output, progress, request, session }) => {
  const { client, username, source } = await session();
  const server = client.baseApiUrl;
  progress.update(`asking ${server}`);
  await client.testAuthentication(request);
  // The API does not tell whose a token is.
  await output.writeOne({ columns: ["user"] }, { server, user: username ?? null, source });
  return exitCodes.done;
};
