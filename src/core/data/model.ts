import { keepSelf, selfOf } from "../self.js";
import { sanitize, truncate } from "../text.js";
import { requireCount } from "./checks.js";
import { checkSendable, copyJson } from "./json.js";
import { isSameJson, originalOf, sameDigits, writeJson } from "./lossless-json.js";
import { type Field, fromWireValue, type Shape, toWireValue, wireValueOf } from "./shape.js";

/** The method by which Node's `util.inspect`, and with it `console.log`, gets the short form of a value. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * A resource on the server, as an object: its fields are plain properties, its methods call the API. Besides its properties it
 * keeps the server's last response. So it can tell which properties were changed, and loses no field that this version does not
 * know.
 */
export abstract class Model<Wire extends object, Input extends object = never> {
  readonly #shape: Shape<Wire>;
  #wire: Readonly<Record<string, unknown>>;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<Wire>, wire: Wire) {
    keepSelf(this);
    this.#shape = shape;
    // Spread and not assigned, as a field may be named `__proto__`.
    this.#wire = sameDigits(wire, { ...(wire as Readonly<Record<string, unknown>>) });
    this.#fill(this);
  }

  /**
   * The data as the API writes them, with the changes made here and with fields that this version does not know. They contain no
   * secret.
   *
   * As JavaScript's numbers are inexact, `JSON.stringify` does not write all of the server's digits; {@link toJSONText} does.
   */
  toJSON(): Wire {
    // Each field of the shape has the value of a property that was made from this field. A copy, so that a change of the result
    // does not change this object.
    return copyJson(selfOf(this).#json()) as Wire;
  }

  /**
   * The same as a JSON string, in which each number that was not changed here has the server's own digits.
   *
   * @param indent - By how many spaces to indent; more than 10 count as 10. The default, 0, writes all on one line.
   * @throws An `InvalidInputError` for an indent that is not a whole number from 0.
   */
  toJSONText(indent = 0): string {
    return writeJson(selfOf(this).#json(), requireCount("indent", indent, 0, false)) ?? "";
  }

  /** Whether the other object is the same resource, of the same kind and with the same id. Their data may differ. */
  equals(other: unknown): boolean {
    const self = selfOf(this);
    if (!(other instanceof Model)) return false;
    const another = selfOf(other);
    return another.#shape.noun === self.#shape.noun && another.#keyValue() === self.#keyValue();
  }

  /** A short form for messages: the kind of resource, its id and its name. */
  toString(): string {
    const self = selfOf(this);
    const name: unknown = Reflect.get(self, "name");
    const label = typeof name === "string" && name !== "" ? ` (${truncate(name, 80)})` : "";
    return sanitize(`${self.#shape.noun} ${truncate(String(self.#keyValue()), 200)}${label}`, 400);
  }

  /** What `console.log` shows: the class and the data, and nothing of the client behind it. */
  [inspect](_depth: number, options: object, print?: (value: unknown, options: object) => string): string {
    const data = Object.assign({}, this);
    // Printers of test runners, such as vitest 3, do not pass a function.
    return `${this.constructor.name} ${String(print?.(data, options) ?? writeJson(data))}`;
  }

  /** Takes over the data of another model of the same resource, which the server has just sent. */
  protected assignFrom(fresh: Model<Wire, Input>): this {
    const self = selfOf(this);
    self.#wire = selfOf(fresh).#wire;
    // Through the proxy if there is one, so that it notices the changes.
    self.#fill(this);
    return this;
  }

  /** The current values of the properties that may be written. */
  protected values(): Input {
    const self = selfOf(this);
    const writable = self.#shape.fields.filter(({ isReadOnly }) => !isReadOnly);
    // A shape's writable fields are those of its input.
    return Object.fromEntries(writable.map(({ name }) => [name, Reflect.get(self, name) as unknown])) as Input;
  }

  /** Those of the {@link values} that were changed here since the server's last response. */
  protected changes(): Partial<Input> {
    const self = selfOf(this);
    const values = new Map<string, unknown>(Object.entries(self.values()));
    const changed = self.#shape.fields.filter((field) => {
      if (field.isReadOnly) return false;
      checkSendable(originalOf(values.get(field.name)), `${self.#shape.noun}: ${field.name}`);
      return !isSameJson(self.#wireValue(field), wireValueOf(self.#wire, field));
    });
    return Object.fromEntries(changed.map(({ name }) => [name, values.get(name)])) as Partial<Input>; // A part of the values.
  }

  #json(): Readonly<Record<string, unknown>> {
    const json = sameDigits(this.#wire, { ...this.#wire });
    for (const field of this.#shape.fields) {
      const { wireName, within } = field;
      const value = originalOf(this.#wireValue(field));
      // A field that the response left out stays so.
      if (value === undefined && wireValueOf(this.#wire, field) === undefined) continue;
      if (within === undefined) json[wireName] = value;
      // A copy of what contains the field, as the response keeps its own.
      else json[within] = sameDigits(json[within], { ...(json[within] as object), [wireName]: value });
    }
    return json;
  }

  #keyValue(): unknown {
    return this.#wire[this.#shape.key];
  }

  #wireValue(field: Field): unknown {
    return toWireValue(Reflect.get(this, field.name), wireValueOf(this.#wire, field), field);
  }

  /** @param target - This object, or a proxy of it. */
  #fill(target: object): void {
    // The class declares the properties, and its shape has the same names.
    const properties = target as Record<string, unknown>;
    for (const field of this.#shape.fields)
      properties[field.name] = fromWireValue(wireValueOf(this.#wire, field), field);
  }
}

/** A model's class, as a manager makes models with it. `Api` is the part of the manager that the model's methods call. */
export type ModelClass<M, Wire extends object, Api> = new (shape: Shape<Wire>, manager: Api, wire: Wire) => M;
