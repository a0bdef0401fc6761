/** Where an object keeps a function that returns it. */
const self = Symbol("self");

/**
 * Lets the methods of an object be called on a proxy of it, such as Vue's `ref` and `reactive` make: there `this` is the proxy, which
 * has no private members. The constructor calls this; methods find those members with {@link selfOf}.
 *
 * What is kept is a function, as such proxies wrap every object that they return. It is not enumerable: no copy, comparison, JSON or
 * printed form has it.
 */
export function keepSelf(object: object): void {
  Object.defineProperty(object, self, { value: () => object, configurable: true, writable: true });
}

/** The object itself, where `object` may be a proxy of it. */
export function selfOf<T extends object>(object: T): T {
  // Only keepSelf sets this property, to a function that returns what the proxy stands for.
  return (object as { readonly [self]?: () => T })[self]?.() ?? object;
}
