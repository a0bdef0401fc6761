import type { Command } from "commander";
import type { RequestOptions, SaltantClient } from "saltant";
import { withFormats, type Context, type Run } from "../context.js";
import { UsageError } from "../exit-codes.js";
import { fromRecord, optionsOf, readFields } from "../input/field-options.js";
import { readRecords } from "../input/records.js";
import { nameResolver } from "../names.js";
import type { NamedModel, PatchableResource, WritableResource } from "../resources/resource.js";

/** The values of a resource's fields by option, and the file with further values. */
type WriteOptions = Readonly<Record<string, unknown>> & { readonly from?: string };

/** The options of `create`, `put` and `patch`: one for each field. */
export function withFieldOptions(command: Command, resource: WritableResource): Command {
  for (const option of resource.fields.flatMap(optionsOf)) command.addOption(option);
  return withFormats(
    command.option(
      "--from <file>",
      "read the fields from a JSON object in a file (- for standard input), as printed by get --json",
    ),
  );
}

/** Creates a resource. */
export function create(resource: WritableResource): Run<WriteOptions> {
  return async (context, options) => {
    const values = await readValues(context, resource, options);
    const missing = resource.fields.filter(({ name, isRequired }) => isRequired === true && values[name] === undefined);
    if (missing.length > 0) {
      throw new UsageError(`a new ${resource.noun} requires ${missing.map(({ option }) => `--${option}`).join(", ")}`);
    }
    return write(context, resource, (client, request) => resource.create(client, values, request));
  };
}

/** Replaces a resource; fields that are not given keep their values. */
export function put(resource: WritableResource): Run<WriteOptions> {
  return async (context, options, [key = ""]) => {
    const values = await readValues(context, resource, options);
    checkSome(values, resource);
    return write(context, resource, (client, request) => resource.put(client, key, values, request));
  };
}

/** Updates some fields of a resource. */
export function patch(resource: PatchableResource): Run<WriteOptions> {
  return async (context, options, [key = ""]) => {
    const values = await readValues(context, resource, options);
    checkSome(values, resource);
    return write(context, resource, (client, request) => resource.patch(client, key, values, request));
  };
}

/** Rejects an empty change, which is a mistake: sending it could still change the owner of a task type. */
function checkSome(values: object, { fields }: WritableResource): void {
  if (Object.keys(values).length > 0) return;
  throw new UsageError(
    `nothing to change: give at least one of ${fields.map(({ option }) => `--${option}`).join(", ")}`,
  );
}

async function readValues(
  { io, request, session }: Context,
  { fields }: WritableResource,
  options: WriteOptions,
): Promise<Record<string, unknown>> {
  const { client } = await session();
  const given = await readFields(fields, options, { client, request });
  if (options.from === undefined) return given;
  const [record, another] = await readRecords(options.from, io);
  if (record === undefined || another !== undefined)
    throw new UsageError("--from must contain exactly one JSON object");
  return {
    ...fromRecord(
      record,
      fields.map(({ name }) => name),
    ),
    ...given,
  };
}

async function write(
  { output, request, session }: Context,
  resource: WritableResource,
  call: (client: SaltantClient, request: RequestOptions) => Promise<NamedModel>,
): Promise<undefined> {
  const { client } = await session();
  const item = await call(client, request);
  await output.writeOne(resource, item, nameResolver(client, resource, request));
}
