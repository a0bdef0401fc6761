import { isDate, isError } from "./platform.js";
import { cut } from "./printable.js";

/** A value as a message shows it, whatever it is: short, on one line, and never an error of its own. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value, 80));
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null)
    return cut(typeof value === "bigint" ? `${value}n` : String(value), 80);
  return isDate(value) ? "a Date" : describeObject(value);
}

/** What anybody threw, in words: an error's message, or the value itself. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : typeof thrown === "string" ? thrown : show(thrown);
}

function describeObject(value: object): string {
  try {
    const name = isPlain(value) ? "" : className(value);
    return name === "" ? "an object" : `an instance of ${name}`;
  } catch {
    return "an object"; // A proxy may refuse to be looked at.
  }
}

/** The name of an object's class, as far as it has one: `""` if it does not. */
export function className(value: object): string {
  const maker: unknown = "constructor" in value ? value.constructor : undefined;
  return typeof maker === "function" ? maker.name : "";
}

/** Whether an object is a plain one, made by `{}` or `JSON.parse`, and no instance of anything. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have a prototype of their own, whose prototype is null all the same.
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null);
}
