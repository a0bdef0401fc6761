/** Which invented values stand for each other in two responses. */
export class ShapeComparison {
  readonly #known: string;
  readonly #pairs = new Map<string, string>();

  constructor(known: string) {
    this.#known = known;
  }

  /** Whether one value can stand for the other: always the same, and none that is known. */
  areAlike(expected: string, received: string, isIdentity: boolean): boolean {
    if (this.#known.includes(expected)) return expected === received;
    if (!isIdentity) return true;
    const known = this.#pairs.get(expected);
    if (known !== undefined) return known === received;
    this.#pairs.set(expected, received);
    return true;
  }
}

/** Invented values by their shapes. */
const shapes: readonly { readonly pattern: string; readonly isIdentity: boolean }[] = [
  { pattern: "<[a-zA-Z][^<>]*>", isIdentity: false },
  { pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", isIdentity: true },
  { pattern: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z`, isIdentity: false },
  { pattern: String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ [A-Z]+`, isIdentity: false },
  { pattern: String.raw`[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT`, isIdentity: false },
  { pattern: String.raw`[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d [A-Z]+ \d{4}`, isIdentity: false },
  { pattern: String.raw`(?<=token=)[\w.-]+`, isIdentity: false },
];

const anyShape = new RegExp(shapes.map(({ pattern }) => `(${pattern})`).join("|"), "g");

/** Compares two texts. `<text>` stands for anything; dates, UUIDs and tokens are compared by their shape. */
export function compareText(expected: string, received: string, comparison: ShapeComparison): string[] {
  if (expected === received) return [];
  const values: { readonly text: string; readonly isIdentity: boolean }[] = [];
  let pattern = "";
  let end = 0;
  for (const match of expected.matchAll(anyShape)) {
    const shape = shapes[match.slice(1).findIndex(Boolean)];
    if (shape === undefined) continue;
    const isWildcard = match[0].startsWith("<");
    pattern += escape(expected.slice(end, match.index)) + (isWildcard ? String.raw`[\s\S]*` : `(${shape.pattern})`);
    if (!isWildcard) values.push({ text: match[0], isIdentity: shape.isIdentity });
    end = match.index + match[0].length;
  }
  const found = new RegExp(`^${pattern}${escape(expected.slice(end))}$`).exec(received)?.slice(1);
  const isAlike = found?.every((text, index) => {
    const value = values[index];
    return value !== undefined && comparison.areAlike(value.text, text, value.isIdentity);
  });
  return isAlike === true ? [] : [`${JSON.stringify(received)}, not ${JSON.stringify(expected)}`];
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
