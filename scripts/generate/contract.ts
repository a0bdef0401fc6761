import { parseDocument } from "yaml";

/** A contract that the generator cannot process. The message has the place and the reason. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** A GET of a list, with its filters. */
export interface ListOperation {
  readonly id: string;
  readonly path: string;
  /** The schema of the items, such as `ContainerTaskInstance`. */
  readonly itemName: string;
  /** The query parameters, each resolved. */
  readonly parameters: readonly JsonObject[];
}

/** A schema with an enum, such as `TaskInstanceState`. */
export interface Choice {
  readonly name: string;
  readonly description: string;
  readonly values: readonly string[];
}

/** Where a list has what the generator needs; the contract's `x-lists`. */
export interface ListLayout {
  /** The property of a page with its rows. */
  readonly rows: string;
  /** The query parameter that narrows a list, as JSON with operators; without it, each filter is a parameter. */
  readonly filter: string | undefined;
  /** The query parameter that orders a list, as JSON. */
  readonly sort: string | undefined;
}

const SCHEMAS = "#/components/schemas/";

/** The parts of an OpenAPI document that filters need. */
export class Contract {
  readonly root: JsonObject;

  constructor(root: JsonObject) {
    this.root = root;
  }

  static parse(text: string): Contract {
    const document = parseDocument(text);
    const [problem] = document.errors;
    if (problem) throw new ContractError(`not YAML: ${problem.message}`);
    // The contract uses aliases to avoid repetition, so it may have many.
    return new Contract(asObject(document.toJS({ maxAliasCount: -1 }), "the contract"));
  }

  /** How the lists of this contract are built; as Django REST framework builds them, if it does not say. */
  get listLayout(): ListLayout {
    const { rows = "results", filter, sort } = asObject(this.root["x-lists"] ?? {}, "x-lists");
    return {
      rows: asString(rows, "rows of x-lists"),
      filter: filter === undefined ? undefined : asString(filter, "filter of x-lists"),
      sort: sort === undefined ? undefined : asString(sort, "sort of x-lists"),
    };
  }

  /** The operations that respond with a page, in the order of the contract. */
  lists(): ListOperation[] {
    const lists: ListOperation[] = [];
    for (const [path, item] of Object.entries(asObject(this.root.paths, "paths"))) {
      const { get, parameters: shared = [] } = asObject(item, path);
      if (get === undefined) continue;
      const operation = asObject(get, `GET ${path}`);
      const itemName = this.#itemName(operation, `GET ${path}`);
      if (itemName === undefined) continue;
      const id = asString(operation.operationId, `operationId of GET ${path}`);
      const own = asArray(operation.parameters ?? [], `parameters of ${id}`);
      const parameters = [...asArray(shared, `parameters of ${path}`), ...own]
        .map((parameter) => this.resolve(parameter, `a parameter of ${id}`))
        .filter((parameter) => parameter.in === "query");
      lists.push({ id, path, itemName, parameters });
    }
    return lists;
  }

  /** The named schemas with an enum, in the order of the contract. */
  choices(): Choice[] {
    const schemas = this.resolve({ $ref: "#/components/schemas" }, "components");
    return Object.keys(schemas).flatMap((name) => this.choice(name) ?? []);
  }

  /** The schema of this name, if it has an enum. */
  choice(name: string): Choice | undefined {
    const schema = this.resolve({ $ref: SCHEMAS + name }, `schema ${name}`);
    if (schema.enum === undefined || schema.type === "integer") return undefined;
    const values = asArray(schema.enum, `enum of ${name}`).map((value) => asString(value, `enum of ${name}`));
    return { name, description: asString(schema.description, `description of ${name}`), values };
  }

  /** Follows `$ref`s within the document. */
  resolve(value: unknown, where: string): JsonObject {
    let found = asObject(value, where);
    for (let steps = 0; found.$ref !== undefined; steps++) {
      const reference = asString(found.$ref, `$ref of ${where}`);
      if (!reference.startsWith("#/")) {
        throw new ContractError(`${where}: $ref ${reference} leads out of the document; only "#/…" is followed`);
      }
      if (steps > 20) throw new ContractError(`${where}: $ref ${reference} leads in a circle`);
      let target: unknown = this.root;
      for (const key of reference.slice(2).split("/")) {
        target = asObject(target, where)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
        if (target === undefined) throw new ContractError(`${where}: $ref ${reference} leads nowhere`);
      }
      found = asObject(target, reference);
    }
    return found;
  }

  /** The schema of a page's rows; nothing if the operation does not respond with a page. */
  #itemName(operation: JsonObject, where: string): string | undefined {
    const responses = asObject(operation.responses, `responses of ${where}`);
    if (responses["200"] === undefined) return undefined;
    const content = asObject(this.resolve(responses["200"], `200 of ${where}`).content ?? {}, `200 of ${where}`);
    if (content["application/json"] === undefined) return undefined;
    const schema = this.resolve(asObject(content["application/json"], `200 of ${where}`).schema, `200 of ${where}`);
    const { rows } = this.listLayout;
    const property = asObject(schema.properties ?? {}, `200 of ${where}`)[rows];
    if (property === undefined) return undefined;
    const name = schemaName(asObject(property, `${rows} of ${where}`).items);
    if (name === undefined) {
      throw new ContractError(`${where}: the items of its ${rows} must be a $ref to "${SCHEMAS}…", to have a name`);
    }
    return name;
  }
}

/** The name of a `$ref`'s schema. */
export function schemaName(schema: unknown): string | undefined {
  const reference = asObject(schema, "a schema").$ref;
  return typeof reference === "string" && reference.startsWith(SCHEMAS) ? reference.slice(SCHEMAS.length) : undefined;
}

export function asObject(value: unknown, where: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ContractError(`${where}: expected an object, found ${describe(value)}`);
  }
  return value as JsonObject; // Any object that is not an array has string keys and unknown values.
}

export function asArray(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ContractError(`${where}: expected an array, found ${describe(value)}`);
  return value;
}

export function asString(value: unknown, where: string): string {
  if (typeof value !== "string") throw new ContractError(`${where}: expected a string, found ${describe(value)}`);
  return value;
}

function describe(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
