/** A runtime parameter of a run. */
export interface RuntimeParameter {
  readonly key: string;
  value: string;
  /** Whether it has a value. Only some may be read without one. */
  isSet: boolean;
  readonly description: string;
  readonly type: string;
  /** The keys of the parameters that get its value. */
  readonly mappedTo: string[];
}

/** The runtime parameters of a run, by key. */
export class RuntimeParameters {
  readonly #parameters = new Map<string, RuntimeParameter>();

  /** Adds a parameter unless there is one of that key. An empty value means that it is not set. */
  define(key: string, value = "", description = "", type = "String"): void {
    if (this.#parameters.has(key)) return;
    this.#parameters.set(key, { key, value, isSet: value !== "", description, type, mappedTo: [] });
  }

  get(key: string): RuntimeParameter | undefined {
    return this.#parameters.get(key);
  }

  /** The value; empty if there is no such parameter, or if it is not set. */
  value(key: string): string {
    return this.get(key)?.value ?? "";
  }

  /** Sets a parameter, and those to which it is mapped. An empty value means that it is not set. */
  set(key: string, value: string): void {
    const parameter = this.get(key);
    if (parameter === undefined || (parameter.value === value && parameter.isSet === (value !== ""))) return;
    parameter.value = value;
    parameter.isSet = value !== "";
    for (const mapped of parameter.mappedTo) this.set(mapped, value);
  }

  /** Makes one parameter get the values of another. */
  map(source: string, target: string): void {
    const parameter = this.get(source);
    if (parameter === undefined || source === target) return;
    parameter.mappedTo.push(target);
    if (parameter.isSet) this.set(target, parameter.value);
  }

  all(): readonly RuntimeParameter[] {
    return [...this.#parameters.values()];
  }
}

/** The part of a key before the colon: a node, an instance of it, or `ss`; undefined if there is no colon. */
export function ownerOfKey(key: string): string | undefined {
  const colon = key.indexOf(":");
  return colon < 0 ? undefined : key.slice(0, colon);
}

/** The longest value, in characters. */
export const longestValue = 4096;

/** A text of any length as a value: its middle is left out. */
export function truncateMiddle(text: string): string {
  if (text.length <= longestValue) return text;
  const mark = "\n(truncated)\n";
  const part = Math.floor((longestValue - mark.length) / 2);
  return text.slice(0, part - 1) + mark + text.slice(text.length - part);
}
