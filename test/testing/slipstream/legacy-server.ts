import type { Clock } from "../../../src/core/async/clock.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { LegacyApi, type LegacyControl, type LegacySeed } from "../../../src/testing/slipstream/legacy/index.js";
import type { XmlElement } from "../../../src/testing/slipstream/legacy/xml/element.js";
import { parseDocument } from "../../../src/testing/slipstream/legacy/xml/parse.js";
import type { RunEvent } from "../../../src/testing/slipstream/run-event.js";

/** The XML part on its own, with a clock that only a test advances. */
export class LegacyServer {
  readonly clock = new VirtualClock({ start: new Date("2030-05-01T08:00:00Z"), autoAdvance: false });
  readonly events: RunEvent[] = [];
  readonly control: LegacyControl;
  readonly #api: LegacyApi;
  #uuids = 0;

  constructor(seed: LegacySeed = {}) {
    this.#api = new LegacyApi(
      {
        clock: this.clock satisfies Clock,
        newUuid: () => `00000000-0000-4000-8000-${String((this.#uuids += 1)).padStart(12, "0")}`,
        origin: ({ origin }) => origin,
        recordEvent: (event) => this.events.push(event),
      },
      seed,
    );
    this.control = this.#api.control;
  }

  /** Whether that user can log in. */
  canLogIn(name: string): boolean {
    return this.#api.accounts.find(name) !== undefined;
  }

  /** Sends `GET /path?query`, or another method, as a user; null stands for no user. */
  send(user: string | null, line: string, { body = "", accept = "application/xml" }: SendOptions = {}): LegacyResponse {
    const [method = "", target = ""] = line.split(" ");
    const url = new URL(target, "https://host.test");
    const account = user === null ? undefined : this.#api.accounts.find(user);
    const {
      status,
      headers,
      body: sent,
    } = this.#api.respond(
      {
        ...{ method, address: url.origin + url.pathname, origin: url.origin, path: decodeURIComponent(url.pathname) },
        ...{ search: url.search, body: new TextEncoder().encode(body) },
        headers: new Headers({ ...(accept !== null && { accept }), ...(user === null && { cookie }) }),
      },
      account === undefined ? undefined : { ...account, session: "session/1" },
    );
    const text = String(sent);
    return { status, headers, text, xml: parseDocument(text) };
  }

  /** The UUID of a new run. */
  deploy(user: string, form: string): string {
    const { status, headers, text } = this.send(user, "POST /run", { body: `${form}&bypass-ssh-check=true` });
    const uuid = /\/run\/([^/]+)$/.exec(headers.location ?? "")?.[1];
    if (status !== 201 || uuid === undefined) throw new Error(`${status} ${text}`);
    return uuid;
  }
}

const cookie = "com.sixsq.slipstream.cookie=token=expired";

interface SendOptions {
  readonly body?: string;
  readonly accept?: string | null;
}

interface LegacyResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The document; undefined if the text is no XML. */
  readonly xml: XmlElement | undefined;
}

/** Status and sentence of a refusal. */
export function refusal({ status, xml, text }: LegacyResponse): string {
  return `${status} ${xml?.attributes.get("detail") ?? text}`;
}
