import { asArray, asObject, asString, Contract, type JsonObject } from "../../generate/contract.js";

/** A parsed document, of any format. */
export interface Source {
  readonly root: JsonObject;
  /** Follows `$ref`s within the document. Throws a ContractError for a broken one. */
  readonly resolve: (value: unknown, where: string) => JsonObject;
}

export function sourceOf(root: JsonObject): Source {
  const contract = new Contract(root);
  return { root, resolve: (value, where) => contract.resolve(value, where) };
}

/** A method of a path, in the form that both formats share. */
export interface RawOperation {
  readonly method: string;
  readonly path: string;
  readonly where: string;
  readonly operation: JsonObject;
  /** The parameters of the path and its own, each resolved; its own replace the path's of the same name. */
  readonly parameters: readonly JsonObject[];
  /** By status, each resolved. */
  readonly responses: ReadonlyMap<string, JsonObject>;
  /** The URL of the path's own server, if the path has one. */
  readonly server: string | undefined;
}

const METHODS = ["get", "head", "put", "post", "delete", "patch", "trace"];

export function rawOperations({ root, resolve }: Source): RawOperation[] {
  const operations: RawOperation[] = [];
  for (const [path, value] of Object.entries(asObject(root.paths, "paths"))) {
    if (!path.startsWith("/")) continue; // An extension, x-….
    const item = resolve(value, path);
    const shared = asArray(item.parameters ?? [], `parameters of ${path}`);
    const [ownServer] = asArray(item.servers ?? [], `servers of ${path}`);
    const server =
      ownServer === undefined ? undefined : asString(resolve(ownServer, `server of ${path}`).url, `server of ${path}`);
    for (const key of METHODS) {
      if (item[key] === undefined) continue;
      const method = key.toUpperCase();
      const where = `${method} ${path}`;
      const operation = asObject(item[key], where);
      const parameters = new Map<string, JsonObject>();
      for (const each of [...shared, ...asArray(operation.parameters ?? [], `parameters of ${where}`)]) {
        const parameter = resolve(each, `a parameter of ${where}`);
        const place = asString(parameter.in, `"in" of a parameter of ${where}`);
        parameters.set(`${place} ${asString(parameter.name, `name of a parameter of ${where}`)}`, parameter);
      }
      const responses = new Map<string, JsonObject>();
      for (const [status, response] of Object.entries(asObject(operation.responses ?? {}, `responses of ${where}`))) {
        if (!status.startsWith("x-")) responses.set(status.toUpperCase(), resolve(response, `${status} of ${where}`));
      }
      operations.push({ method, path, where, operation, parameters: [...parameters.values()], responses, server });
    }
  }
  return operations;
}
