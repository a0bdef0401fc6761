const builtIns = {
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Promise,
  Map,
  Set,
  Date,
  RegExp,
  Error,
  Symbol,
  JSON,
  Math,
};
const classes = { ...builtIns, Response, Headers, Request, URL, URLSearchParams, AbortSignal, DOMException };

/** The process-wide objects that nothing may change: the built-in objects, their prototypes, the global names. */
export function snapshotGlobals(): Map<string, unknown> {
  const found = new Map<string, unknown>([["global names", Reflect.ownKeys(globalThis).map(String).join()]]);
  for (const [name, each] of Object.entries(classes)) {
    note(found, name, each);
    if ("prototype" in each) note(found, `${name}.prototype`, each.prototype);
  }
  return found;
}

function note(found: Map<string, unknown>, name: string, object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key) ?? {};
    for (const [part, value] of Object.entries(descriptor)) found.set(`${name}.${String(key)}.${part}`, value);
  }
}

/** The names of those that have changed since. */
export function changesSince(before: ReadonlyMap<string, unknown>): string[] {
  const now = snapshotGlobals();
  return [...new Set([...before.keys(), ...now.keys()])].filter((name) => !Object.is(before.get(name), now.get(name)));
}
