import type { Clock } from "../../core/async/clock.js";
import { randomUuid } from "../kit/random-uuid.js";
import type { MockRequest } from "../kit/request.js";
import type { MockResponse } from "../kit/response.js";
import type { Account } from "./account.js";
import { CimiApi } from "./cimi/index.js";
import { Cookies } from "./cookies.js";
import { LegacyApi } from "./legacy/index.js";
import type { EmbeddedServerOptions } from "./options.js";
import type { RunEvent } from "./run-event.js";

/** SlipStream itself: its two APIs behind one host and one cookie, without faults, latency or sockets. */
export class Service {
  readonly cimi: CimiApi;
  readonly cookies: Cookies;
  readonly legacy: LegacyApi;

  constructor(options: EmbeddedServerOptions, clock: Clock) {
    this.cookies = new Cookies(clock);
    const host = {
      clock,
      newUuid: randomUuid,
      origin: ({ origin }: MockRequest) => origin,
      recordEvent: (event: RunEvent) => this.cimi.recordEvent(event),
    };
    this.legacy = new LegacyApi(host, options);
    const { accounts } = this.legacy;
    this.cimi = new CimiApi({ clock, newUuid: randomUuid, accounts, cookies: this.cookies }, options);
  }

  respond(request: MockRequest): MockResponse {
    const caller = this.cookies.identify(request.headers.get("cookie"));
    const isCimi = request.path === "/api" || request.path.startsWith("/api/");
    return isCimi ? this.cimi.respond(request, caller) : this.legacy.respond(request, caller);
  }

  /** @throws TypeError if the user does not exist. */
  account(name: string): Account {
    const account = this.legacy.accounts.find(name);
    if (account === undefined) throw new TypeError(`The server has no user ${name}.`);
    return account;
  }

  /** The response of the proxy before the server if the server crashes on a request. */
  crashResponse(): MockResponse {
    return { status: 502, headers: { "content-type": "text/html" }, body: badGateway };
  }
}

const badGateway =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body bgcolor="white">\r\n' +
  "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
