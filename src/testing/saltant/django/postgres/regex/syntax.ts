/** A regular expression as a tree, without captures: an expression only tests a string. */
export type Expression =
  /** One character. */
  | { readonly kind: "character"; readonly isMatch: (char: string) => boolean }
  /** A position between two characters, which determine it. */
  | { readonly kind: "place"; readonly isAt: IsAt }
  /** A position before or after which an expression matches, or does not match. */
  | {
      readonly kind: "lookaround";
      readonly isAhead: boolean;
      readonly isNegated: boolean;
      readonly body: Expression;
    }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly choices: readonly Expression[] }
  | { readonly kind: "repeat"; readonly body: Expression; readonly least: number; readonly most: number };

/** Tests a position by the characters on both sides, which are empty at the ends of the string. */
export type IsAt = (before: string, after: string) => boolean;
