import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../../src/testing/slipstream/index.js";
import { compareAnswer, type ReceivedAnswer } from "./compare.js";
import { compareAfter } from "./compare-after.js";
import { legacySeed } from "./legacy-state.js";
import type { SampleSetting } from "./sample-settings.js";
import { settingOf } from "./sample-states.js";
import { findSample, type Sample, type SampleRequest, type State } from "./samples.js";

/** Builds the state of a sample, sends its request, and returns all differences from the recorded response. */
export async function differencesOf(sample: Sample): Promise<string[]> {
  const { state, conflict, isShortened = false, renamed = {}, replaced = [], body, before = [] } = settingFor(sample);
  const scenario = new Scenario(state, sample.area === "usage");
  const request = { ...sample.request, ...(body !== undefined && { body }) };
  if (state.after !== undefined) await scenario.send(findSample(state.after).request);
  if (conflict !== undefined) scenario.server.failNextEdit(conflict);
  for (const { as, ...earlier } of before) await scenario.sendAs(as, earlier);
  const received = await scenario.send(request);
  const known = JSON.stringify([state, request]);
  return [
    ...compareAnswer(rename(sample, renamed, replaced), received, { known, isShortened }),
    ...(await compareAfter(sample, scenario, received, known)),
  ];
}

/** The setting of a sample. The state may begin with that of a sample which is played first. */
function settingFor(sample: Sample): SampleSetting & { readonly state: State } {
  if (sample.state === undefined) return { state: {}, ...settingOf(sample) };
  const { after } = sample.state;
  const earlier = after === undefined ? {} : settingFor(findSample(after)).state;
  return { state: { ...earlier, ...sample.state } };
}

function rename(
  sample: Sample,
  renamed: Readonly<Record<string, string>>,
  replaced: NonNullable<SampleSetting["replaced"]>,
): Sample {
  let { body } = sample.answer;
  for (const [from, to] of replaced) body = body?.replaceAll(from, to);
  let text = JSON.stringify({ ...sample.answer, body });
  for (const [from, to] of Object.entries(renamed)) text = text.replaceAll(from, to);
  // The text was an answer, and only values in it have changed.
  return { ...sample, answer: JSON.parse(text) as Sample["answer"] };
}

/** A server in a state, and the user whose cookie requests have. */
export class Scenario {
  readonly server: EmbeddedServer;
  readonly #cookie: string | undefined;

  /** @param usesAges Whether the age of machines counts, and not when they were measured. */
  constructor(state: State, usesAges: boolean) {
    this.server = new EmbeddedServer(optionsOf(state, usesAges));
    const { loggedInAs: user = null, cookieSession } = state;
    this.#cookie = user === null ? undefined : this.server.cookie(user, cookieSession);
  }

  /** Sends a request, with the cookie in place of the one that it shows. */
  async send({ method, path, query = [], headers: shown, body }: SampleRequest): Promise<ReceivedAnswer> {
    const { Cookie, ...headers } = shown;
    const search =
      query.length === 0 ? "" : `?${new URLSearchParams(query.map(([name, value]) => [name, value])).toString()}`;
    const response = await this.server.fetch(`${origin}${path}${search}`, {
      method,
      headers: { ...headers, ...(Cookie !== undefined && { Cookie: this.#cookie ?? Cookie }) },
      redirect: "manual",
      ...(body !== undefined && body !== "" && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Sends a request for XML as another user. */
  async sendAs(user: string, request: Pick<SampleRequest, "method" | "path" | "body">): Promise<ReceivedAnswer> {
    const { method, path, body } = request;
    const response = await this.server.fetch(`${origin}${path}`, {
      ...{ method, headers: { Accept: "application/xml", Cookie: this.server.cookie(user) } },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}

/** The host of the recordings. */
const origin = "https://slipstream.example.org";

function optionsOf(state: State, usesAges: boolean): EmbeddedServerOptions {
  const { cimi, apiKeys, namespaces } = state;
  const clock = new VirtualClock({ start: new Date("2017-12-01T11:00:00Z"), autoAdvance: false });
  return {
    ...legacySeed(state, usesAges ? clock.now() : undefined),
    clock,
    ...(cimi !== undefined && { resources: cimi }),
    ...(apiKeys !== undefined && { apiKeys }),
    ...(namespaces !== undefined && { namespaces }),
  };
}
