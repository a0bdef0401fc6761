import * as z from "zod";
import { ContractError } from "../../generate/contract.js";
import { parseRoot } from "../description/read.js";
import { type Difference, DIFFERENCE_KINDS } from "./difference.js";
import { operationKey } from "./match-operations.js";
import { firstLine, CommandError } from "../command.js";

/** A fault of the server's description that is known, as the file has it. */
export type KnownDifference = z.infer<typeof entrySchema>;

/** A difference, and the reason why it does not count if it is known. */
export interface JudgedDifference extends Difference {
  readonly known: string | null;
}

/** An entry, or what is left of it, that is no longer true. */
export interface StaleEntry {
  readonly reason: string;
  readonly kind: string;
  /** Where it was expected and is not. */
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
  /** Whose descriptions alone have the fault: `drf-yasg 1.15`. */
  writer: z.string().min(1).optional(),
});

const fileSchema = z.strictObject({ differences: z.array(entrySchema) });

/**
 * Reads the file of known differences.
 *
 * @throws {@link CommandError} that names the first place which is not valid.
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
 * Tells the known differences from the others, and the entries that are no longer true. Of the entries that have a writer, those of
 * one writer count: a description does not say which wrote it, so it is taken for the one whose entries cover the most differences.
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
    // Each entry gets to see each difference, so that none is called stale because another one covers it, too.
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

/** An entry, and which of its parts have been met. */
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
