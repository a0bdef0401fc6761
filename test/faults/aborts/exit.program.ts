// A process of its own, which must end by itself: `exit.program.ts WHAT URL`. It prints what became of each call.
import { type RequestOptions, SaltantClient } from "../../../src/saltant/index.js";

const [what, url = ""] = process.argv.slice(2);
const nobody = "00000000-0000-4000-8000-000000000000";

/** What answers: nothing, half a body, "later", a running instance, a refusal, everything. */
function at(root: string, credentials: object = { authToken: "t" }): SaltantClient {
  // The credentials fit: a token, or a name and a password.
  return new SaltantClient({ baseApiUrl: `${url}/${root}/api/`, ...credentials } as never);
}

const login = { username: "alice", password: "secret" };
type Call = (options: RequestOptions) => PromiseLike<unknown>;

const unanswered: readonly Call[] = [
  (options) => at("silent").users.get("alice", options),
  (options) => at("silent").taskQueues.create({ name: "new" }, options),
  (options) => at("silent").users.list({}, options),
  (options) => at("silent").api.GET("/users/", { signal: options.signal ?? null }),
  (options) => at("half").users.get("alice", options),
  (options) => at("half").executableTaskInstances.clone(nobody, options),
  (options) => at("later").users.get("alice", options),
  (options) => at("silent", login).users.get("alice", options),
  (options) => at("later", login).users.get("alice", options),
  (options) => at("refused", { accessToken: "a", refreshToken: "r" }).users.get("alice", options),
];

const waits: readonly Call[] = [
  ({ signal }) => at("running").executableTaskInstances.waitUntilFinished(nobody, { signal }),
  ({ signal }) => at("running").executableTaskInstances.waitUntilAllFinished([nobody, nobody], { signal }),
  ({ signal }) => at("silent").executableTaskInstances.terminateMany([nobody, nobody], { signal }),
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
  report([...unanswered, ...waits].map((call) => call({ signal })));
  setTimeout(() => controller.abort("aborted"), 500);
} else if (what === "late") {
  const limits = { timeoutMs: 400, totalTimeoutMs: 500 };
  report(unanswered.filter((_, index) => index !== 3).map((call) => call(limits)));
} else {
  report([1, 2, 3].map(() => at("good").users.get("alice")));
}
