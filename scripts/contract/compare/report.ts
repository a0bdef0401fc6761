import type { Verdict } from "./difference.js";
import type { JudgedDifference, StaleEntry } from "./known-differences.js";
import { pluralize, groupBy, sanitize } from "../text.js";

/** The output of `npm run contract:compare -- --json`; docs/api-changes.md explains it. */
export interface CompareReport {
  readonly contract: string;
  readonly source: string;
  /** `Swagger 2.0` or `OpenAPI 3.0.3`, from the source itself. */
  readonly sourceFormat: string;
  /** The number of differences of each kind. Known ones are only in `known`. */
  readonly summary: Readonly<Record<Verdict | "known" | "stale", number>>;
  readonly differences: readonly JudgedDifference[];
  readonly stale: readonly StaleEntry[];
}

export function summarize(
  differences: readonly JudgedDifference[],
  stale: readonly StaleEntry[],
): CompareReport["summary"] {
  const count = (verdict: Verdict): number =>
    differences.filter((each) => each.known === null && each.verdict === verdict).length;
  return {
    breaking: count("breaking"),
    new: count("new"),
    harmless: count("harmless"),
    known: differences.filter(({ known }) => known !== null).length,
    stale: stale.length,
  };
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  breaking: "✗ breaking for this client",
  new: "+ new",
  harmless: "· harmless",
};

/** The maximum length of lines that can be broken. */
const WIDTH = 110;

/** The report for a terminal. */
export function renderReport({ contract, source, sourceFormat, summary, ...report }: CompareReport): string {
  const fresh = report.differences.filter(({ known }) => known === null);
  const known = report.differences.filter((difference) => difference.known !== null);
  const lines = [
    `contract  ${contract}`,
    `server    ${source} (${sourceFormat})`,
    ...operationLines(fresh),
    ...knownLines(known),
    ...staleLines(report.stale),
    "",
    summaryLine(summary),
  ];
  return lines.map((line) => `${sanitize(line)}\n`).join("");
}

function operationLines(differences: readonly JudgedDifference[]): string[] {
  const lines: string[] = [];
  for (const [operation, found] of groupBy(differences, operationOf)) {
    lines.push("", operation);
    // The differences of a place are below it; places with the same differences, such as many filters, share the lines.
    const places = [...groupBy(found, ({ place }) => place)].map(([place, each]) => {
      const { head, name } = splitPlace(place);
      return { head, name, lines: each.map((one) => `    ${VERDICTS[one.verdict]}: ${whatDiffers(one)}`) };
    });
    for (const [, alike] of groupBy(places, ({ head, lines: said }) => [head, ...said].join("\n"))) {
      const [first] = alike;
      if (first === undefined) continue;
      if (first.name !== "operation")
        lines.push(
          ...placeLines(
            first.head,
            alike.map(({ name }) => name),
          ),
        );
      lines.push(...first.lines);
    }
  }
  return lines;
}

/** `answer.results[].name` → `answer.results[].` and `name`. */
function splitPlace(place: string): { head: string; name: string } {
  const end = place.lastIndexOf(".") + 1;
  return { head: place.slice(0, end), name: place.slice(end) };
}

function placeLines(head: string, names: readonly string[]): string[] {
  const [first = "", ...rest] = names;
  return listLines([head + first, ...rest], "  ", " ".repeat(head.length + 2));
}

/** Lists items, as many per line as fit. */
function listLines(items: readonly string[], indent: string, furtherIndent = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? `${item},` : item;
    if (line.trim() === "") line += text;
    else if (line.length + 1 + text.length <= WIDTH) line += ` ${text}`;
    else {
      lines.push(line);
      line = furtherIndent + text;
    }
  }
  return [...lines, line];
}

function operationOf({ method, path }: JudgedDifference): string {
  return `${method} ${path}`;
}

function whatDiffers({ kind, contract, server }: JudgedDifference): string {
  if (contract === null) return `${kind}: only the server has it${aside(server)}`;
  if (server === null) return `${kind}: only the contract has it${aside(contract)}`;
  return `${kind}: ${contract} in the contract, ${server} on the server`;
}

function aside(text: string | null): string {
  return text === null || text === "has it" ? "" : ` (${text})`;
}

function knownLines(known: readonly JudgedDifference[]): string[] {
  if (known.length === 0) return [];
  const lines = ["", "Known faults of the description, which do not count"];
  for (const [reason, found] of groupBy(known, (each) => each.known ?? "")) {
    const operations = [...new Set(found.map(operationOf))];
    const places = [...new Set(found.map(({ place }) => place))];
    lines.push(`  ${reason}`, ...listLines(operations, "    "));
    if (places[0] !== "operation") lines.push(...listLines(places, "      "));
  }
  return lines;
}

function staleLines(stale: readonly StaleEntry[]): string[] {
  if (stale.length === 0) return [];
  const lines = [
    "",
    "Stale entries among the known differences, to be removed: the description no longer differs there",
  ];
  for (const { reason, kind, operations, places } of stale) {
    lines.push(`  ${kind}: ${[...operations, ...places].join(", ")}`, `    ${reason}`);
  }
  return lines;
}

function summaryLine({ breaking, new: more, harmless, known, stale }: CompareReport["summary"]): string {
  const rest = [
    `${more} new`,
    `${harmless} harmless`,
    ...(known > 0 ? [`${known} known`] : []),
    ...(stale > 0 ? [pluralize(stale, "stale entry", "stale entries")] : []),
  ];
  return `${breaking} breaking for this client, ${rest.join(", ")}`;
}
