/** A running task instance in the API's form, without its uuid. */
export const runningInstance = {
  user: "alice",
  name: "",
  state: "running",
  datetime_created: "2026-01-01T00:00:00Z",
  datetime_finished: null,
  arguments: {},
  task_queue: 1,
  task_type: 1,
};
