import * as z from "zod/mini";
import { datetime, id, jsonObject, nullableText } from "../wire.js";

/** The fields that both classes of instances have. */
export const taskInstanceFields = {
  uuid: z.string(),
  user: nullableText,
  name: z.string(),
  state: z.string(),
  datetime_created: datetime,
  datetime_finished: z.nullable(datetime),
  arguments: jsonObject,
  task_queue: id,
  task_type: id,
};

/** What a shape says of them besides. */
export const taskInstanceTraits = { key: "uuid", datetimes: ["datetime_created", "datetime_finished"] } as const;
