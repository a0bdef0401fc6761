/**
 * Compiles a regular expression of Python. It is translated to JavaScript's syntax; an expression that either language rejects throws.
 *
 * @throws SyntaxError for an invalid pattern.
 */
export function pythonRegexp(pattern: string): RegExp {
  const { flags, rest } = leadingFlags(pattern);
  return new RegExp(
    translate(rest, flags.has("x")),
    ["u", ...["i", "m", "s"].filter((flag) => flags.has(flag))].join(""),
  );
}

/** `(?im)` at the beginning. */
function leadingFlags(pattern: string): { flags: ReadonlySet<string>; rest: string } {
  const match = /^\(\?([aimsux]+)\)/.exec(pattern);
  return { flags: new Set(match?.[1]), rest: pattern.slice(match?.[0].length ?? 0) };
}

function translate(pattern: string, isVerbose: boolean): string {
  let translated = "";
  let rest = pattern;
  while (rest !== "") {
    const [token, text] = nextToken(rest, isVerbose);
    translated += text;
    rest = rest.slice(token.length);
  }
  return translated;
}

/** The first token of the rest of a pattern, and its translation to JavaScript. */
function nextToken(rest: string, isVerbose: boolean): readonly [token: string, translation: string] {
  if (isVerbose) {
    const ignored = /^(?:\s+|#.*\n?)/.exec(rest)?.[0];
    if (ignored !== undefined) return [ignored, ""];
  }
  if (rest.startsWith("\\")) return escape(rest, false);
  if (rest.startsWith("[")) return bracket(rest);
  const group = /^\(\?P<([^>]*)>/.exec(rest);
  if (group !== null) return [group[0], `(?<${group[1] ?? ""}>`];
  const reference = /^\(\?P=([^)]*)\)/.exec(rest);
  if (reference !== null) return [reference[0], String.raw`\k<${reference[1] ?? ""}>`];
  const comment = /^\(\?#[^)]*\)/.exec(rest)?.[0];
  if (comment !== undefined) return [comment, ""];
  const count = /^\{(\d*)(,?)(\d*)\}/.exec(rest);
  if (count !== null && `${count[1] ?? ""}${count[3] ?? ""}` !== "") {
    const [token, least = "", comma = ""] = count;
    return [token, least === "" ? `{0${comma}${token.slice(1 + comma.length)}` : token];
  }
  // In Python an unpaired brace or bracket is a literal.
  if (/^[{}\]]/.test(rest)) return [rest.charAt(0), `\\${rest.charAt(0)}`];
  // At the end a `$` also matches before a line break.
  if (rest.startsWith("$")) return ["$", String.raw`(?=\n?(?![^]))`];
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [character, character];
}

/** A set, such as `[^a-z]`. A `]` at its beginning is a literal. */
function bracket(rest: string): readonly [token: string, translation: string] {
  let token = /^\[\^?\]?/.exec(rest)?.[0] ?? "[";
  let translated = token.replace("]", String.raw`\]`);
  while (token.length < rest.length) {
    const left = rest.slice(token.length);
    const [read, text] = left.startsWith("\\") ? escape(left, true) : literal(left);
    token += read;
    if (read === "]") return [token, `${translated}]`];
    translated += text;
  }
  throw new SyntaxError("A set of characters is not closed.");
}

function literal(rest: string): readonly [token: string, translation: string] {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [character, /[[({})|/&]/.test(character) && character !== "&" ? `\\${character}` : character];
}

/** An escape sequence. */
function escape(rest: string, isInSet: boolean): readonly [token: string, translation: string] {
  const code = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[dDwWsSfnrtv])/.exec(rest)?.[0];
  if (code !== undefined) return [code, unicodeClasses[code]?.(isInSet) ?? code];
  const token = /^\\[^]/u.exec(rest)?.[0];
  if (token === undefined) throw new SyntaxError("A pattern ends with a backslash.");
  const character = token.slice(1);
  if (character === "A" && !isInSet) return [token, "(?<![^])"];
  if (character === "Z" && !isInSet) return [token, "(?![^])"];
  if (character === "b") return [token, token];
  if (character === "B" && !isInSet) return [token, token];
  if (character === "a") return [token, String.raw`\x07`];
  if (/[0-9]/.test(character)) return [token, character === "0" ? String.raw`\x00` : token];
  if (/[A-Za-z]/.test(character)) throw new SyntaxError(`There is no escape sequence ${token}.`);
  return [token, /[\^$\\.*+?()[\]{}|/]/.test(character) || (isInSet && character === "-") ? token : character];
}

/** Classes that cover all of Unicode in Python. */
const unicodeClasses: Readonly<Record<string, (isInSet: boolean) => string>> = {
  "\\d": () => String.raw`\p{Nd}`,
  "\\D": () => String.raw`\P{Nd}`,
  "\\w": (isInSet) => (isInSet ? String.raw`\p{L}\p{N}_` : String.raw`[\p{L}\p{N}_]`),
  // Inside a set, JavaScript cannot express the complement, so that only ASCII is covered.
  "\\W": (isInSet) => (isInSet ? String.raw`\W` : String.raw`[^\p{L}\p{N}_]`),
};
