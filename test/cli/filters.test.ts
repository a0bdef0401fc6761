import { expect, it } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

/** The requests for a filter, or the error message. */
async function queriesFor(filters: readonly string[]): Promise<string[]> {
  const { run, sent } = await createCommandFixture();
  const outcomes: string[] = [];
  // One at a time, so that each request belongs to one command.
  for (const filter of filters) {
    const [resource = "", ...rest] = filter.split(" ");
    const { stderr, exitCode } = await run(`saltant ${resource} list --ids --filter ${rest.join(" --filter ")}`);
    const requests = sent().map((request) => decodeURIComponent(request.replace(/&page=.*/, "").replace(/^GET /, "")));
    outcomes.push(
      [...requests, stderr.trimEnd(), ...(exitCode === 0 ? [] : [`exit ${exitCode}`])]
        .filter((each) => each !== "")
        .join(" | "),
    );
  }
  return outcomes;
}

it("sends an exact value, any of several, or a lookup; several filters are combined with AND", async () => {
  expect(
    await queriesFor([
      "eti state=failed",
      "eti state=failed,terminated name.startswith=nightly name.endswith=eu",
      "eti name.exact=a,b",
      "eti 'name.regex=^n,=.*$' user=alice",
      "queues active=yes private=false runs-docker-container-tasks=no",
    ]),
  ).toMatchInlineSnapshot(`
    [
      "executabletaskinstances/?state=failed",
      "executabletaskinstances/?state__in=failed,terminated&name__startswith=nightly&name__endswith=eu",
      "executabletaskinstances/?name=a,b",
      "executabletaskinstances/?name__regex=^n,=.*$&user__username=alice",
      "taskqueues/?active=true&private=false&runs_docker_container_tasks=false",
    ]
  `);
});

it("finds types and queues by name, with any spelling of the field", async () => {
  expect(await queriesFor(["eti taskType=echo task_queue=main,1", "cti task-type=align", "eti taskType=nope"]))
    .toMatchInlineSnapshot(`
    [
      "executabletasktypes/?name=echo | taskqueues/?name=main | executabletaskinstances/?task_type=1&task_queue__in=1,1",
      "containertasktypes/?name=align | containertaskinstances/?task_type=1",
      "executabletasktypes/?name=nope | saltant: GET /executabletasktypes/?name=nope: there is no executable task type with the name "nope" | exit 4",
    ]
  `);
});

it("interprets dates and times as local, and leaves those with a zone unchanged", async () => {
  expect(
    await queriesFor([
      "eti datetimeCreated.gte=2026-11-21",
      "eti datetime-created.lt=2026-11-21T12:30",
      "eti datetimeCreated.range=2026-07-01T08:00:30,2026-11-21T15:04:05.123456Z",
      "ctt datetimeCreated.year=2026",
    ]),
  ).toMatchInlineSnapshot(`
    [
      "executabletaskinstances/?datetime_created__gte=2026-11-20T23:00:00.000Z",
      "executabletaskinstances/?datetime_created__lt=2026-11-21T11:30:00Z",
      "executabletaskinstances/?datetime_created__range=2026-07-01T06:00:30Z,2026-11-21T15:04:05.123456Z",
      "containertasktypes/?datetime_created__year=2026",
    ]
  `);
});

it("interprets a duration as that long ago", async () => {
  const before = Date.now();
  const [query = ""] = await queriesFor(["eti datetimeFinished.gte=36h"]);
  const [, text = ""] = /datetime_finished__gte=(.*)$/.exec(query) ?? [];
  const ago = 36 * 3_600_000;
  expect(new Date(text).getTime()).toBeGreaterThanOrEqual(before - ago);
  expect(new Date(text).getTime()).toBeLessThanOrEqual(Date.now() - ago);
});

it("refuses filters that the server would ignore, and lists the valid ones", async () => {
  expect(
    await queriesFor([
      "eti nme=x",
      "eti name.foo=x",
      "eti state=bad",
      "eti name=",
      "eti name",
      "eti name=a name=b",
      "queues active=maybe",
      "eti datetimeCreated.gte=2026-02-31",
      "eti datetimeCreated=yesterday",
      "eti datetimeCreated.year=soon",
      "users taskType=1",
    ]),
  ).toMatchInlineSnapshot(`
    [
      "saltant: unknown filter nme: the filters of executable task instances are name, state, user, taskType, taskQueue, datetimeCreated, datetimeFinished | exit 2",
      "saltant: unknown lookup name.foo: the lookups of name are contains, in, startswith, endswith, regex | exit 2",
      "saltant: filter state must be one of created, published, running, successful, failed, terminated, not "bad" | exit 2",
      "saltant: filter name is blank, which the server treats as no filter | exit 2",
      "saltant: --filter must be FIELD=VALUE, FIELD=A,B or FIELD.LOOKUP=VALUE, not "name" | exit 2",
      "saltant: --filter name is given twice: use name=A,B for several values | exit 2",
      "saltant: filter active must be true or false, not "maybe" | exit 2",
      "saltant: --filter datetimeCreated must be a datetime (2026-11-21, "2026-11-21 16:30", or a time before now: 24h, 7d), not "2026-02-31" | exit 2",
      "saltant: --filter datetimeCreated must be a datetime (2026-11-21, "2026-11-21 16:30", or a time before now: 24h, 7d), not "yesterday" | exit 2",
      "saltant: filter datetimeCreated.year must be a whole number, not "soon" | exit 2",
      "saltant: unknown filter taskType: the filters of users are username, email | exit 2",
    ]
  `);
});
