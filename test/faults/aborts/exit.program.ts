// A separate process, which must exit without help: `exit.program.ts WHAT URL`. It prints the outcome of each call.
import { type RequestOptions, SaltantClient } from "../../../src/saltant/index.js";

const [what, url = ""] = process.argv.slice(2);
/** Longer than the test waits: if these timers keep the process alive, the test fails. */
const deadlines = { timeoutMs: 3_600_000, totalTimeoutMs: 3_600_000 };
const unknownUuid = "00000000-0000-4000-8000-000000000000";

/** `root` selects the server's response: none, half a body, a late one, a running instance, a refusal, all. */
function clientFor(root: string, credentials: object = { authToken: "token" }): SaltantClient {
  // The credentials fit: a token, or a name and a password.
  return new SaltantClient({ baseApiUrl: `${url}/${root}/api/`, ...deadlines, ...credentials } as never);
}

const login = { username: "alice", password: "secret" };
type Call = (options: RequestOptions) => PromiseLike<unknown>;

const pending: readonly Call[] = [
  (options) => clientFor("silent").users.get("alice", options),
  (options) => clientFor("silent").taskQueues.create({ name: "new" }, options),
  (options) => clientFor("silent").users.list({}, options),
  (options) => clientFor("silent").api.GET("/users/", { signal: options.signal ?? null }),
  (options) => clientFor("half").users.get("alice", options),
  (options) => clientFor("half").executableTaskInstances.clone(unknownUuid, options),
  (options) => clientFor("later").users.get("alice", options),
  (options) => clientFor("silent", login).users.get("alice", options),
  (options) => clientFor("later", login).users.get("alice", options),
  (options) => clientFor("refused", { accessToken: "access", refreshToken: "refresh" }).users.get("alice", options),
];

const waits: readonly Call[] = [
  ({ signal }) => clientFor("running").executableTaskInstances.waitUntilFinished(unknownUuid, { signal }),
  ({ signal }) =>
    clientFor("running").executableTaskInstances.waitUntilAllFinished([unknownUuid, unknownUuid], { signal }),
  ({ signal }) => clientFor("silent").executableTaskInstances.terminateMany([unknownUuid, unknownUuid], { signal }),
];

function report(calls: readonly PromiseLike<unknown>[]): void {
  for (const call of calls) {
    call.then(
      () => console.log("fulfilled"),
      (error: unknown) => console.log((error as { readonly code?: string }).code ?? String(error)),
    );
  }
}

if (what === "aborted") {
  const controller = new AbortController();
  const { signal } = controller;
  report([...pending, ...waits].map((call) => call({ signal })));
  setTimeout(() => controller.abort("aborted"), 500);
} else if (what === "late") {
  const limits = { timeoutMs: 400, totalTimeoutMs: 500 };
  report(pending.filter((_, index) => index !== 3).map((call) => call(limits)));
} else {
  report([1, 2, 3].map(() => clientFor("good").users.get("alice")));
}
