import * as z from "zod";
import { ContractError } from "../../generate/contract.js";
import { parseRoot } from "../description/read.js";
import { type Difference, DIFFERENCE_KINDS } from "./difference.js";
import { operationKey } from "./match-operations.js";
import { firstLine, CommandError } from "../command.js";

/** A known error of the server's description, in the file's form. */
export type KnownDifference = z.infer<typeof entrySchema>;

/** A difference, and, if it is known, the reason why it does not count. */
export interface JudgedDifference extends Difference {
  readonly known: string | null;
}

/** An entry, or a part of one, that no longer applies. */
export interface StaleEntry {
  readonly reason: string;
  readonly kind: string;
  /** The places where the difference is missing. */
  readonly operations: readonly string[];
  readonly places: readonly string[];
}

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((value) => [value].flat());

const entrySchema = z.strictObject({
  operations: oneOrMore.refine((all) => all.every((each) => /^[A-Z]+ \/\S*$/.test(each)), {
    error: 'expected operations such as "GET /users/{username}/"',
  }),
  places: oneOrMore,
  kind: z.enum(DIFFERENCE_KINDS),
  contract: z.string().nullable().optional(),
  server: z.string().nullable().optional(),
  reason: z.string().min(1),
  /** The only generator whose descriptions have the error: `drf-yasg 1.15`. */
  writer: z.string().min(1).optional(),
});

const fileSchema = z.strictObject({ differences: z.array(entrySchema) });

/**
 * Reads the file of known differences.
 * @throws {@link CommandError} that names the first invalid place.
 */
export function readKnownDifferences(text: string, name: string): KnownDifference[] {
  let root: unknown;
  try {
    root = parseRoot(text);
  } catch (error) {
    if (error instanceof ContractError) throw new CommandError(`${name}: ${firstLine(error)}`);
    throw error;
  }
  const result = fileSchema.safeParse(root);
  if (result.success) return result.data.differences;
  const [issue] = result.error.issues;
  throw new CommandError(`${name}: ${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "makes no sense"}`);
}

/**
 * Separates the known differences from the others, and finds the entries that no longer apply. Of the entries that have
 * a writer, only those of one writer count: a description does not name its writer, so the one whose entries cover the
 * most differences is assumed.
 */
export function judge(
  differences: readonly Difference[],
  known: readonly KnownDifference[],
): { differences: JudgedDifference[]; stale: StaleEntry[] } {
  const writer = likelyWriter(differences, known);
  const entries = known
    .filter((entry) => writer === undefined || entry.writer === undefined || entry.writer === writer)
    .map((entry) => new Entry(entry));
  const judged = differences.map((difference) => {
    // Each entry is compared with each difference, so that none is called stale because another one covers it, too.
    const matching = entries.filter((entry) => entry.matches(difference));
    return { ...difference, known: matching[0]?.reason ?? null };
  });
  return { differences: judged, stale: entries.flatMap((entry) => entry.stale() ?? []) };
}

/** Nothing if no writer's entries cover any difference. */
function likelyWriter(differences: readonly Difference[], known: readonly KnownDifference[]): string | undefined {
  let best: { writer?: string; covered: number } = { covered: 0 };
  for (const writer of new Set(known.flatMap((entry) => entry.writer ?? []))) {
    const entries = known.filter((entry) => entry.writer === writer).map((entry) => new Entry(entry));
    const covered = differences.filter((difference) => entries.some((entry) => entry.matches(difference))).length;
    if (covered > best.covered) best = { writer, covered };
  }
  return best.writer;
}

/** An entry, and which of its parts have matched. */
class Entry {
  readonly #entry: KnownDifference;
  readonly #operations: ReadonlyMap<string, string>;
  readonly #met = new Set<string>();

  constructor(entry: KnownDifference) {
    this.#entry = entry;
    this.#operations = new Map(entry.operations.map((text) => [keyOf(text), text]));
  }

  get reason(): string {
    return this.#entry.reason;
  }

  matches(difference: Difference): boolean {
    const { kind, places, contract, server } = this.#entry;
    const operation = this.#operations.get(operationKey(difference.method, difference.path));
    if (operation === undefined || kind !== difference.kind || !places.includes(difference.place)) return false;
    if (contract !== undefined && contract !== difference.contract) return false;
    if (server !== undefined && server !== difference.server) return false;
    this.#met.add(operation).add(difference.place);
    return true;
  }

  stale(): StaleEntry | undefined {
    const { reason, kind } = this.#entry;
    const operations = this.#entry.operations.filter((text) => !this.#met.has(text));
    const places = this.#entry.places.filter((text) => !this.#met.has(text));
    return operations.length + places.length === 0 ? undefined : { reason, kind, operations, places };
  }
}

function keyOf(operation: string): string {
  const space = operation.indexOf(" ");
  return operationKey(operation.slice(0, space), operation.slice(space + 1));
}
