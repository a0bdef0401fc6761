/**
 * Returns the first number in a JSON string that is too large for JavaScript to represent exactly, in any notation: beyond 2^53
 * (`9007199254740993.0`, `1e300`) or infinite (`1e400`). Undefined if there is none. Smaller fractions are approximations in any
 * program.
 */
export function inexactNumber(json: string): string | undefined {
  for (const [token] of json.replace(escape, "").matchAll(stringOrNumber)) {
    if (!token.startsWith('"') && !(Math.abs(Number(token)) <= Number.MAX_SAFE_INTEGER)) return token;
  }
  return undefined;
}

// Strings are matched to skip the digits in them. Escapes are removed first: a group that repeats for each of millions of them would
// exceed the engine's stack.
const escape = /\\./g;
const stringOrNumber = /"[^"]*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
