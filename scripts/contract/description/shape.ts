/** The content of a schema, with all references resolved. */
export interface Shape {
  /** The JSON types of the value, except null; `undefined` if the schema has none. */
  readonly types: ReadonlySet<string> | undefined;
  readonly isNullable: boolean;
  /** The listed values, except null. */
  readonly values: readonly Scalar[] | undefined;
  /** Whether other values than the listed ones are allowed. */
  readonly isOpen: boolean;
  readonly format: string | undefined;
  readonly limits: ReadonlyMap<LimitName, Scalar>;
  readonly properties: ReadonlyMap<string, Property>;
  /** The required names, with or without a schema: one part of an `allOf` may require a property that another describes. */
  readonly required: ReadonlySet<string>;
  /** The schema of unlisted properties, or whether they are allowed. */
  readonly others: unknown;
  /** The schema of an array's items. */
  readonly items: unknown;
}

export interface Property {
  readonly schema: unknown;
  readonly presence: Presence;
}

/** Whether a property is always or sometimes present, or whether the schema is not reliable. */
export type Presence = "always" | "sometimes" | "unknown";

export type Scalar = string | number | boolean;

/** Each limit, its type, and which of two values is stricter; for a pattern neither is. */
export const LIMITS = {
  minLength: { type: "string", stricter: "more" },
  maxLength: { type: "string", stricter: "less" },
  pattern: { type: "string", stricter: "unknown" },
  minimum: { type: "number", stricter: "more" },
  maximum: { type: "number", stricter: "less" },
  exclusiveMinimum: { type: "number", stricter: "more" },
  exclusiveMaximum: { type: "number", stricter: "less" },
  multipleOf: { type: "number", stricter: "unknown" },
  minItems: { type: "array", stricter: "more" },
  maxItems: { type: "array", stricter: "less" },
  uniqueItems: { type: "array", stricter: "more" },
  minProperties: { type: "object", stricter: "more" },
  maxProperties: { type: "object", stricter: "less" },
} as const;

export type LimitName = keyof typeof LIMITS;

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

/** An empty schema: any value is allowed. */
export const anything: Shape = {
  types: undefined,
  isNullable: true,
  values: undefined,
  isOpen: false,
  format: undefined,
  limits: new Map(),
  properties: new Map(),
  required: new Set(),
  others: true,
  items: undefined,
};

/** The shape of values that satisfy both. */
export function both(a: Shape, b: Shape): Shape {
  return {
    types: a.types && b.types ? commonTypes(a.types, b.types) : (a.types ?? b.types),
    isNullable: a.isNullable && b.isNullable,
    values: a.values && b.values ? a.values.filter((value) => b.values?.includes(value)) : (a.values ?? b.values),
    isOpen: a.values && b.values ? a.isOpen && b.isOpen : a.values ? a.isOpen : b.isOpen,
    format: a.format ?? b.format,
    limits: mergeLimits(a.limits, b.limits, stricter),
    properties: mergeProperties(a, b, "allOf"),
    required: new Set([...a.required, ...b.required]),
    others: a.others === true ? b.others : b.others === true ? a.others : a.others === false ? false : b.others,
    items: a.items === undefined ? b.items : b.items === undefined ? a.items : { allOf: [a.items, b.items] },
  };
}

/** The shape of values that satisfy one or the other. */
export function either(a: Shape, b: Shape): Shape {
  return {
    types: a.types && b.types && new Set([...a.types, ...b.types]),
    isNullable: a.isNullable || b.isNullable,
    values: a.values || b.values ? [...new Set([...(a.values ?? []), ...(b.values ?? [])])] : undefined,
    // A shape without listed values allows others, unless it allows only null.
    isOpen:
      a.isOpen || b.isOpen || (a.values === undefined && hasValues(a)) || (b.values === undefined && hasValues(b)),
    format: formatOfEither(a, b),
    limits: new Map([...limitsBeside(a, b), ...limitsBeside(b, a), ...mergeLimits(a.limits, b.limits, looser, true)]),
    properties: mergeProperties(a, b, "anyOf"),
    required: new Set([...a.required].filter((name) => b.required.has(name))),
    others: a.others === true || b.others === true ? true : a.others === false ? b.others : a.others,
    items: a.items === undefined ? b.items : b.items === undefined ? a.items : { anyOf: [a.items, b.items] },
  };
}

