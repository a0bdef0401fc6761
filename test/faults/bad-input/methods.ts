/** A method of the public API: the class that defines it, and an object that has it. */
export interface PublicMethod {
  /** `Manager.list`: the class that defines it and its name. */
  readonly name: string;
  /** `TaskQueueManager.list`: the class of the object. */
  readonly title: string;
  readonly owner: object;
  readonly call: (...args: readonly unknown[]) => unknown;
}

/** Protected methods: TypeScript hides them from callers, JavaScript does not. */
const protectedNames = new Set([
  ...["requestOne", "listing", "notFound", "check"].map((name) => `ResourceManager.${name}`),
  ...["Manager.getOne", "Manager.findOne"],
  ...["NamedManager.encode", "NamedManager.write", "NamedManager.requireId"],
  ...["Model.assignFrom", "Model.values", "Model.changes"],
  ...["VersionedManager.idOf", "ChangeableManager.createOne"],
  ...["item", "idOf", "readOne", "send", "listAll", "createOne", "remove", "readAll"].map(
    (name) => `CloudManager.${name}`,
  ),
  ...["item", "listAll", "readAll", "act"].map((name) => `AccountResourceManager.${name}`),
  ...["UserCatalog.request", "UserCatalog.keepNames"],
  ...["ServerActions.act", "ServerDetails.idOf", "ServerManager.waitFor", "StatusManager.waitOn"],
]);

/** The protected methods that several classes define, and those that only waits call. */
const overriddenNames = new Set<PropertyKey>(["make", "keysetOf", "isWritten", "takeOver"]);

/** Every public method that these objects have, inherited or not. Properties that compute something take no arguments. */
export function publicMethods(owners: readonly object[]): PublicMethod[] {
  return owners.flatMap((owner) => {
    const methods: PublicMethod[] = [];
    for (
      let prototype = prototypeOf(owner);
      prototype !== null && prototype !== Object.prototype;
      prototype = prototypeOf(prototype)
    ) {
      for (const key of Reflect.ownKeys(prototype)) {
        const method: unknown = Object.getOwnPropertyDescriptor(prototype, key)?.value;
        const name = `${prototype.constructor.name}.${String(key)}`;
        const isHidden = protectedNames.has(name) || overriddenNames.has(key);
        if (key === "constructor" || typeof method !== "function" || isHidden) continue;
        const call = (...args: readonly unknown[]): unknown => Reflect.apply(method, owner, args);
        methods.push({ name, title: `${owner.constructor.name}.${String(key)}`, owner, call });
      }
    }
    return methods;
  });
}

function prototypeOf(object: object): object | null {
  return Object.getPrototypeOf(object) as object | null; // Its declared type is `any`.
}

/** Every exported function of a module that is not a class, and the static methods of its client. */
export function publicFunctions(module: object, client: abstract new (...args: never) => object): PublicMethod[] {
  const exported = Object.entries(module).filter(
    ([, value]) => typeof value === "function" && !String(value).startsWith("class"),
  );
  const statics = Object.getOwnPropertyNames(client).map(
    (name) => [`${client.name}.${name}`, Reflect.get(client, name) as unknown] as const,
  );
  return [...exported, ...statics].flatMap(([name, value]) => {
    if (typeof value !== "function") return [];
    const call = (...args: readonly unknown[]): unknown =>
      Reflect.apply(value as (...all: readonly unknown[]) => unknown, client, args);
    return [{ name, title: name, owner: client, call }];
  });
}
