import type { IdOrName, ListOptions, Listing, RequestOptions, SaltantClient } from "saltant";
import { idOrName, isId } from "./id-or-name.js";
import type { NamedModel, PatchableResource, WritableResource } from "./resource.js";

/**
 * The methods of a manager of types, queues or whitelists that the command uses. They are declared as methods, whose parameters
 * are bivariant, because each manager takes its own type of input.
 */
interface NamedManager<M> {
  list(filters: object, options: ListOptions): Listing<M>;
  get(key: IdOrName, options: RequestOptions): Promise<M>;
  create(input: object, options: RequestOptions): Promise<M>;
}

interface PatchableManager<M> extends NamedManager<M> {
  patch(id: number, values: object, options: RequestOptions): Promise<M>;
}

/** A model that can replace itself on the server. */
type PuttableModel = NamedModel & { put(options: RequestOptions): Promise<unknown> };

/** The functions of a resource that call its manager. */
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

/** The same, for resources that can also be updated in parts. */
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
