import { SaltantClient, type SaltantClientOptions } from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { fetchFor } from "./support.js";

export const hourMs = 3_600_000;

/** How alice logs in. */
export const login = { username: "alice", password: "alice-password" };

/** A server whose access tokens expire after an hour and refresh tokens after a day, and a function that creates clients for it. */
export function createJwtServer() {
  const clock = new VirtualClock();
  const server = new EmbeddedServer({ clock, tokenLifetimes: { accessMs: hourMs, refreshMs: 24 * hourMs } });
  const { baseApiUrl } = server;
  const fetch = fetchFor(server);
  const client = (credentials: object): SaltantClient =>
    // Tests also pass values that the compiler would refuse.
    new SaltantClient({ baseApiUrl, fetch, clock, ...credentials } as unknown as SaltantClientOptions);
  const tokens = async (username = "alice"): Promise<{ accessToken: string; refreshToken: string }> => {
    const body = JSON.stringify({ username, password: `${username}-password` });
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${baseApiUrl}token/`, { method: "POST", body, headers });
    const { access, refresh } = (await response.json()) as { access: string; refresh: string };
    return { accessToken: access, refreshToken: refresh };
  };
  const paths = (): string[] => {
    const all = server.requests.map(({ path }) => path);
    server.clearRequests();
    return all;
  };
  return { server, clock, client, tokens, paths, advance: (ms: number) => clock.advance(ms) };
}
