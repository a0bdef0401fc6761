/** One difference between the contract and a description. Its fields are those of `--json`: see docs/api-changes.md. */
export interface Difference {
  readonly method: string;
  /** As the contract writes it; as the description does if only that has it. */
  readonly path: string;
  /** `operation`, `query.NAME`, `path.NAME`, `request.FIELD`, `answer.FIELD`, or the status of an error, as `404.FIELD`. */
  readonly place: string;
  readonly kind: DifferenceKind;
  readonly verdict: Verdict;
  /** What the contract says there, and what the description does; null if it says nothing. */
  readonly contract: string | null;
  readonly server: string | null;
}

/** What a difference means for this client. */
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

/** What differs. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What is found at one place, before it is known whose place that is. */
export type Finding = Pick<Difference, "place" | "kind" | "verdict" | "contract" | "server">;
