import type { Schema } from "../../core/data/schema.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { nullableBoolean, nullableString } from "./legacy-shape.js";

/** What the value of a parameter is, and how the web page shows it. */
export type ParameterType =
  | "String"
  | "Text"
  | "Password"
  | "Boolean"
  | "Enum"
  | "RestrictedString"
  | "RestrictedText"
  | "Hidden"
  | "Dummy"
  | (string & {});

/** A parameter of a module. */
export interface ModuleParameter {
  /** Its name. */
  readonly name: string;
  /** The value; empty if there is none. */
  readonly value: string;
  /** The default; empty if there is none. */
  readonly defaultValue: string;
  /** `General`, `Input`, `Output`, `Cloud`, or the name of a cloud. */
  readonly category: string | null;
  /** What it is for. */
  readonly description: string | null;
  /** Whether it has a value. */
  readonly isSet: boolean | null;
  /** Whether a deployment needs a value for it. */
  readonly mandatory: boolean | null;
  /** Whether deployments cannot set it. */
  readonly readonly: boolean | null;
  /** What its value is. */
  readonly type: ParameterType | null;
  /** Help for the user; empty if there is none. */
  readonly instructions: string;
  /** The values to choose from, for the type `Enum`; else empty. */
  readonly choices: string[];
}

export const moduleParameter: Schema<ModuleParameter> = z.looseObject({
  name: z.string(),
  value: z.string(),
  defaultValue: z.string(),
  category: nullableString,
  description: nullableString,
  isSet: nullableBoolean,
  mandatory: nullableBoolean,
  readonly: nullableBoolean,
  type: z.nullable(openString<ParameterType>()),
  instructions: z.string(),
  choices: z.array(z.string()),
});
