import { checkSendable, copyJson } from "./json.js";
import { isSameJson, originalOf, sameDigits, writeJson } from "./lossless-json.js";
import { requireCount } from "./checks.js";
import { truncate, sanitize } from "../text.js";
import { fromWireValue, type Shape, toWireValue } from "./shape.js";

/** Where Node's `util.inspect`, and with it `console.log`, looks for a value's short form. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * What the server holds, as an object of our own: its fields are plain properties, its methods bring it up to date. Beyond its
 * properties it remembers the server's last answer, so that it can tell what was changed here and loses no field it does not
 * know.
 */
export abstract class Model<Wire extends object, Input extends object = never> {
  readonly #shape: Shape<Wire>;
  #wire: Readonly<Record<string, unknown>>;

  /** @internal Models are made by their managers. */
  protected constructor(shape: Shape<Wire>, wire: Wire) {
    this.#shape = shape;
    // Spread, as assigning would take a field `__proto__` for more than a field.
    this.#wire = sameDigits(wire, { ...(wire as Readonly<Record<string, unknown>>) });
    this.#fill();
  }

  /**
   * The data as the wire has them, with what was changed here and with fields that this version does not know. No secret is in it.
   *
   * As numbers are those of JavaScript, `JSON.stringify` does not write all of the server's digits: {@link toJSONText} does.
   */
  toJSON(): Wire {
    // Every field of the shape is set from a property that was made of that very field. A copy, so that whoever changes it
    // does not change this object.
    return copyJson(this.#json()) as Wire;
  }

  /**
   * The same as JSON text, in which each number that was not changed here has the server's own digits.
   *
   * @param indent - By how many spaces to indent; more than 10 count as 10. The default, 0, writes all on one line.
   * @throws An `InvalidInputError` for an indent that is not a whole number from 0.
   */
  toJSONText(indent = 0): string {
    return writeJson(this.#json(), requireCount("indent", indent, 0, false)) ?? "";
  }

  /** Whether the other is the same thing on the server, whatever its data say: of the same kind and with the same id. */
  equals(other: unknown): boolean {
    return other instanceof Model && other.#shape.noun === this.#shape.noun && other.#keyValue() === this.#keyValue();
  }

  /** A short form for people: what it is, its id and its name. */
  toString(): string {
    const { name } = this.#wire;
    const label = typeof name === "string" && name !== "" ? ` (${truncate(name, 80)})` : "";
    return sanitize(`${this.#shape.noun} ${truncate(String(this.#keyValue()), 200)}${label}`, 400);
  }

  /** What `console.log` shows: the class and the data, and nothing of the client behind it. */
  [inspect](_depth: number, options: object, print: (value: unknown, options: object) => string): string {
    return `${this.constructor.name} ${print(Object.assign({}, this), options)}`;
  }

  /** Takes over the data of another model of the same thing: what the server has just answered. */
  protected assignFrom(fresh: Model<Wire, Input>): this {
    this.#wire = fresh.#wire;
    this.#fill();
    return this;
  }

  /** The properties that may be written, as they are now. */
  protected values(): Input {
    const writable = this.#shape.fields.filter(({ isReadOnly }) => !isReadOnly);
    // A shape's writable fields are those of its input.
    return Object.fromEntries(writable.map(({ name }) => [name, Reflect.get(this, name) as unknown])) as Input;
  }

  /** Those of the {@link values} that were changed here since the server's last answer. */
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
    // The properties are declared by the class and filled from its shape: one list of names serves both ways.
    const properties = this as Record<string, unknown>;
    for (const field of this.#shape.fields) properties[field.name] = fromWireValue(this.#wire[field.wireName], field);
  }
}
