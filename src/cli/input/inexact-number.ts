/**
 * The first number of a JSON text that JavaScript would change as it reads it: one beyond 2^53, where only whole numbers are left
 * and not all of them, however it is written (`9007199254740993.0`, `1e300`), or too large for any (`1e400`). Undefined if there is
 * none. Smaller fractions are approximations everywhere.
 */
export function inexactNumber(json: string): string | undefined {
  for (const [token] of json.replace(escape, "").matchAll(stringOrNumber)) {
    if (!token.startsWith('"') && !(Math.abs(Number(token)) <= Number.MAX_SAFE_INTEGER)) return token;
  }
  return undefined;
}

// Strings are matched so that the digits in them are none. Escapes are removed first: a group that repeats for each of millions of them
// would exceed the engine's stack.
const escape = /\\./g;
const stringOrNumber = /"[^"]*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
