import type { IdOrName, ListOptions, Listing, RequestOptions, SaltantClient } from "saltant";
import { idOrName, isId } from "./id-or-name.js";
import type { NamedModel, PatchableResource, WritableResource } from "./resource.js";

/**
 * What the command uses of a manager of types, queues or whitelists. Its functions are written as methods, so that one that
 * takes a certain input can stand here.
 */
interface NamedManager<M> {
  list(filters: object, options: ListOptions): Listing<M>;
  get(key: IdOrName, options: RequestOptions): Promise<M>;
  create(input: object, options: RequestOptions): Promise<M>;
}

interface PatchableManager<M> extends NamedManager<M> {
  patch(id: number, values: object, options: RequestOptions): Promise<M>;
}

/** A model that can write all of itself. */
type PuttableModel = NamedModel & { put(options: RequestOptions): Promise<unknown> };

/** What a resource calls a manager for. */
export function namedCalls<M extends PuttableModel>(
  managerOf: (client: SaltantClient) => NamedManager<M>,
): Pick<WritableResource<M>, "list" | "get" | "create" | "put"> {
  return {
    list: (client, filters, options) => managerOf(client).list(filters, options),
    get: (client, key, options) => managerOf(client).get(idOrName(key), options),
    create: (client, values, options) => managerOf(client).create(values, options),
    async put(client, key, values, options) {
      const item = Object.assign(await managerOf(client).get(idOrName(key), options), values);
      await item.put(options);
      return item;
    },
  };
}

/** The same, for what can be changed in parts, too. */
export function patchableCalls<M extends PuttableModel>(
  managerOf: (client: SaltantClient) => PatchableManager<M>,
): Pick<PatchableResource<M>, "list" | "get" | "create" | "put" | "patch"> {
  return {
    ...namedCalls(managerOf),
    async patch(client, key, values, options) {
      const manager = managerOf(client);
      const id = isId(key) ? Number(key) : (await manager.get(idOrName(key), options)).id;
      return manager.patch(id, values, options);
    },
  };
}
