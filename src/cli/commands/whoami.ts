import type { Run } from "../context.js";
import { exitCodes } from "../exit-codes.js";

/** Shows the server, the user and where they are configured, and checks that the server accepts the credentials. */
export const whoami: Run<object> = async ({ output, progress, request, session }) => {
  const { client, username, source } = await session();
  const server = client.baseApiUrl;
  progress.update(`checking the credentials at ${server}`);
  await client.testAuthentication(request);
  // The API does not return the user of a token.
  await output.writeOne({ columns: ["user"] }, { server, user: username ?? null, source });
  return exitCodes.done;
};
