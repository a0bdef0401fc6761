/**
 * The first number of a JSON text that JavaScript would change as it reads it: a whole one beyond 2^53, or one that is too
 * large for any. Undefined if there is none. Fractions are approximations everywhere.
 */
export function inexactNumber(json: string): string | undefined {
  for (const [token] of json.matchAll(stringOrNumber)) {
    const isWhole = /^-?\d+$/.test(token);
    const isKept = token.startsWith('"') || (isWhole ? Number.isSafeInteger(Number(token)) : isFinite(Number(token)));
    if (!isKept) return token;
  }
  return undefined;
}

// Texts are matched so that the digits in them are none.
const stringOrNumber = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
