import { expect, it } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

it("accepts fields of every kind, and the output of get as input", async () => {
  const { run } = await createCommandFixture();
  const type = await run(
    "saltant ctt create --name sort --description 'Sorts.' --command-to-run sort.sh --container-image ubuntu:24.04 --container-type docker " +
      "--environment-variable HOME --environment-variable LANG --required-argument n --required-argument s --default n=3 --default 's=\"3\"' --logs-path /logs --json",
  );
  expect(JSON.parse(type.stdout)).toMatchObject({
    ...{ name: "sort", description: "Sorts.", command_to_run: "sort.sh", container_type: "docker" },
    ...{ environment_variables: ["HOME", "LANG"], required_arguments: ["n", "s"] },
    ...{ required_arguments_default_values: { n: 3, s: "3" }, logs_path: "/logs", results_path: null },
  });
  const [again, emptied] = await Promise.all([
    run("saltant ctt get sort --json | saltant ctt create --from - --name sort-2 --json"),
    run(
      "saltant ctt put align --required-argument '' --default '' --environment-variable '' --no-logs-path --description '' --json",
    ),
  ]);
  expect(JSON.parse(again.stdout)).toEqual({
    ...(JSON.parse(type.stdout) as object),
    id: 3,
    name: "sort-2",
    datetime_created: expect.any(String),
  });
  expect(JSON.parse(emptied.stdout)).toMatchObject({
    ...{ required_arguments: [], required_arguments_default_values: {}, environment_variables: [], logs_path: null },
  });
});

it("sends a nullable string unchanged: omitted, empty, or null", async () => {
  const { run, server } = await createCommandFixture();
  const bodies = async (lines: readonly string[]): Promise<unknown[]> => {
    server.clearRequests();
    for (const line of lines) expect(await run(line)).toMatchObject({ stderr: "", exitCode: 0 });
    return server.requests.filter(({ method }) => method !== "GET").map(({ body }) => body);
  };
  const create = "saltant ctt create --command-to-run run --container-image image --container-type docker --name";
  const made = { command_to_run: "run", container_image: "image", container_type: "docker" };
  expect(
    await bodies([
      `${create} a`,
      `${create} b --logs-path '' --results-path=`,
      `${create} c --no-logs-path --results-path /results`,
      `${create} d --logs-path /logs --no-logs-path`,
      `echo '{"logs_path": null, "results_path": ""}' | ${create} e --from -`,
      "saltant ett create --name a --command-to-run run",
      "saltant ett create --name b --command-to-run run --json-file-option ''",
      "saltant ett create --name c --command-to-run run --no-json-file-option",
    ]),
  ).toEqual([
    { name: "a", ...made },
    { name: "b", ...made, logs_path: "", results_path: "" },
    { name: "c", ...made, logs_path: null, results_path: "/results" },
    { name: "d", ...made, logs_path: null },
    { name: "e", ...made, logs_path: null, results_path: "" },
    { name: "a", command_to_run: "run" },
    { name: "b", command_to_run: "run", json_file_option: "" },
    { name: "c", command_to_run: "run", json_file_option: null },
  ]);
  // A put sends all fields; those that are not given keep their values.
  expect(
    await bodies([
      "saltant ctt put b --no-results-path",
      "saltant ctt put c --logs-path ''",
      "saltant ett put b --description x",
      "saltant ett put c --json-file-option ''",
    ]),
  ).toMatchObject([
    { logs_path: "", results_path: null },
    { logs_path: "", results_path: "/results" },
    { json_file_option: "", description: "x" },
    { json_file_option: "" },
  ]);
});

it("accepts flags for true and false, and references by name or id; omitted fields keep their values", async () => {
  const { run, server } = await createCommandFixture();
  const created = await run("saltant queues create --name fast --private --no-active --whitelist all --json");
  expect(JSON.parse(created.stdout)).toMatchObject({
    private: true,
    active: false,
    whitelists: [1],
    runs_executable_tasks: true,
  });
  await run("saltant queues patch fast --active --whitelist ''");
  expect(server.requests.at(-1)?.body).toEqual({ active: true, whitelists: [] });
  const [whitelist, put] = await Promise.all([
    run("saltant whitelists put all --executable-task-type echo --container-task-type '' --json"),
    run("saltant queues get fast --json | saltant queues put fast --from - --no-private --jsonl"),
  ]);
  expect(JSON.parse(whitelist.stdout)).toMatchObject({
    whitelisted_executable_task_types: [1],
    whitelisted_container_task_types: [],
  });
  expect(JSON.parse(put.stdout)).toMatchObject({ name: "fast", private: false, active: true, whitelists: [] });
});

it("refuses missing and unknown options and empty changes, and lists the valid options", async () => {
  const { run } = await createCommandFixture();
  const errors = await Promise.all(
    [
      "queues create",
      "ctt create --name x",
      "ctt put align --container-type podman",
      "queues patch main",
      "ett put echo",
      "queues patch nowhere --active",
      "queues patch 99 --active",
      "whitelists put all --executable-task-type nope",
      "queues create --name 'two words'",
      "queues create --name main",
      "queues put main --from -",
      `ett create --name x --command-to-run x --default a=1`,
      `ett create --name x --command-to-run x --required-argument a --default a=9007199254740993.0`,
      `ett put echo --required-argument a --default 'a=[1e400]'`,
    ].map(async (line) => {
      const { stdout, stderr, exitCode } = await run(`saltant ${line}`, { stdin: '{"nme": "x"}' });
      expect(stdout).toBe("");
      return `${exitCode} ${stderr}`;
    }),
  );
  expect(errors.join("")).toMatchInlineSnapshot(`
    "2 saltant: a new task queue requires --name
    2 saltant: a new container task type requires --command-to-run, --container-image, --container-type
    2 saltant: option '--container-type <string>' argument 'podman' is invalid. Allowed choices are docker, singularity.
      Run saltant container-task-types put --help for usage.
    2 saltant: nothing to change: give at least one of --name, --description, --private, --active, --runs-executable-tasks, --runs-docker-container-tasks, --runs-singularity-container-tasks, --whitelist
    2 saltant: nothing to change: give at least one of --name, --description, --command-to-run, --environment-variable, --required-argument, --default, --json-file-option
    4 saltant: GET /taskqueues/?name=nowhere: there is no task queue with the name "nowhere"
    4 saltant: 404 PATCH /taskqueues/99/: Not found.
    4 saltant: GET /executabletasktypes/?name=nope: there is no executable task type with the name "nope"
    2 saltant: task queue: name: letters, digits and @/+/-/_ only
    1 saltant: 400 POST /taskqueues/: name: task queue with this name already exists.
    2 saltant: --from: unknown field "nme"; valid fields: name, description, private, active, runs_executable_tasks, runs_docker_container_tasks, runs_singularity_container_tasks, whitelists
    1 saltant: 400 POST /executabletasktypes/: default arguments not a subset of required arguments
    2 saltant: --default a: 9007199254740993.0 is too large to be exact; write a='"9007199254740993.0"' to send it as a string
    2 saltant: --default a: 1e400 is too large to be exact; write "1e400" to send it as a string
    "
  `);
});
