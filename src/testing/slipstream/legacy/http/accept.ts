/** A media type in an `Accept` header. */
interface Preference {
  readonly type: string;
  readonly quality: number;
}

/** The preferences of an `Accept` header in their order; without one, anything is acceptable. */
function readAccept(header: string | null): readonly Preference[] {
  if (header === null || header.trim() === "") return [{ type: "*/*", quality: 1 }];
  return header.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    const quality = Number(/^q=([\d.]+)$/.exec(parameters.find((each) => each.startsWith("q=")) ?? "q=1")?.[1]);
    return { type, quality: Number.isNaN(quality) ? 1 : quality };
  });
}

function includes(range: string, type: string): boolean {
  return range === "*/*" || range === type || range === `${type.split("/")[0] ?? ""}/*`;
}

/** How much a client wants a media type; 0 if it does not accept it. The most exact range counts. */
function qualityOf(preferences: readonly Preference[], type: string): number {
  const fitting = preferences.filter((preference) => includes(preference.type, type));
  const exact = fitting.find((preference) => preference.type === type);
  return exact?.quality ?? Math.max(0, ...fitting.map(({ quality }) => quality));
}

/** Whether a client is taken for a browser: it accepts HTML, and does not prefer XML. */
export function prefersHtml(accept: string | null): boolean {
  const preferences = readAccept(accept);
  const html = qualityOf(preferences, "text/html");
  return html > 0 && html >= qualityOf(preferences, "application/xml");
}

/** The formats of errors. */
export type ErrorFormat = "html" | "json" | "text" | "xml";

/** The format of an error: that of the first media type in the header for which there is one. */
export function errorFormat(accept: string | null): ErrorFormat | undefined {
  for (const { type, quality } of readAccept(accept)) {
    const found = quality > 0 ? formats.find(([candidate]) => includes(type, candidate)) : undefined;
    if (found !== undefined) return found[1];
  }
  return undefined;
}

const formats: readonly (readonly [string, ErrorFormat])[] = [
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["application/json", "json"],
  ["text/plain", "text"],
  ["application/xml", "xml"],
];

/** Whether a client accepts plain text rather than XML. */
export function prefersText(accept: string | null): boolean {
  const preferences = readAccept(accept);
  return qualityOf(preferences, "text/plain") > qualityOf(preferences, "application/xml");
}
