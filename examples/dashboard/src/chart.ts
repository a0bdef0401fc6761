import { badge, svgElement, element, find, setText } from "./dom.js";
import { unknownOutcome } from "./outcomes.js";
import { bucketMs, type Bucket } from "./recent.js";

const heightPx = 176;
const margin = { top: 10, right: 2, bottom: 22, left: 30 };
const minuteMs = 60_000;
const labelWidthPx = 64;

/** The order of states from bottom to top: finished ones below unfinished ones. States that this version does not know are on top. */
const stateOrder: readonly string[] = [
  "successful",
  "failed",
  "terminated",
  unknownOutcome,
  "running",
  "published",
  "created",
];

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** A bar chart of launches over time, by their current state: an SVG without a library. */
export class Chart {
  readonly #frame = find("#chart", HTMLElement);
  readonly #legend = find("#legend", HTMLElement);
  #buckets: readonly Bucket[] = [];
  /** A string that identifies the current drawing. */
  #drawn = "";

  /** @param signal - Disposes of the chart. */
  constructor(signal: AbortSignal) {
    this.#frame.replaceChildren();
    this.#legend.replaceChildren();
    const observer = new ResizeObserver(() => this.#draw());
    observer.observe(this.#frame);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** @param isWhole - Whether the buckets contain all instances of the hour. */
  show(buckets: readonly Bucket[], isWhole: boolean): void {
    this.#buckets = buckets;
    setText(find("#chart-heading", HTMLElement), `Launched in the last hour${isWhole ? "" : " (newest only)"}`);
    const entries = sortStates(totals(buckets)).map(([state, count]) => element("li", {}, badge(state), ` ${count}`));
    this.#legend.replaceChildren(...entries);
    this.#draw();
  }

  #draw(): void {
    const widthPx = this.#frame.clientWidth;
    const drawingKey = JSON.stringify([widthPx, this.#buckets.map(({ startMs, states }) => [startMs, ...states])]);
    // Redrawing without a change would hide the tooltip under the pointer.
    if (widthPx === 0 || drawingKey === this.#drawn) return;
    this.#drawn = drawingKey;
    this.#frame.replaceChildren(drawChart(this.#buckets, widthPx));
  }
}

function drawChart(buckets: readonly Bucket[], widthPx: number): SVGSVGElement {
  const highest = Math.max(1, ...buckets.map(({ states }) => sum(states)));
  const step = niceStep(highest);
  const top = Math.ceil(highest / step) * step;
  const y = (count: number): number => margin.top + (heightPx - margin.top - margin.bottom) * (1 - count / top);
  const slotPx = (widthPx - margin.left - margin.right) / buckets.length;
  const x = (index: number): number => margin.left + index * slotPx;

  const lines = Array.from({ length: top / step + 1 }, (_, index) => index * step).flatMap((count) => [
    svgElement("line", { class: "grid", x1: margin.left, x2: widthPx - margin.right, y1: y(count), y2: y(count) }),
    svgElement("text", { x: margin.left - 8, y: y(count) + 4, "text-anchor": "end" }, String(count)),
  ]);
  const bars = buckets.map((bucket, index) => bar(bucket, x(index) + 1, slotPx - 2, y));
  const labelEveryMs = [10, 20, 30]
    .map((minutes) => minutes * minuteMs)
    .find((ms) => (ms / bucketMs) * slotPx >= labelWidthPx);
  const labels = buckets.flatMap(({ startMs }, index) =>
    startMs % (labelEveryMs ?? Infinity) === 0 && x(index) + labelWidthPx <= widthPx
      ? [svgElement("text", { x: x(index), y: heightPx - 4 }, clock.format(startMs))]
      : [],
  );
  return svgElement(
    "svg",
    {
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      role: "img",
      "aria-labelledby": "chart-heading chart-text",
    },
    svgElement("desc", { id: "chart-text" }, describeStates(totals(buckets))),
    ...lines,
    ...bars,
    ...labels,
  );
}

/** One bar, with a part for each state. */
function bar({ startMs, states }: Bucket, left: number, widthPx: number, y: (count: number) => number): SVGGElement {
  let below = 0;
  const parts = sortStates(states).map(([state, count]) => {
    const from = y(below);
    below += count;
    return svgElement("rect", {
      class: "bar",
      "data-state": state,
      x: left,
      width: widthPx,
      y: y(below),
      height: from - y(below),
    });
  });
  const period = `${clock.format(startMs)} – ${clock.format(startMs + bucketMs)}`;
  const frame = svgElement("rect", { class: "slot", x: left, width: widthPx, y: y(0) - 150, height: 150 });
  return svgElement("g", {}, svgElement("title", {}, `${period}: ${describeStates(states)}`), frame, ...parts);
}

function totals(buckets: readonly Bucket[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { states } of buckets) {
    for (const [state, count] of states) total.set(state, (total.get(state) ?? 0) + count);
  }
  return total;
}

function sortStates(states: ReadonlyMap<string, number>): [state: string, count: number][] {
  const rank = (state: string): number => (stateOrder.includes(state) ? stateOrder.indexOf(state) : stateOrder.length);
  return [...states].sort(([a], [b]) => rank(a) - rank(b));
}

function describeStates(states: ReadonlyMap<string, number>): string {
  const words = sortStates(states).map(([state, count]) => `${count} ${state}`);
  return words.length === 0 ? "none" : words.join(", ");
}

function sum(states: ReadonlyMap<string, number>): number {
  return [...states.values()].reduce((total, count) => total + count, 0);
}

/** A round step size that divides the scale into at most four steps. */
function niceStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest));
  const steps = [power / 10, power / 5, power / 2, power, power * 2, power * 5].filter((step) => step >= 1);
  return steps.find((step) => highest / step <= 4) ?? highest;
}
