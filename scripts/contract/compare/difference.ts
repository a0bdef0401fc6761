/** One difference between the contract and a description. Its fields are those of `--json`: see docs/api-changes.md. */
export interface Difference {
  readonly method: string;
  /** In the contract's form; in the description's form if only that has it. */
  readonly path: string;
  /** `operation`, `query.NAME`, `path.NAME`, `request.FIELD`, `answer.FIELD`, or the status of an error, as `404.FIELD`. */
  readonly place: string;
  readonly kind: DifferenceKind;
  readonly verdict: Verdict;
  /** The contract's value there, and the description's; null if there is none. */
  readonly contract: string | null;
  readonly server: string | null;
}

/** The effect of a difference on this client. */
export type Verdict = "breaking" | "new" | "harmless";

export const DIFFERENCE_KINDS = [
  "operation",
  "deprecated",
  "parameter",
  "separator",
  "body",
  "media-type",
  "status",
  "field",
  "required",
  "type",
  "format",
  "nullable",
  "enum",
  "limit",
] as const;

/** The property that differs. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** The differences at one place, before the operation is known. */
export type Finding = Pick<Difference, "place" | "kind" | "verdict" | "contract" | "server">;
