import { legacySetting } from "./legacy-samples.js";
import type { SampleSetting } from "./sample-settings.js";
import type { Document, JsonValue, Sample, State } from "./samples.js";

const run = "run/18b44623-a017-4ecf-aaea-c3774aacf0cc";

function event(id: string, href = run): Document {
  const timestamp = "2017-12-01T10:00:00.000Z";
  return {
    id: `event/${id}`,
    resourceURI: "http://schemas.dmtf.org/cimi/2/Event",
    ...{ created: timestamp, updated: timestamp, timestamp, type: "state", severity: "medium" },
    content: { resource: { href }, state: "Ready" },
    acl: { owner: { principal: "joe", type: "USER" }, rules: [{ principal: "ADMIN", type: "ROLE", right: "ALL" }] },
  };
}

const [nines, sevens] = ["99999999-2222-4333-8444-555555555555", "77777777-2222-4333-8444-555555555555"];

const twoEvents: State = { cimi: { event: [event(nines), event(sevens)] } };

const offer: Document = {
  id: "service-offer/99999999-2222-4333-8444-666666666666",
  resourceURI: "http://sixsq.com/slipstream/1/ServiceOffer",
  created: "2017-12-01T10:00:00.000Z",
  updated: "2017-12-01T10:00:00.000Z",
  name: "small",
  connector: { href: "c1" },
  "schema-org:descriptionVector": { "schema-org:vcpu": 2 },
  acl: { owner: { principal: "ADMIN", type: "ROLE" }, rules: [{ principal: "ANON", type: "ROLE", right: "ALL" }] },
};

const offers: State = { cimi: { "service-offer": [offer] } };

const session = "session/11111111-2222-4333-8444-555555555555";

const sessions: State = {
  cookieSession: session,
  cimi: {
    session: [
      {
        id: session,
        resourceURI: "http://sixsq.com/slipstream/1/Session",
        created: "2017-12-01T10:00:00.000Z",
        updated: "2017-12-01T10:00:00.000Z",
        ...{ method: "internal", username: "joe", sessionTemplate: { href: "session-template/internal" } },
        roles: `USER ANON ${session}`,
        expiry: "Sat, 02 Dec 2017 10:00:00 GMT",
        acl: {
          owner: { principal: session, type: "ROLE" },
          rules: [{ principal: "ADMIN", type: "ROLE", right: "VIEW" }],
        },
      },
    ],
  },
};

/** The settings of the samples whose response does not show all that they need. */
const settings: Readonly<Record<string, SampleSetting>> = {
  p012: { state: { ...sessions, cookieSession: "session/22222222-2222-4333-8444-555555555555" } },
  p013: { state: sessions },
  p015: { state: twoEvents },
  p016: { state: twoEvents },
  p018: { state: { cimi: { event: [event(nines, "run/x"), event(sevens)] } }, renamed: { [run]: "run/x" } },
  p019: { state: twoEvents, isShortened: true },
  p026: { state: twoEvents },
  p027: { state: twoEvents },
  p029: { state: offers },
  p030: { state: offers, conflict: "service-offer/99999999-2222-4333-8444-666666666666" },
};

/** The setting of a sample without a state. Resources in the response exist before the request. */
export function settingOf(sample: Sample): SampleSetting {
  const { id, request, answer } = sample;
  const setting = settings[id] ?? legacySetting(sample);
  const { state } = setting;
  const shown = shownResources(answer.json);
  const shownSession = shown.session?.[0]?.id;
  const sendsCookie = Object.keys(request.headers).includes("Cookie");
  return {
    ...setting,
    state: {
      users: [
        { name: "joe", password: "pw", super: false },
        { name: "mary", password: "pw2", super: false },
        { name: "root", password: "pw3", super: true },
      ],
      loggedInAs: sendsCookie ? "joe" : null,
      namespaces: ["schema-org", "price"],
      cimi: shown,
      ...(typeof shownSession === "string" && { cookieSession: shownSession }),
      ...state,
    },
  };
}

/** The resources in a response, by their types. */
function shownResources(json: unknown): Readonly<Record<string, readonly Document[]>> {
  // The response is a JSON object.
  const body = (json ?? {}) as Document;
  const byType = new Map<string, Document[]>();
  for (const { operations: _, ...document } of [body, ...Object.values(body).flatMap(elementsOf)]) {
    const { id, resourceURI } = document;
    const type = typeof id === "string" ? /^([a-z-]+)\/./.exec(id)?.[1] : undefined;
    if (type !== undefined && resourceURI !== undefined) byType.set(type, [...(byType.get(type) ?? []), document]);
  }
  return Object.fromEntries(byType);
}

function elementsOf(value: JsonValue): Document[] {
  // The elements of a list in a response are objects.
  return Array.isArray(value) ? (value as Document[]) : [];
}
