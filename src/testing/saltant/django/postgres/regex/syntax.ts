/** A regular expression as a tree. Which part a group captures does not matter here: an expression only tests a text. */
export type Expression =
  /** One character. */
  | { readonly kind: "character"; readonly isMatch: (char: string) => boolean }
  /** A place between two characters, told by them alone. */
  | { readonly kind: "place"; readonly isAt: IsAt }
  /** A place before or after which something matches, or does not. */
  | {
      readonly kind: "lookaround";
      readonly isAhead: boolean;
      readonly isNegated: boolean;
      readonly body: Expression;
    }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly choices: readonly Expression[] }
  | { readonly kind: "repeat"; readonly body: Expression; readonly least: number; readonly most: number };

/** Whether a place is one that an expression means, by the characters on both sides; empty at the ends of the text. */
export type IsAt = (before: string, after: string) => boolean;
