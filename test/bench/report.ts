import { styleText } from "node:util";
import { isMet, type Amount, type Benchmarks, type Figure, type Goal } from "./figures.js";

const columns = ["figure", "here", "compared with", "", "goal", "reached"] as const;

/** The figures as a Markdown page. */
export function toMarkdown({ machine, groups }: Benchmarks): string {
  const sections = groups.map(({ title, about, figures }) => {
    const rows = figures.map((figure) => {
      const [goal, reached] = goalCells(figure.goal);
      return [
        ...cells(figure),
        goal,
        figure.goal === undefined ? "" : `${reached}${isMet(figure.goal) ? "" : " (missed)"}`,
      ];
    });
    return `## ${title}\n\n${about}\n\n${[columns, columns.map(() => "-"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")}`;
  });
  const { cpu, cores, node, platform, date } = machine;
  const about =
    "`npm run bench` measures these figures, writes them to [benchmarks.json](benchmarks.json) and generates this page. They were measured on " +
    `${cores} cores of ${cpu}, with Node ${node} on ${platform}, on ${date}. They differ on other machines; compare ` +
    "the columns. `npm test` enforces the figures that do not depend on the machine: the bundle size and the type instantiations.";
  return `# Benchmarks\n\n${about}\n\n${sections.join("\n\n")}\n`;
}

/** The figures as a table for a terminal. */
export function toTable({ groups }: Benchmarks): string {
  const rows = groups.flatMap(({ figures }) =>
    figures.map((figure) => {
      const [goal, reached] = goalCells(figure.goal);
      const color = figure.goal === undefined || isMet(figure.goal) ? "green" : "red";
      const verdict = figure.goal === undefined ? "" : `${reached} ${isMet(figure.goal) ? "✓" : "✗"}`;
      return { texts: [...cells(figure), goal, verdict], color } as const;
    }),
  );
  const widths = columns.map((title, column) =>
    Math.max(title.length, ...rows.map(({ texts }) => texts[column]?.length ?? 0)),
  );
  const line = (texts: readonly string[]): string =>
    texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ");
  const lines = rows.map(({ texts, color }) => line(texts.with(-1, styleText(color, texts.at(-1) ?? ""))).trimEnd());
  return [styleText("bold", line(columns).trimEnd()), ...lines].join("\n");
}

function cells({ name, ours, against }: Figure): string[] {
  return [name, amountText(ours), against?.name ?? "", against === undefined ? "" : amountText(against)];
}

function goalCells(goal: Goal | undefined): [string, string] {
  if (goal === undefined) return ["", ""];
  return [`${goal.bound} ${numberText(goal.limit)} ${goal.unit}`, numberText(goal.reached)];
}

function amountText({ value, unit, requests }: Amount): string {
  const text = unit === "ms" && value >= 1_000 ? `${numberText(value / 1_000)} s` : `${numberText(value)} ${unit}`;
  return requests === undefined ? text : `${text}, ${numberText(requests)} requests`;
}

/** Measured values have three significant digits; counts are whole, and shown exactly. */
function numberText(value: number): string {
  const shown = Number.isInteger(value) ? value : Number(value.toPrecision(3));
  return shown.toLocaleString("en", { maximumSignificantDigits: 15 });
}
