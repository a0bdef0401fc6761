import { sanitize, truncate } from "../text.js";
import { requireCount } from "./checks.js";
import { checkSendable, copyJson } from "./json.js";
import { isSameJson, originalOf, sameDigits, writeJson } from "./lossless-json.js";
import { fromWireValue, type Shape, toWireValue } from "./shape.js";

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
    this.#shape = shape;
    // Spread and not assigned, as a field may be named `__proto__`.
    this.#wire = sameDigits(wire, { ...(wire as Readonly<Record<string, unknown>>) });
    this.#fill();
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
    return copyJson(this.#json()) as Wire;
  }

  /**
   * The same as a JSON string, in which each number that was not changed here has the server's own digits.
   *
   * @param indent - By how many spaces to indent; more than 10 count as 10. The default, 0, writes all on one line.
   * @throws An `InvalidInputError` for an indent that is not a whole number from 0.
   */
  toJSONText(indent = 0): string {
    return writeJson(this.#json(), requireCount("indent", indent, 0, false)) ?? "";
  }

  /** Whether the other object is the same resource, of the same kind and with the same id. Their data may differ. */
  equals(other: unknown): boolean {
    return other instanceof Model && other.#shape.noun === this.#shape.noun && other.#keyValue() === this.#keyValue();
  }

  /** A short form for messages: the kind of resource, its id and its name. */
  toString(): string {
    const { name } = this.#wire;
    const label = typeof name === "string" && name !== "" ? ` (${truncate(name, 80)})` : "";
    return sanitize(`${this.#shape.noun} ${truncate(String(this.#keyValue()), 200)}${label}`, 400);
  }

  /** What `console.log` shows: the class and the data, and nothing of the client behind it. */
  [inspect](_depth: number, options: object, print: (value: unknown, options: object) => string): string {
    return `${this.constructor.name} ${print(Object.assign({}, this), options)}`;
  }

  /** Takes over the data of another model of the same resource, which the server has just sent. */
  protected assignFrom(fresh: Model<Wire, Input>): this {
    this.#wire = fresh.#wire;
    this.#fill();
    return this;
  }

  /** The current values of the properties that may be written. */
  protected values(): Input {
    const writable = this.#shape.fields.filter(({ isReadOnly }) => !isReadOnly);
    // A shape's writable fields are those of its input.
    return Object.fromEntries(writable.map(({ name }) => [name, Reflect.get(this, name) as unknown])) as Input;
  }

  /** Those of the {@link values} that were changed here since the server's last response. */
  protected changes(): Partial<Input> {
    const wireNames = new Map(this.#shape.fields.map(({ name, wireName }) => [name, wireName]));
    const changed = Object.entries(this.values()).filter(([name, value]) => {
      const wireName = wireNames.get(name) ?? name;
      checkSendable(originalOf(value), `${this.#shape.noun}: ${name}`);
      return !isSameJson(this.#wireValue(name, wireName), this.#wire[wireName]);
    });
    return Object.fromEntries(changed) as Partial<Input>; // A part of the values.
  }

  #json(): Readonly<Record<string, unknown>> {
    const json = sameDigits(this.#wire, { ...this.#wire });
    for (const { name, wireName } of this.#shape.fields) json[wireName] = originalOf(this.#wireValue(name, wireName));
    return json;
  }

  #keyValue(): unknown {
    return this.#wire[this.#shape.key];
  }

  #wireValue(name: string, wireName: string): unknown {
    return toWireValue(Reflect.get(this, name), this.#wire[wireName]);
  }

  #fill(): void {
    // The class declares the properties, and its shape has the same names.
    const properties = this as Record<string, unknown>;
    for (const field of this.#shape.fields) properties[field.name] = fromWireValue(this.#wire[field.wireName], field);
  }
}

/** A model's class, as a manager makes models with it. `Api` is the part of the manager that the model's methods call. */
export type ModelClass<M, Wire extends object, Api> = new (shape: Shape<Wire>, manager: Api, wire: Wire) => M;
