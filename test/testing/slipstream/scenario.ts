import { compareAnswer } from "./compare.js";
import { compareAfter } from "./compare-after.js";
import type { SampleSetting } from "./sample-settings.js";
import { settingOf } from "./sample-states.js";
import { findSample, type Sample, type State } from "./samples.js";
import { Scenario } from "./scenario-server.js";

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
