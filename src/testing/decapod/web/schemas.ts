import type { Schema } from "./schema.js";

export const nonEmptyString: Schema = { type: "string", minLength: 1, maxLength: 1024 };

export const uuid4: Schema = {
  type: "string",
  pattern: "^[a-f0-9]{8}-?[a-f0-9]{4}-?4[a-f0-9]{3}-?[89ab][a-f0-9]{3}-?[a-f0-9]{12}$",
};

/** The id of a machine, from its firmware; often not a standard UUID. */
export const hardwareId: Schema = { type: "string", pattern: "^[0-9a-fA-F\\-]{32,38}$" };

export const positiveInteger: Schema = { type: "number", multipleOf: 1, minimum: 0 };

export const email: Schema = {
  type: "string",
  format: "email",
  pattern: "^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+$",
};

export const hostnameOrIp: Schema = {
  anyOf: [
    { type: "string", format: "hostname" },
    {
      oneOf: [
        { type: "string", format: "ipv4" },
        { type: "string", format: "ipv6" },
      ],
    },
  ],
};

/** A body with these fields, all of them required, and no others. */
export function exactly(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", properties, additionalProperties: false, required: Object.keys(properties) };
}

/** The body of a PUT: a whole model. Its `data` is not checked. */
export function envelope(model: string, id: Schema): Schema {
  return exactly({
    id,
    model: { enum: [model] },
    time_updated: positiveInteger,
    time_deleted: positiveInteger,
    version: positiveInteger,
    initiator_id: { anyOf: [{ type: "null" }, uuid4] },
    data: {},
  });
}