function hasValues({ types }: Shape): boolean {
  return types === undefined || types.size > 0;
}

/** Whether a value of this type is allowed. */
export function allows({ types }: Shape, type: string): boolean {
  return types === undefined || types.has(type) || (type === "integer" && types.has("number"));
}

function commonTypes(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const common = new Set([...a].filter((type) => b.has(type)));
  const oneHas = (type: string): boolean => a.has(type) || b.has(type);
  if (!common.has("number") && oneHas("integer") && oneHas("number")) common.add("integer");
  return common;
}

function formatOfEither(a: Shape, b: Shape): string | undefined {
  if (a.format === b.format || !allows(b, "string")) return a.format;
  return allows(a, "string") ? undefined : b.format;
}

function mergeLimits(
  a: Shape["limits"],
  b: Shape["limits"],
  choose: (name: LimitName, a: Scalar, b: Scalar) => Scalar | undefined,
  onlyCommon = false,
): Map<LimitName, Scalar> {
  const merged = new Map(onlyCommon ? [] : [...a, ...b]);
  for (const [name, value] of a) {
    const other = b.get(name);
    const chosen = other === undefined ? undefined : choose(name, value, other);
    if (chosen !== undefined) merged.set(name, chosen);
  }
  return merged;
}

/** The limits of a shape for types that the other shape does not have. */
function limitsBeside(shape: Shape, other: Shape): [LimitName, Scalar][] {
  return [...shape.limits].filter(([name]) => {
    const { type } = LIMITS[name];
    return !allows(other, type) && !(type === "number" && allows(other, "integer"));
  });
}

function stricter(name: LimitName, a: Scalar, b: Scalar): Scalar {
  return isStricter(name, a, b) === false ? b : a;
}

function looser(name: LimitName, a: Scalar, b: Scalar): Scalar | undefined {
  const first = isStricter(name, a, b);
  return first === undefined ? undefined : first ? b : a;
}

/** Whether a limit with the value `a` refuses all values that it refuses with `b`; `undefined` if unknown. */
export function isStricter(name: LimitName, a: Scalar, b: Scalar): boolean | undefined {
  const { stricter: which } = LIMITS[name];
  if (a === b) return true;
  if (which === "unknown") return undefined;
  return which === "more" ? Number(a) > Number(b) : Number(a) < Number(b);
}

/** The properties of two shapes. One that only one shape lists is always present only if both must be satisfied. */
function mergeProperties(a: Shape, b: Shape, how: "allOf" | "anyOf"): Map<string, Property> {
  const merged = new Map<string, Property>();
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const [one, two] = [a.properties.get(name), b.properties.get(name)];
    if (one && two) {
      const presence = joinPresence(one.presence, two.presence, how);
      merged.set(name, {
        schema: one.schema === two.schema ? one.schema : { [how]: [one.schema, two.schema] },
        presence,
      });
      continue;
    }
    const only = one ?? two;
    const absent = one ? b : a;
    if (!only) continue;
    // A shape that is not an object, such as a string, has no information about properties.
    const isMissing = how === "anyOf" && allows(absent, "object") && only.presence === "always";
    const isRequired = how === "allOf" && absent.required.has(name) && only.presence === "sometimes";
    merged.set(
      name,
      isMissing ? { ...only, presence: "sometimes" } : isRequired ? { ...only, presence: "always" } : only,
    );
  }
  return merged;
}

function joinPresence(a: Presence, b: Presence, how: "allOf" | "anyOf"): Presence {
  const strong = how === "allOf" ? "always" : "sometimes";
  if (a === strong || b === strong) return strong;
  return a === b ? a : "unknown";
}
