import type { Clock } from "../../core/async/clock.js";
import { CookieJar } from "../../core/sessions/cookie-jar.js";
import type { BrowserCookies } from "../kit/mock-server.js";

/** Keeps cookies as a browser does, for each origin. */
export function browserCookies(clock: Clock): BrowserCookies {
  const jars = new Map<string, CookieJar>();
  return {
    attach: (request) => {
      const { origin, pathname } = request.url;
      const cookie = jars.get(origin)?.headerFor(pathname, clock.now()) ?? null;
      if (cookie === null) return request;
      // The headers of a browser's request accept no cookies.
      const headers = new Headers(request.headers);
      headers.set("cookie", cookie);
      return { ...request, headers };
    },
    receive: ({ origin }, response) => {
      const jar = jars.get(origin) ?? new CookieJar(origin, true);
      jars.set(origin, jar);
      jar.receive(new Headers(response.headers), clock.now());
    },
  };
}
