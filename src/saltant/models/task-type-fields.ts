import * as z from "zod/mini";
import { datetime, id, jsonObject, names, nullableText, optional, optionalText, requiredText, texts } from "../wire.js";

/** The fields that both classes of task types have, for reading. */
export const taskTypeFields = {
  id,
  user: nullableText,
  name: z.string(),
  description: z.string(),
  datetime_created: datetime,
  command_to_run: z.string(),
  environment_variables: names,
  required_arguments: names,
  required_arguments_default_values: jsonObject,
};

/** What a shape says of them besides. */
export const taskTypeTraits = {
  key: "id",
  readOnly: ["id", "user", "datetime_created"],
  datetimes: ["datetime_created"],
  json: ["environment_variables", "required_arguments", "required_arguments_default_values"],
} as const;

/** The fields that both classes of task types have, for writing. */
export const taskTypeInputFields = {
  name: requiredText(200),
  description: optional(optionalText(Infinity)),
  command_to_run: requiredText(400),
  environment_variables: optional(texts),
  required_arguments: optional(texts),
  required_arguments_default_values: optional(jsonObject),
};
