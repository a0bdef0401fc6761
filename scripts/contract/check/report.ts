import type { CheckFinding } from "./check.js";
import type { NotChecked } from "./probes.js";
import { pluralize, groupBy, sanitize } from "../text.js";

/** The output of `npm run contract:check -- --json`; docs/api-changes.md explains it. */
export interface CheckReport {
  readonly contract: string;
  readonly server: string;
  readonly summary: {
    readonly requests: number;
    readonly differs: number;
    readonly new: number;
    readonly notChecked: number;
  };
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly NotChecked[];
}

/** The output for a service with several contracts: the report of each, and the sums. */
export interface ServiceCheckReport extends Pick<CheckReport, "server" | "summary"> {
  readonly contracts: readonly CheckReport[];
}

/** The report for a terminal: those of the contracts one after another, and the sums. */
export function renderServiceCheck({ contracts, summary }: ServiceCheckReport): string {
  return [...contracts.map(renderCheck), `all contracts: ${summaryLine(summary)}\n`].join("\n");
}

/** The report for a terminal. */
export function renderCheck({ contract, server, summary, findings, notChecked }: CheckReport): string {
  const lines = [`contract  ${contract}`, `server    ${server}`];
  for (const [operation, found] of groupBy(findings, (each) => each.operation)) {
    lines.push("", operation, ...found.flatMap(findingLines));
  }
  if (notChecked.length > 0) lines.push("", "Not checked");
  for (const [, found] of groupBy(notChecked, ({ operation, why }) => `${operation} ${why}`)) {
    const [first] = found;
    if (first) lines.push(`  ${first.operation}: ${found.map(({ what }) => what).join(", ")}: ${first.why}`);
  }
  lines.push("", summaryLine(summary));
  return lines.map((line) => `${sanitize(line)}\n`).join("");
}

function findingLines({ verdict, path, expected, got, request, purpose, status, times }: CheckFinding): string[] {
  const mark = verdict === "new" ? "+ new" : "✗ differs";
  const often = times > 1 ? `, and ${pluralize(times - 1, "more response")}` : "";
  return [
    `  ${mark}: ${path}: expected ${expected}, got ${got}`,
    `      ${purpose}: ${request}${status === null ? "" : ` → ${status}`}${often}`,
  ];
}

function summaryLine({ requests, differs, new: more, notChecked }: CheckReport["summary"]): string {
  const rest = notChecked > 0 ? [`${notChecked} not checked`] : [];
  const parts = [pluralize(differs, "difference"), `${more} new`, ...rest, `${pluralize(requests, "request")} sent`];
  return `${parts.join(", ")}; nothing was written to the server`;
}
