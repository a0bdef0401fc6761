import { randomBytes } from "node:crypto";
import { SaltantClient } from "saltant";

/** The data that you would pass to a tracing library. */
interface Span {
  readonly what: string;
  readonly attempt: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly outcome: string;
}

const spans: Span[] = [];
function addSpan(span: Omit<Span, "what">, { method, url }: { method: string; url: string }): void {
  spans.push({ what: `${method} ${new URL(url).pathname}`, ...span });
}

const client = SaltantClient.fromEnv({
  // One span for each attempt that got a response, and one for the pause before each retry.
  onResponse: ({ attempt, durationMs, status, ...request }) =>
    addSpan({ attempt, startMs: performance.now() - durationMs, durationMs, outcome: String(status) }, request),
  onRetry: ({ attempt, delayMs, reason, ...request }) =>
    addSpan({ attempt, startMs: performance.now(), durationMs: delayMs, outcome: `pause: ${reason}` }, request),
  logger: { debug: () => undefined, warn: console.warn },
});

// Hooks cannot change requests. The `traceparent` header of W3C Trace Context identifies the trace of a call for proxies and servers.
const hex = (bytes: number): string => randomBytes(bytes).toString("hex");
const headers = { traceparent: `00-${hex(16)}-${hex(8)}-01` };

const run = await client.executableTaskInstances.create(
  {
    taskType: await client.executableTaskTypes.get({ name: "report" }, { headers }),
    taskQueue: await client.taskQueues.get({ name: "report" }, { headers }),
  },
  { headers },
);
await run.waitUntilFinished({ refreshPeriodMs: 500, request: { headers } });

spans.sort((a, b) => a.startMs - b.startMs);
for (const { what, attempt, startMs, durationMs, outcome } of spans) {
  const [start, duration] = [startMs - (spans[0]?.startMs ?? 0), durationMs].map((ms) =>
    `${Math.round(ms)} ms`.padStart(9),
  );
  console.log(`${start} ${duration}  ${what} #${attempt}: ${outcome}`);
}
